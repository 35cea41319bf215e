import { expect, test } from "vitest";
import { homeserver, LEA } from "../support/matrix-rooms.ts";
import { Fuse, Round } from "../support/matrix-round.ts";

async function rounds() {
  const { matrix, person } = await homeserver();
  const lea = await person(LEA);
  return () => new Round(matrix, lea);
}

function isSound(outcome: Awaited<ReturnType<Round["outcome"]>>, when: string): void {
  const { said, heard, unread, indexes, differentIndexes } = outcome;
  expect(heard, when).toEqual(said);
  expect(unread, when).toBe(0);
  expect(differentIndexes, when).toBe(indexes);
}

test("killed before any of its steps, nothing is lost, and no message index is used twice", async () => {
  const round = (await rounds())();
  await round.lives();
  let steps = 0;
  for (let isOver = false; !isOver; steps++) {
    const [name, fuse] = [`killed before ${steps}`, new Fuse(steps)];
    await round.leaSays(`${name}, avant`);
    round.mustSay(name);
    await round.lives(fuse);
    await round.leaSays(`${name}, après`);
    await round.lives();
    isSound(await round.outcome(), name);
    isOver = !fuse.isBlown;
  }
  expect(steps).toBeGreaterThan(15);
}, 120_000);

test("killed before any step of its very first start, it begins all the same", async () => {
  const begin = await rounds();
  let steps = 0;
  for (let isOver = false; !isOver; steps++) {
    const [round, name, fuse] = [begin(), `first start, killed before ${steps}`, new Fuse(steps)];
    await round.lives(fuse);
    await round.lives();
    await round.leaSays(name);
    round.mustSay(name);
    await round.lives();
    isSound(await round.outcome(), name);
    isOver = !fuse.isBlown;
  }
  expect(steps).toBeGreaterThan(15);
}, 120_000);

test.each(["cut", "lost"] as const)(
  "where any one request is %s, the same process goes on",
  async (how) => {
    const round = (await rounds())();
    await round.lives();
    for (let at = 1, asked = at; at <= asked; at++) {
      const name = `${how} ${at}`;
      await round.leaSays(name);
      round.mustSay(name);
      asked = await round.stumbles(at, how);
      await round.lives();
      isSound(await round.outcome(), name);
    }
  },
  120_000,
);
