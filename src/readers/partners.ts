import type { Arg } from "../command.ts";
import {
  type PartnerKind,
  partnerEmail,
  partnerKind,
  partnerName,
  partnerPhone,
} from "../domain/partner.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Partner } from "../store/partners.ts";
import type { Speech } from "../text.ts";
import type { Option } from "../view.ts";
import { partner } from "./entities.ts";
import { folded } from "./names.ts";
import { matching } from "./offers.ts";

const NONE = new Set([
  "aucun",
  "aucune",
  "personne",
  "none",
  "nobody",
  "habitant",
  "habitante",
  "inhabitant",
]);

const isNone = (words: string): boolean => NONE.has(folded(words));

/** How people say that they speak for themselves, beside those. */
const MYSELF = new Set(["moi", "moimeme", "pourmoi", "pourmoimeme", "me", "myself", "formyself"]);

/** The name of a partner to be. */
export function newName(): Arg<string> {
  return { given: "rest", optional: false, read: partnerName };
}

/** An option of one value that may have spaces in it. */
function option<T>(read: (words: string) => T | Refusal): Arg<T | undefined> {
  return { given: "option", optional: true, wide: true, read };
}

const KINDS: NonNullable<Arg<PartnerKind>["choices"]> = [
  { fr: "association", en: "association" },
  { fr: "institution", en: "institution" },
];

export const otherName = (): Arg<string | undefined> => option(partnerName);
export const otherKind = (): Arg<PartnerKind | undefined> => ({
  ...option(partnerKind),
  choices: KINDS,
});

/** « association » or « institution », which a new partner cannot do without. */
export function kind(): Arg<PartnerKind> {
  return { given: "option", optional: false, read: partnerKind, choices: KINDS };
}

/** An e-mail address; null for « aucun », which takes back the one there was. */
export function email(): Arg<string | null | undefined> {
  return option((words) => (isNone(words) ? null : partnerEmail(words)));
}

/** A telephone number; null for « aucun ». */
export function phone(): Arg<string | null | undefined> {
  return option((words) => (isNone(words) ? null : partnerPhone(words)));
}

const none = ({ language, line }: Speech): Option => ({
  value: language === "fr" ? "aucun" : "none",
  label: line("vote.for-none"),
});

/** A partner, or null for « aucune », « habitant »: someone who speaks for none. */
export function partnerOrNone(): Arg<Partner | null> {
  const { read, offers } = partner();
  return {
    given: "rest",
    optional: false,
    read: (words, at) => (isNone(words) || MYSELF.has(folded(words)) ? null : read(words, at)),
    offers: async (typed, at) => [
      ...((await offers?.(typed, at)) ?? []),
      ...matching(typed, [none(at.speech)]),
    ],
  };
}
