import { describe, expect, test } from "vitest";
import { pollBoard } from "../../src/boards/poll.ts";
import { MINUTE } from "../../src/when.ts";
import { type MatrixTown, matrixTown } from "./matrix-town.ts";
import { readIn } from "./rooms.ts";

const ASKS = '!u sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h';

async function tally(town: MatrixTown): Promise<string> {
  const board = await town.look(async (repos) => pollBoard(repos, await repos.polls.get(1)));
  return board.options.map(({ yes, ifNeedBe, no }) => `${yes}/${ifNeedBe}/${no}`).join(" ");
}

const polls = (town: MatrixTown) =>
  town.look(async ({ polls: all }) => (await all.inState("open")).length);

async function asked() {
  const town = await matrixTown("2027-01-10T10:00");
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  const lea = await town.person("lea", "Léa", "C.A.F. de la Moselle");
  await julie.says(ASKS);
  const room = town.room("logement");
  const poll = await lea.person.sees(room, /^Colocation/u);
  return { town, julie, lea, room, poll };
}

/** All that they chat about, one after the other. */
async function chats(town: MatrixTown, room: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await town.parts.organiser.says(room, `Bavardage ${at}`);
}

describe("what was said while nobody listened", () => {
  test("is read whole, however much it was, and although asking for it fails twice", async () => {
    const { town, julie, lea, room, poll } = await asked();
    await town.stops();
    await lea.person.reacts(room, poll.id, "1 ✅");
    await julie.person.says(room, "!u voter 2 si besoin");
    await chats(town, room, 260);
    await julie.person.says(room, "!u réunion fixer jeudi 8 avril 18h");
    const last = await lea.person.reacts(room, poll.id, "2 ✅");

    const PAST = /^GET .*\/messages\?/u;
    for (const status of [502, 500]) town.parts.between.fails(PAST, { status });
    await town.starts();
    await town.heard(last);
    expect(await tally(town)).toBe("1/0/0 1/1/0");
    expect(await town.look(({ meetings }) => meetings.upcoming(0, 10))).toHaveLength(1);
    expect(town.parts.between.asked(PAST)).toBeGreaterThan(4);
  });

  test("more than ten minutes ago is told to be missed, once to each; answers count all the same", async () => {
    const { town, julie, lea, room, poll } = await asked();
    await town.stops();
    for (const _ of [1, 2, 3]) await julie.person.says(room, ASKS);
    await lea.person.says(room, "!u voter 1 oui");
    const last = await lea.person.reacts(room, poll.id, "2 🤔");
    town.parts.between.later = 11 * MINUTE;
    await town.starts();
    await town.heard(last);
    expect(await polls(town)).toBe(1);
    expect(await tally(town)).toBe("1/0/0 0/1/0");
    const said = await readIn(room, [julie.person]);
    expect(said.filter(({ body }) => body.includes("pas pu lire votre message"))).toHaveLength(1);
  });

  test("before we came was not said to us", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    const { organiser } = town.parts;
    const room = await organiser.opens("emploi");
    await organiser.says(room, "!u aide");
    await chats(town, room, 60);
    await town.invited(room);
    await town.settled();
    const said = await readIn(room, [organiser]);
    expect(said.filter(({ sender }) => sender === town.bot)).toEqual([]);
  });
});

test("what is told again by a homeserver is done once, and answered once", async () => {
  const { town, julie, lea } = await asked();
  const keep = town.parts.store.keep("matrix", town.parts.clock);
  const name = `sync:${town.bot}`;
  const before = await keep.get(name);
  await julie.says(ASKS.replace("Colocation", "Goûter"));
  await lea.reacts(/^Colocation/u, "1 ✅");
  const answers = (await town.channel("logement")).length;
  await town.stops();
  // The process ended after all was done, and before the token was kept.
  if (before !== undefined) await keep.set(name, before);
  await town.starts();
  await town.settled();
  expect(await polls(town)).toBe(2);
  expect(await tally(town)).toBe("1/0/0 0/0/0");
  expect(await town.channel("logement")).toHaveLength(answers);
});

test("a homeserver that cannot be asked what a reaction means is asked again", async () => {
  const { town, lea } = await asked();
  await town.stops();
  await town.starts();
  town.parts.between.fails(/^GET .*\/event\//u, { status: 500 });
  await lea.reacts(/^Colocation/u, "1 ✅");
  expect(await tally(town)).toBe("1/0/0 0/0/0");
});
