import { describe, expect, test } from "vitest";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import type { Right } from "../../src/domain/rights.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import type { Person } from "./person.ts";
import { channelOf, direct } from "./places.ts";
import { still } from "./still.ts";
import { network, type Town } from "./town.ts";
import { type WhatIf, whatIf } from "./undone.ts";

/** Something that is refused, and what people read then, with ordinary spaces. */
export interface Row {
  /** What is typed; by the coordination, in the channel of Logement, unless said otherwise. */
  readonly says: string;
  /** What is typed in its place by someone who is spoken to in English. */
  readonly english?: string;
  readonly by?: "stranger" | "member" | "animation";
  /** In another body's channel, or in a direct conversation. */
  readonly in?: string;
  readonly refused: RefusalCode;
  readonly fr: string;
  readonly en: string;
}

export interface Given {
  /** Typed beforehand by the coordination, in the channel of Logement. */
  readonly after?: readonly string[];
  /** What has to be so besides. */
  readonly where?: (town: Town) => Promise<void>;
  readonly platform?: string;
}

/**
 * Tests that a command refuses these, each with its sentence in both languages, that none of
 * them changes anything, and that what their sentences tell to type can be typed.
 */
export function refuses(command: Right | "any line", given: Given, rows: readonly Row[]) {
  describe(`${command}: refused`, () => {
    test.each(["fr", "en"] as const)("%s", async (language) => {
      const town = await network({
        from: "2027-01-10T10:00",
        on: [given.platform ?? "slack"],
      });
      const people = await peopleOf(town);
      for (const line of given.after ?? []) await accepted(people.coordination, line);
      if (language === "en")
        for (const person of Object.values(people)) await accepted(person, "moi langue anglais");
      await town.house.settle();
      await given.where?.(town);
      const trying = await whatIf(town);
      for (const row of rows) await refused(town, people, row, language, trying);
    });
  });
}

type People = Readonly<Record<"coordination" | "animation" | "member" | "stranger", Person>>;

async function peopleOf(town: Town): Promise<People> {
  return {
    coordination: (await town.coordination()).in("logement"),
    animation: await town.animation(),
    member: await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" }),
    stranger: await town.person("Samira", { in: "logement" }),
  };
}

async function accepted(person: Person, line: string): Promise<void> {
  const answer = await person.says(line);
  if (answer.refused !== undefined || answer.fault !== undefined)
    throw new Error(`${line}: ${answer.text}`);
}

async function refused(
  town: Town,
  people: People,
  row: Row,
  language: Language,
  trying: WhatIf,
): Promise<void> {
  const { account } = people[row.by ?? "coordination"];
  const place =
    row.in === "direct" ? direct(account) : channelOf(account.platform, row.in ?? "logement");
  const line = language === "en" ? (row.english ?? row.says) : row.says;
  const digest = town.digest();
  const answer = await still(town, account, place).says(line);
  expect
    .soft({ refused: answer.refused, said: answer.text }, line)
    .toEqual({ refused: row.refused, said: row[language] });
  expect.soft(town.digest(), line).toBe(digest);

  for (const told of toType(answer.view)) {
    const { refused: why, fault } = await trying(people.coordination.account, place).says(told);
    expect.soft(fault, told).toBeUndefined();
    expect.soft(why ?? "", told).not.toMatch(UNREADABLE);
  }
}

/** The whole commands that a sentence tells to type. */
function toType({ blocks }: View): readonly string[] {
  return blocks
    .flatMap((block) => ("text" in block ? block.text : []))
    .flatMap((part) => (typeof part === "object" && "code" in part ? [part.code] : []));
}

/** What nobody may be told to type: all else is refused for the state of things. */
const UNREADABLE = /^(?:typed|text|date|rhythm|reminder|duration|choice|integer|rights)\./;
