import { expect, onTestFinished, test, vi } from "vitest";
import { DAY, MINUTE } from "../../src/when.ts";
import { room } from "../support/matrix-line.ts";
import { LEA, ROOM } from "../support/matrix-rooms.ts";

const UNREADABLE = /^Des messages de ce salon chiffré ne m’arrivent pas lisibles/u;

/** The hour and what waits by `setTimeout` wait for us: the network has its own. */
function ourTimers(): void {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

test("what could not be read before a restart is done once its key comes", async () => {
  const { matrix, lea, first, begins, heard, leaReads } = await room();
  matrix.world.isSlow = true;
  await lea.says(ROOM, "!u quand");
  await lea.says(ROOM, "!u aide");
  await first.syncs();
  expect(first.line.unreadable.rooms).toBe(1);
  await first.ends();

  const second = await begins();
  await second.syncs();
  expect(second.line.unreadable.rooms).toBe(1);
  matrix.world.hastens();
  await second.syncs();
  expect(heard).toEqual(["!u quand", "!u aide"]);
  expect(second.line.unreadable.rooms).toBe(0);
  expect(await leaReads()).toEqual(["Compris : !u quand", "Compris : !u aide"]);
  await second.ends();

  const third = await begins();
  await third.syncs();
  expect(heard).toHaveLength(2);
  await third.ends();
});

test("where no key comes the room is told so once, by whichever process is there", async () => {
  ourTimers();
  const { matrix, lea, first, begins, leaReads } = await room();
  matrix.world.isSlow = true;
  await lea.says(ROOM, "!u quand");
  await first.syncs();
  await first.ends();

  const second = await begins();
  await second.syncs();
  await second.waits(MINUTE);
  matrix.world.hastens();
  expect(await leaReads()).toEqual([expect.stringMatching(UNREADABLE)]);
  await second.ends();

  const third = await begins();
  await third.syncs();
  await third.waits(MINUTE);
  expect((await leaReads()).filter((one) => UNREADABLE.test(one))).toHaveLength(1);
  await third.ends();
});

test("a room that was told so is told again in another week", async () => {
  ourTimers();
  const { matrix, person, first, leaReads } = await room();
  const told = async () => (await leaReads()).filter((one) => UNREADABLE.test(one)).length;
  const missesOne = async () => {
    // Each device has keys of its own.
    const device = await person(LEA);
    matrix.world.isSlow = true;
    await device.says(ROOM, "!u quand");
    await first.syncs();
    await first.waits(MINUTE);
    matrix.world.hastens();
    await first.syncs();
  };
  await missesOne();
  await missesOne();
  expect(await told()).toBe(1);
  vi.setSystemTime(Date.now() + 8 * DAY);
  await missesOne();
  expect(await told()).toBe(2);
});

test("a homeserver that does not give them back at once is asked again", async () => {
  const { matrix, lea, first, begins, heard } = await room();
  matrix.world.isSlow = true;
  await lea.says(ROOM, "!u quand");
  await first.syncs();
  await first.ends();
  matrix.world.hastens();

  const second = await begins();
  matrix.breaks(/\/event\//u);
  await expect(second.syncs()).rejects.toThrow("ambiguous");
  expect(heard).toEqual([]);
  matrix.mends();
  await second.syncs();
  expect(heard).toEqual(["!u quand"]);
  await second.ends();
});

test("what is more than a day old is given up", async () => {
  const { matrix, lea, first, begins, heard } = await room();
  matrix.world.isSlow = true;
  await lea.says(ROOM, "!u quand");
  await first.syncs();
  await first.ends();

  matrix.world.age = DAY + MINUTE;
  const second = await begins();
  await second.syncs();
  expect(second.line.unreadable.rooms).toBe(0);
  matrix.world.hastens();
  await second.syncs();
  expect(heard).toEqual([]);
  await second.ends();
});
