import { describe, expect, test } from "vitest";
import { pollBoard } from "../../src/boards/poll.ts";
import { type MatrixTown, matrixTown } from "./matrix-town.ts";

const ASKS = '!u sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h';
const POLL = /^Colocation\s: quelles dates/u;

async function tally(town: MatrixTown): Promise<string> {
  const board = await town.look(async (repos) => pollBoard(repos, await repos.polls.get(1)));
  return board.options.map(({ yes, ifNeedBe, no }) => `${yes}/${ifNeedBe}/${no}`).join(" ");
}

async function asked(encrypted = false) {
  const town = await matrixTown("2027-01-10T10:00", { encrypted });
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  const lea = await town.person("lea", "Léa", "C.A.F. de la Moselle");
  await julie.says(ASKS);
  return { town, julie, lea };
}

describe.each([
  { kind: "plain", encrypted: false },
  { kind: "encrypted", encrypted: true },
])("in a $kind room", ({ encrypted }) => {
  test("Utopia puts what can be pressed beneath a poll, and counts what is pressed", async () => {
    const { town, lea } = await asked(encrypted);
    const room = town.room("logement");
    const isReady = ({ body, reactions }: { body: string; reactions: object }) =>
      POLL.test(body) && Object.keys(reactions).length === 5;
    const poll = await lea.person.sees(room, isReady, 30_000);
    expect(Object.keys(poll.reactions)).toEqual(["1 ✅", "1 🤔", "2 ✅", "2 🤔", "❌"]);
    await lea.reacts(POLL, "1 ✅");
    await lea.reacts(POLL, "2 🤔");
    expect(await tally(town)).toBe("1/0/0 0/1/0");
  });

  test("whoever takes a reaction back takes the answer back", async () => {
    const { town, lea } = await asked(encrypted);
    const yes = await lea.reacts(POLL, "1 ✅");
    const ifNeedBe = await lea.reacts(POLL, "1 🤔");
    expect(await tally(town)).toBe("0/1/0 0/0/0");
    await lea.takesBack(ifNeedBe);
    // The other reaction still stands.
    expect(await tally(town)).toBe("1/0/0 0/0/0");
    await lea.says("!u voter 1 non");
    await lea.takesBack(yes);
    expect(await tally(town)).toBe("0/0/1 0/0/0");
    const none = await lea.reacts(POLL, "❌");
    expect(await tally(town)).toBe("0/0/1 0/0/1");
    await lea.takesBack(none);
    expect(await tally(town)).toBe("0/0/0 0/0/0");
  });
});

test("somebody whose reaction is tidied away by others has answered all the same", async () => {
  const { town, lea } = await asked();
  const yes = await lea.reacts(POLL, "1 ✅");
  const { organiser } = town.parts;
  await organiser.takesBack(town.room("logement"), yes);
  await town.heard(new RegExp(`"redacts":"${yes.replace("$", "\\$")}"`, "u"));
  expect(await tally(town)).toBe("1/0/0 0/0/0");
});

test("what a click comes to is said beside the message, to who clicked, and only where it is news", async () => {
  const { town, julie, lea } = await asked();
  const samira = await town.person("samira", "Samira");
  await samira.reacts(POLL, "1 ✅");
  expect(await samira.asides()).toEqual([
    expect.stringMatching(/^Samira : .*Pour quelle structure/su),
  ]);
  await samira.says("!u moi structure Croix-Rouge");
  await samira.reacts(POLL, "2 ✅");
  expect(await samira.asides()).toHaveLength(1);
  expect(await lea.asides()).toEqual([]);

  await julie.says("!u sondage clore --option=1");
  await lea.reacts(POLL, "2 ✅");
  expect(await lea.asides()).toEqual([expect.stringMatching(/^Léa : .*n’est plus ouvert/su)]);
  expect(await tally(town)).toBe("1/0/0 1/0/0");
});

test("who comes to a meeting is told by a click, and taken back by another", async () => {
  const { town, julie, lea } = await asked();
  await julie.says("!u réunion fixer jeudi 1 avril 18h");
  const yes = await lea.reacts(/^Réunion|Fixée|fixée|réunion/u, "✅");
  const answers = () => town.look(async ({ meetings, rsvps }) => rsvps.of(await meetings.get(1)));
  expect(await answers()).toMatchObject([{ answer: "yes" }]);
  await lea.takesBack(yes);
  expect(await answers()).toEqual([]);
});

test("a reaction that means nothing, or is to what others said, does nothing", async () => {
  const { town, julie, lea } = await asked();
  await lea.reacts(POLL, "🎉");
  const said = await julie.person.says(town.room("logement"), "Qui vient ?");
  const reaction = await lea.person.reacts(town.room("logement"), said, "1 ✅");
  await town.heard(reaction);
  expect(await tally(town)).toBe("0/0/0 0/0/0");
  expect(await lea.asides()).toEqual([]);
});
