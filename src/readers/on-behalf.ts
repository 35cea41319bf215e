import type { OnBehalf } from "../acts/behalf.ts";
import { excerpt } from "../domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { Repositories } from "../store/repositories.ts";
import { member, partnerNamed } from "./entities.ts";
import { Kind } from "./kind.ts";
import { folded } from "./names.ts";
import { numberedName, whoseOffers } from "./offers.ts";

/** « #12 », or « #12 Léa »: partners and people have numbers of their own, and the name tells them apart. */
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

/** All those whose whole name this is, or whose number, with the beginning of their name if that is said. */
async function called(
  words: string,
  { partners, members }: Repositories,
): Promise<readonly OnBehalf[]> {
  const { number, name = "" } = NUMBERED.exec(words)?.groups ?? {};
  const everybody: readonly OnBehalf[] = [
    ...(await partners.all()).map((partner) => ({ partner })),
    ...(await members.all()).map((person) => ({ member: person })),
  ];
  if (number === undefined)
    return everybody.filter((who) => folded(one(who).name) === folded(words));
  const numbered = everybody.filter((who) => one(who).number === Number(number));
  const whole = numbered.filter((who) => folded(one(who).name) === folded(name));
  return whole.length > 0
    ? whole
    : numbered.filter((who) => folded(one(who).name).startsWith(folded(name)));
}

const one = (who: OnBehalf) => ("member" in who ? who.member : who.partner);

/** The people one of whose names this is: « Rose » for Rose Martin, not for the Côte-des-Roses. */
async function partlyCalled(
  words: string,
  { members }: Repositories,
): Promise<readonly OnBehalf[]> {
  const key = folded(words);
  return (await members.all())
    .filter(({ name }) => name.split(/[\s-]+/u).some((word) => folded(word) === key))
    .map((person) => ({ member: person }));
}

const MOST_NAMES = 8;

function which(words: string, all: readonly OnBehalf[]): Refusal {
  const shown = all.slice(0, MOST_NAMES).map((who) => numberedName(one(who)));
  return refuse("behalf.several", { word: excerpt(words), names: shown, example: shown[0] ?? "" });
}
