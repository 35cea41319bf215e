import type { OnBehalf } from "../acts/behalf.ts";
import { excerpt } from "../domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { Repositories } from "../store/repositories.ts";
import { member, partnerNamed } from "./entities.ts";
import { Kind } from "./kind.ts";
import { folded } from "./names.ts";
import { whoseOffers } from "./offers.ts";

/** « #12 », or « #12 Léa »: partners and people have numbers of their own, and a name tells them apart. */
const NUMBERED = /^#(?<number>\d{1,6})(?:\s+(?<name>.+))?$/su;

/**
 * Whoever an answer is noted for, or a right is given to: someone, or a partner as a whole. A
 * whole name goes before a part of one; what may mean several is asked.
 */
export function onBehalf(): Kind<OnBehalf> {
  return new Kind<OnBehalf>({
    wide: true,
    read: async (words, at) => {
      const whole = await called(words.trim(), at.repos);
      const [only] = whole;
      if (only !== undefined) return whole.length === 1 ? only : which(words, whole);
      const named = await partnerNamed(words, at.repos);
      if (!isRefusal(named)) {
        const others = await partlyCalled(words, at.repos);
        return others.length > 0
          ? which(words, [{ partner: named }, ...others])
          : { partner: named };
      }
      if (named.refused !== "partner.unknown") return named;
      const person = await member().read(words, at);
      if (!isRefusal(person)) return { member: person };
      return person.refused === "member.unknown"
        ? refuse("behalf.unknown", { word: excerpt(words) })
        : person;
    },
    offers: async (typed, { repos }) =>
      whoseOffers(typed, await repos.partners.all(), await repos.members.all()),
  });
}

/** All those whose number or whole name this is. */
async function called(
  words: string,
  { partners, members }: Repositories,
): Promise<readonly OnBehalf[]> {
  const { number, name } = NUMBERED.exec(words)?.groups ?? {};
  const isCalled = (one: { readonly number: number; readonly name: string }) =>
    number === undefined
      ? folded(one.name) === folded(words)
      : one.number === Number(number) && (name === undefined || folded(one.name) === folded(name));
  return [
    ...(await partners.all()).filter(isCalled).map((partner) => ({ partner })),
    ...(await members.all()).filter(isCalled).map((one) => ({ member: one })),
  ];
}

/** The people one of whose names this is: « Rose » for Rose Martin, not for the Côte-des-Roses. */
async function partlyCalled(
  words: string,
  { members }: Repositories,
): Promise<readonly OnBehalf[]> {
  const key = folded(words);
  return (await members.all())
    .filter(({ name }) => name.split(/[\s-]+/u).some((word) => folded(word) === key))
    .map((one) => ({ member: one }));
}

const MOST_NAMES = 8;

function which(words: string, all: readonly OnBehalf[]): Refusal {
  const names = all
    .map((who) => ("member" in who ? who.member : who.partner))
    .map(({ number, name }) => `#${number} ${name}`);
  const shown = names.slice(0, MOST_NAMES);
  return refuse("behalf.several", { word: excerpt(words), names: shown, example: shown[0] ?? "" });
}
