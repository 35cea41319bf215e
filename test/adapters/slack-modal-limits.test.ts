import { describe, expect, test } from "vitest";
import { modalOf } from "../../adapters/slack/modals/view.ts";
import { commands } from "../../commands/index.ts";
import type { View } from "../../src/view.ts";
import { modalView } from "../fakes/slack/block-kit.ts";
import { HOSTILE } from "../support/hostile.ts";
import type { Person } from "../support/person.ts";
import { channelOf } from "../support/places.ts";
import { network } from "../support/town.ts";

/* Every form there is, at its longest, as Slack takes it. */

const BEHIND = { channel: "C1", channelName: "logement" };
const LONG = "Très ".repeat(29).trim();
const DATES = Array.from({ length: 25 }, (_, day) => `${day + 1} mars 14h`).join(", ");

async function busy() {
  const town = await network();
  const claire = await town.coordination("logement");
  await claire.says(`/utopia sondage dates "${LONG}" ${DATES} --lieu="${LONG}"`);
  await claire.says(`/utopia sondage choix "${LONG}" ${LONG.slice(0, 74)}, <!channel> & *Vert*`);
  await claire.says(
    `/utopia réunion fixer mardi 16 février 18h --titre="${LONG}" --lieu="${LONG}"`,
  );
  const asks = (who: Person, words: string) =>
    town.house.bot.answer({
      from: who.account,
      place: channelOf("slack", "logement"),
      words,
      form: "asked",
    });
  return { town, claire, asks };
}

function troubles(answer: View): readonly string[] {
  const { modal, rest } = modalOf(answer, BEHIND, "fr");
  expect(rest.blocks).toEqual([]);
  return modalView(modal, "/view");
}

const BEGINNINGS = [
  "poll dates",
  `poll dates "${LONG}"`,
  "poll again #1",
  "poll again #2",
  "poll edit #1",
  "poll edit #2",
  "vote #1",
  "vote #2",
  "vote #1 --for=…",
  "meeting plan",
  "meeting move #1",
  "plenary plan",
  "rsvp #1",
  "rsvp #1 --for=…",
  "announce",
  "me speak-for",
];

describe("a form is taken by Slack", () => {
  test.each(BEGINNINGS)("%s", async (words) => {
    const { claire, asks } = await busy();
    const answer = await asks(claire, words);
    expect(answer.refused).toBeUndefined();
    expect(answer.form?.command.split(" ").slice(0, 2).join(" ")).toBe(
      words.split(" ").slice(0, 2).join(" "),
    );
    expect(troubles(answer)).toEqual([]);
  });

  test("and there is none but these", () => {
    const paths = commands.filter(({ form }) => form !== undefined).map(({ path }) => path);
    expect(paths.filter((path) => !BEGINNINGS.some((one) => one.startsWith(path)))).toEqual([]);
  });

  test("whatever stands in it", async () => {
    const { claire, asks } = await busy();
    for (const text of Object.values(HOSTILE)) {
      await claire.says(`/utopia sondage modifier #1 --titre="${text.replaceAll('"', "'")}"`);
      expect(troubles(await asks(claire, "vote #1")), text).toEqual([]);
      expect(troubles(await asks(claire, "poll edit #1")), text).toEqual([]);
    }
  });
});

test("a command that has no form says what to type", async () => {
  const { claire, asks } = await busy();
  const { blocks } = await asks(claire, "partner add ");
  expect(JSON.stringify(blocks)).toContain("/utopia partner add");
});
