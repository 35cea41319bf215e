import { expect } from "vitest";
import { commands } from "../../commands/index.ts";
import { complete } from "../../src/complete.ts";
import { speech } from "../../src/text.ts";
import type { Entries, Option } from "../../src/view.ts";
import type { Person } from "./person.ts";
import { channelOf, direct } from "./places.ts";
import { network, type Town } from "./town.ts";

interface Where {
  /** Whose channel; else a direct message. */
  readonly in?: string;
  readonly language?: "fr" | "en";
}

/** Offers what somebody may mean by what they have typed of an argument so far. */
export function typing(town: Town, { account }: Person, where: Where = {}) {
  const place = where.in === undefined ? direct(account) : channelOf(account.platform, where.in);
  return (
    path: string,
    argument: string,
    typed = "",
    others: Entries = {},
  ): Promise<readonly Option[]> =>
    town.look(async (repos) =>
      complete({ path, argument, typed, others }, commands, {
        territory: town.house.territory,
        repos,
        now: town.clock.now(),
        place,
        body: await repos.bodies.ofChannel(place.platform, place.scope, place.address),
        member: await repos.members.byAccount(account),
        speech: speech(where.language ?? "fr"),
      }),
    );
}

export const labels = (offers: readonly Option[]) =>
  offers.map(({ label }) => label.replaceAll("\u00a0", " "));
export const values = (offers: readonly Option[]) => offers.map(({ value }) => value);

/** What was offered is said; it has to be understood. */
export async function understood(person: Person, words: string): Promise<void> {
  const { refused, fault, text } = await person.says(words);
  expect({ words, refused, fault, text: refused === undefined ? "" : text }).toEqual({
    words,
    refused: undefined,
    fault: undefined,
    text: "",
  });
}

/** Logement is asked for a date, Culture for another; each has a meeting. */
export async function busy(): Promise<{
  readonly town: Town;
  readonly julie: Person;
  readonly claire: Person;
}> {
  const town = await network({ from: "2027-01-11T10:00" });
  const julie = await town.animation();
  const claire = await town.coordination();
  await claire.says('sondage dates "Fête du quartier" jeudi 4 mars 18h --dans=plénière');
  await julie.says('sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  await claire.in("pleniere").says("plénière fixer samedi 6 mars 10h");
  await julie.says("réunion fixer mardi 9 février 18h30 --titre=Bilan");
  return { town, julie, claire };
}
