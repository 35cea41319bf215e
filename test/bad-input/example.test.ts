import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { example } from "../../src/command-names.ts";
import type { Right } from "../../src/domain/rights.ts";
import type { Language } from "../../src/text.ts";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";
import { whatIf } from "../support/undone.ts";

/** What the state of things still refuses, where one town cannot be in two states at once. */
const REFUSED: Readonly<Partial<Record<Right, string>>> = {
  "announcement retry": "announcement.nothing-failed",
  "channel bind": "channel.already",
  "channel space": "channel.no-space",
  "commission create": "commission.name-taken",
  "commission resume": "commission.not-paused",
  "network resume": "network.not-paused",
  "partner import": "file.elsewhere",
  "role claim": "role.code-used",
  "role revoke": "animation.not-there",
};

/** What says nothing by itself, in the channel of a commission. */
const INCOMPLETE = new Set<Right>([
  "vote",
  "rsvp",
  "announce",
  "announcement correct",
  "plenary plan",
  "meeting plan",
  "meeting move",
  "poll dates",
  "poll choice",
  "poll extend",
  "commission rhythm",
  "commission reminders",
  "commission create",
  "commission rename",
  "role grant",
  "role revoke",
  "role claim",
  "partner show",
  "partner add",
  "partner edit",
  "partner import",
  "partner archive",
  "me language",
  "me reminders",
  "me speak-for",
]);

const DATES = "1 avril 18h, 2 avril 18h, 5 avril 18h, 6 avril 18h, 7 avril 18h";

/** A town where the examples' numbers and names mean something: poll 12, meeting 12, announcement 3, Léa. */
async function exemplary(): Promise<Town> {
  const town = await network();
  const claire = (await town.coordination()).in("logement");
  await town.person("Léa", { for: "C.A.F. de la Moselle" });
  const evenings = Array.from({ length: 12 }, (_, at) => `${at + 8} avril 18h`);
  for (const [at, evening] of evenings.entries()) {
    await claire.says(`sondage dates "Toit" ${DATES}`);
    await claire.says(`réunion fixer ${evening}`);
    if (at === evenings.length - 1) continue;
    await claire.says(`sondage annuler ${at + 1}`);
    await claire.says(`réunion annuler ${at + 1}`);
  }
  for (const text of ["Un", "Deux", "Trois"]) await claire.says(`annoncer ${text} --oui`);
  await claire.says("commission rejoindre");
  await claire.says("commission rythme premier jeudi 18h");
  await claire.says("commission créer Culture");
  await town.act((repos) => repos.members.useClaim(town.clock.now()));
  return town;
}

describe.each<Language>(["fr", "en"])(
  "what is given as an example can be typed, in %s",
  (language) => {
    test("every one", async () => {
      const town = await exemplary();
      const { account } = await town.coordination();
      const claire = (await whatIf(town))(account, channelOf("slack", "logement"));
      const answers: Partial<Record<Right, string | undefined>> = {};
      for (const command of commands) {
        const { refused, fault } = await claire.says(example(command, language));
        answers[command.path] = fault ?? refused;
      }
      const expected = Object.fromEntries(commands.map(({ path }) => [path, REFUSED[path]]));
      expect(answers).toEqual(expected);
    });

    test("what is missing is named, with that example", async () => {
      const town = await exemplary();
      const { account } = await town.coordination();
      if (language === "en") await (await town.coordination()).says("moi langue anglais");
      const claire = (await whatIf(town))(account, channelOf("slack", "logement"));
      for (const command of commands) {
        const { refused, text } = await claire.says(command.path);
        expect(refused === "typed.missing", command.path).toBe(INCOMPLETE.has(command.path));
        if (refused === "typed.missing") expect(text).toContain(example(command, language));
      }
    });
  },
);
