import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { later } from "../../commands/later.ts";
import { namesOf } from "../../src/command-names.ts";
import { busyTown, type Role } from "../support/busy-town.ts";
import { LINES } from "../support/lines.ts";
import { channelOf, direct } from "../support/places.ts";
import { still } from "../support/still.ts";

const LANGUAGES = ["fr", "en"] as const;
const paths = [...commands.map(({ path }) => path), ...later];
const nouns = paths.flatMap((path) => path.split(" ")[0] ?? []);

/** The words that mean something, as people type them. */
const names = LANGUAGES.flatMap((language) => [
  ...[...nouns, ...paths]
    .flatMap((path) => namesOf(`command.${path}`, language))
    .map((name) => name.split("=")[0] ?? ""),
  ...commands
    .flatMap(({ args }) => Object.keys(args))
    .flatMap((name) => namesOf(`arg.${name}`, language).map((option) => `--${option}=`)),
]);

const SAID = [
  ..."1 2 #1 #99 n° 0 -1 999999 1-3 oui non peut-être yes reste tout si besoin aucun habitant".split(
    " ",
  ),
  ..."mardi 2 mars 14h, jeudi 4 mars 18h demain le premier ou et 31/02 25h J-1 H-2 logement".split(
    " ",
  ),
  ..."emploi plénière Léa Claire Secours Catholique centre Toit, Clé, association fr en".split(" "),
  ...`--oui --pour= --dans=logement -- —oui = " « » ” ’ ' \``.split(" "),
  ..."__proto__ constructor toString hasOwnProperty {x} <strong> \n \t ".split(" "),
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  { weight: 6, arbitrary: fc.constantFrom(...SAID) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);
const words = fc.array(word, { maxLength: 9 }).map((all) => all.join(" "));

/** A line that is right, but for a word that was put in, or in the place of another. */
const slip = fc
  .tuple(
    fc.constantFrom(...Object.values(LINES).flatMap(({ here, named = here }) => [here, named])),
    fc.nat(),
    fc.integer({ min: 0, max: 1 }),
    fc.oneof(fc.constant(""), word),
  )
  .map(([right, at, gone, put]) => {
    const all = right.replaceAll("{body}", "logement").replaceAll("{n}", "1").split(" ");
    return all.toSpliced(at % (all.length + 1), gone, put).join(" ");
  });

const line = fc.oneof(slip, words, fc.string({ unit: "binary", maxLength: 60 }));

test.each<Role>(["stranger", "delegate of a partner that animates nothing", "coordination"])(
  "whatever the %s types is never a fault, and a refusal changes nothing",
  async (role) => {
    const { town, people } = await busyTown();
    const account = people[role];
    const places = [direct(account), channelOf("slack", "logement"), channelOf("slack", "nowhere")];
    await fc.assert(
      fc.asyncProperty(line, fc.constantFrom(...places), async (typed, place) => {
        const digest = town.digest();
        const answer = await still(town, account, place).says(typed);
        expect(answer.fault).toBeUndefined();
        if (answer.refused === undefined) return;
        expect(town.digest()).toBe(digest);
        expect(answer.text.length).toBeLessThan(1_000);
      }),
      { numRuns: 400 },
    );
  },
  60_000,
);
