import { expect, onTestFinished, test, vi } from "vitest";
import { lineOn } from "../../adapters/matrix/line.ts";
import type { Sync } from "../../adapters/matrix/rounds.ts";
import { makeLog } from "../../src/log.ts";
import { text, view } from "../../src/view.ts";
import { DAY, MINUTE } from "../../src/when.ts";
import { temporaryFile } from "../support/files.ts";
import { elsewhere, keepOn, MatrixDevice } from "../support/matrix-device.ts";
import { homeserver, LEA, ROOM } from "../support/matrix-rooms.ts";

const UNREADABLE = /^Des messages de ce salon chiffré ne m’arrivent pas lisibles/u;

/** A room in which Léa speaks to one process of Utopia after another, on one database. */
async function room() {
  const { matrix, person, utopia } = await homeserver();
  const database = temporaryFile();
  const lea = await person(LEA);
  const heard: string[] = [];
  const begins = async () => {
    const device = await MatrixDevice.begins(database, utopia, elsewhere);
    const { keep, close } = await keepOn(database);
    const closing = new AbortController();
    const works: Promise<void>[] = [];
    const line = await lineOn(device.signedIn, {
      settings: { ...utopia, invite: [], pace: 0 },
      keep,
      changed: undefined,
      hear: async ({ words }) => {
        heard.push(words);
        return view(text([`Compris : ${words}`]));
      },
      language: "fr",
      log: makeLog("silent"),
      closing: closing.signal,
      underWay: (work) => void works.push(work),
    });
    const ends = async () => {
      closing.abort();
      line.unreadable.close();
      await Promise.all(works);
      await device.ends();
      await close();
    };
    return {
      line,
      ends,
      /** Takes what is new, and answers it. */
      syncs: async () => {
        const since = await keep.get("since");
        const asked = since === undefined ? {} : { since };
        const sync: Sync = await device.signedIn.client.doRequest(
          "GET",
          "/_matrix/client/v3/sync",
          asked,
        );
        await line.rounds.take(sync, since);
        await line.replies.answered();
        await keep.set("since", sync.next_batch);
      },
      /** So much passes for those who wait for keys, and what that causes is done. */
      waits: async (ms: number) => {
        await vi.advanceTimersByTimeAsync(ms);
        await Promise.all(works);
      },
    };
  };
  const leaReads = async () => {
    await lea.syncs();
    return lea.words.map(String);
  };
  const first = await begins();
  await first.syncs();
  return { matrix, person, lea, first, begins, heard, leaReads };
}

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
