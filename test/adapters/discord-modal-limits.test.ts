import { describe, expect, test } from "vitest";
import { behind } from "../../adapters/discord/custom-id.ts";
import { entriesOf } from "../../adapters/discord/entries.ts";
import { modalOf } from "../../adapters/discord/modal.ts";
import { commands } from "../../commands/index.ts";
import { modalForm } from "../fakes/discord/modal-form.ts";
import { HOSTILE } from "../support/hostile.ts";
import type { Person } from "../support/person.ts";
import { channelOf, direct } from "../support/places.ts";
import { network } from "../support/town.ts";
import { labelsOf, type Modal, sent } from "./discord-modal-filling.ts";

/* Every form there is, at its longest, as Discord takes it; and what is sent, as it is understood. */

const LONG = "Très ".repeat(29).trim();
const DATES = Array.from({ length: 25 }, (_, day) => `${day + 1} mars 14h`).join(", ");

const placeOf = (who: Person, isDirect = false) =>
  isDirect ? direct(who.account) : channelOf("slack", "logement");

async function busy() {
  const town = await network();
  const claire = await town.coordination("logement");
  await claire.says(`/utopia sondage dates "${LONG}" ${DATES} --lieu="${LONG}"`);
  await claire.says(`/utopia sondage choix "${LONG}" ${LONG.slice(0, 74)}, <@1> & *Vert*`);
  await claire.says(
    `/utopia réunion fixer mardi 16 février 18h --titre="${LONG}" --lieu="${LONG}"`,
  );
  const asks = async (who: Person, words: string, isDirect = false): Promise<Modal> => {
    const answer = await town.house.bot.answer({
      from: who.account,
      place: placeOf(who, isDirect),
      words,
      form: "asked",
    });
    expect(answer.refused).toBeUndefined();
    if (answer.form === undefined) throw new Error(`no form for ${words}`);
    return modalOf(answer.form, "fr");
  };
  const sends = async (who: Person, modal: Modal, typed: Parameters<typeof sent>[1]) => {
    const form = behind(modal.custom_id);
    if (form?.kind !== "form") throw new Error(`no form behind ${modal.custom_id}`);
    return town.house.bot.answer({
      from: who.account,
      place: placeOf(who),
      words: form.words,
      entries: entriesOf(sent(modal, typed)),
      confirmed: true,
    });
  };
  return { claire, asks, sends };
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

describe("a form is taken by Discord", () => {
  test.each(BEGINNINGS)("%s", async (words) => {
    const { claire, asks } = await busy();
    for (const isDirect of [false, true])
      expect(modalForm(await asks(claire, words, isDirect), [])).toEqual([]);
  });

  test("and there is none but these", () => {
    const paths = commands.filter(({ form }) => form !== undefined).map(({ path }) => path);
    expect(paths.filter((path) => !BEGINNINGS.some((one) => one.startsWith(path)))).toEqual([]);
  });

  test("whatever stands in it", async () => {
    const { claire, asks } = await busy();
    for (const text of Object.values(HOSTILE)) {
      await claire.says(`/utopia sondage modifier #1 --titre="${text.replaceAll('"', "'")}"`);
      for (const words of ["vote #1", "poll edit #1"])
        expect(modalForm(await asks(claire, words), []), text).toEqual([]);
    }
  });

  test("where the body is still to be chosen, with what has no room", async () => {
    const { claire, asks } = await busy();
    const labels = (words: string) =>
      asks(claire, words, true).then((modal) => labelsOf(modal).map(({ label }) => label));
    expect(await labels("poll dates")).toEqual([
      "Commission",
      "Titre",
      "Dates proposées",
      "Réponses jusqu’au",
      "Qui compte",
    ]);
    expect(await labels("meeting plan")).toEqual([
      "Commission",
      "Date et heure",
      "Durée",
      "Lieu",
      "Titre",
    ]);
    const notes = labelsOf(await asks(claire, "poll dates", true)).map((one) => one.description);
    expect(notes.at(-1)).toContain("Lieu");
  });
});

describe("what is sent is understood", () => {
  test("a vote for 25 dates, and then another", async () => {
    const { claire, asks, sends } = await busy();
    const modal = await asks(claire, "vote #1");
    expect(labelsOf(modal).map(({ label }) => label)).toEqual(["Oui", "Si besoin"]);
    await sends(claire, modal, {
      Oui: ["mardi 2 mars 2027 à 14\u00a0h", "mercredi 3 mars 2027 à 14\u00a0h"],
      "Si besoin": ["mercredi 3 mars 2027 à 14\u00a0h"],
    });
    const answers = async () => {
      const again = await asks(claire, "vote #1");
      return entriesOf(sent(again, {}));
    };
    expect(await answers()).toMatchObject({ "1": "no", "2": "yes", "3": "if-need-be", "25": "no" });
  });

  test.each([
    ["the day and the hour apart", { Jour: "mardi 23 février", Heure: "18h30" }],
    ["as they stood, but for the day", { Jour: "mardi 23 février 2027" }],
    ["in ISO", { Jour: "2027-02-23", Heure: "18:30" }],
  ])("a meeting is moved: %s", async (_, typed) => {
    const { claire, asks, sends } = await busy();
    const answer = await sends(claire, await asks(claire, "meeting move #1"), typed);
    expect(answer.refused).toBeUndefined();
    expect(JSON.stringify(answer.blocks)).toContain("mardi 23 février 2027");
  });

  test.each(["mardi 23 février 18h", "mardi 23 février 2027 à 18\u00a0h", "2027-02-23 18:00"])(
    "a meeting is planned on one line: %s",
    async (when) => {
      const { claire, asks, sends } = await busy();
      const modal = await asks(claire, "meeting plan", true);
      const answer = await sends(claire, modal, {
        Commission: ["Logement"],
        "Date et heure": when,
      });
      expect(answer.refused).toBeUndefined();
      expect(JSON.stringify(answer.blocks)).toContain("mardi 23 février 2027 à 18\u00a0h");
    },
  );
});
