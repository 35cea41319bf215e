import { type Refusal, refuse } from "./refusal.ts";

export type PartnerKind = "association" | "institution";

/** The words for each kind, by `partnerKey`. */
const KINDS: Readonly<Record<PartnerKind, readonly string[]>> = {
  association: ["association", "associations", "associatif", "asso", "assos", "assoc"],
  institution: ["institution", "institutions", "institutionnel", "institutional", "inst"],
};

const NAME_LENGTH = 120;
const EXCERPT_LENGTH = 60;

/** RFC 5321 §4.5.3.1: a path has 256 octets, two of which are its angle brackets; a local part has 64. */
const EMAIL_LENGTH = 254;
const LOCAL_PART_LENGTH = 64;

/** Formatting marks that come along with a paste and show nothing; the two joiners change what is read. */
const UNSEEN = /(?![\u200C\u200D])\p{Cf}/gu;

/** What no name holds: controls, line breaks, half characters, and the trace of a wrong decoding. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;

/** A cell that begins so is run by the spreadsheet that opens it (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@＝＋－＠]/u;

/**
 * The shape of the HTML Standard's “valid e-mail address”, narrowed: a first character that no
 * spreadsheet runs, no stray dot, a domain of two labels or more, with accents if it has some.
 */
const LOCAL_PART = /^\w[\w!#$%&'*+/=?^{|}~-]*(?:\.[\w!#$%&'*+/=?^{|}~-]+)*$/;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/** Groups of digits, set apart by one sign: two numbers side by side (« 26 12 34 - 26 12 35 ») are no number. */
const DIGIT_GROUPS = /^\+?\d+(?:(?:[.-] ?| )\d+)*$/;

/**
 * The country codes of the overseas départements, whose numbers are dialled from the mainland
 * as if they were its own: 06 92 12 34 56 is +262 692 12 34 56 (libphonenumber's metadata, 2026).
 */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^(?:26[2389]|639|69[23]|7092|7093[5-9])/, "262"],
  [/^(?:590|5987|69[01]|7090)/, "590"],
  [/^(?:594|5988|694|7093[0-4])/, "594"],
  [/^(?:596|5989|69[67]|7091)/, "596"],
];

/** 3230 (CAF), 3646 (assurance maladie), 1014, 115, 116117: dialled as they are, in France only. */
const SHORT_NUMBER = /^(?:3\d{3}|10\d{2}|11\d|116\d{3})$/;

/**
 * What the spellings of one name have in common: « C.A.F. de la Moselle » and « CAF de la
 * Moselle » have one key. Case, accents, ligatures, signs and spaces are left out, and « & »
 * is « et ». A name's key is its own key; a text without a letter or a digit has an empty one.
 */
export function partnerKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .replaceAll("&", "et")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The name as it is kept: composed (NFC), trimmed, one plain space between words, 1 to 120 characters. */
export function partnerName(text: string): string | Refusal {
  const name = seen(text);
  if (name === "") return refuse("partner.name-missing");
  if (UNWRITABLE.test(name)) return refuse("partner.name-control", { name: excerpt(text) });
  if (FORMULA.test(name)) return refuse("partner.name-formula", { name: excerpt(text) });
  if (partnerKey(name) === "") return refuse("partner.name-letters", { name: excerpt(text) });

  const length = Array.from(name).length;
  if (length <= NAME_LENGTH) return name;
  return refuse("partner.name-long", { name: excerpt(text), length, limit: NAME_LENGTH });
}

export function partnerKind(text: string): PartnerKind | Refusal {
  if (seen(text) === "") return refuse("partner.kind-missing");
  const word = partnerKey(text);
  if (KINDS.association.includes(word)) return "association";
  if (KINDS.institution.includes(word)) return "institution";
  return refuse("partner.kind-unknown", { kind: excerpt(text) });
}

/** One e-mail address, its domain in lower case; whether somebody reads it is not asked. */
export function partnerEmail(text: string): string | Refusal {
  const address = seen(text);
  const [local = "", domain = "", ...more] = address.split("@");
  const wellFormed =
    address.length <= EMAIL_LENGTH &&
    local.length <= LOCAL_PART_LENGTH &&
    LOCAL_PART.test(local) &&
    DOMAIN.test(domain) &&
    more.length === 0;
  if (!wellFormed) return refuse("partner.email", { email: excerpt(text) });
  return `${local}@${domain.toLowerCase()}`;
}

/**
 * One telephone number in E.164 (`+33353012345`), or one of France's short numbers (`3230`).
 * A number without a country is a French one, also when a spreadsheet took its first zero or
 * its plus sign; a foreign one begins with + or 00.
 */
export function partnerPhone(text: string): string | Refusal {
  const written = seen(text).replaceAll(/[\u2010\u2011\u2013]/g, "-");
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(written)) {
    return refuse("partner.phone-rounded", { phone: excerpt(text) });
  }
  return dialled(written) ?? refuse("partner.phone", { phone: excerpt(text) });
}

function dialled(written: string): string | null {
  const unbracketed = written
    .replace(/^\((\+?\d+)\)/, "$1")
    .replace(/^((?:\+|00)\d{2,3}) ?\(0\)/, "$1");
  if (!DIGIT_GROUPS.test(unbracketed)) return null;

  const digits = unbracketed.replaceAll(/[ .-]/g, "").replace(/^00/, "+");
  return french(digits) ?? (isForeign(digits) || SHORT_NUMBER.test(digits) ? digits : null);
}

/**
 * Nine digits alone have lost their zero, eleven from 33 their plus. But nine from 352 may
 * as well be a number of Luxembourg, which is next door: they are not guessed.
 */
function french(digits: string): string | null {
  const [, national] = /^(?:\+330?|33|0|(?!352))([1-9]\d{8})$/.exec(digits) ?? [];
  if (national === undefined) return null;
  const [, code = "33"] = OVERSEAS.find(([start]) => start.test(national)) ?? [];
  return `+${code}${national}`;
}

/** ITU-T E.164 §6: fifteen digits at most, country code included; seven is the shortest in use. */
function isForeign(digits: string): boolean {
  return /^\+(?!33)[1-9]\d{6,14}$/.test(digits);
}

/** What a person sees of a text: nothing around it, no mark that shows nothing, plain single spaces. */
function seen(text: string): string {
  return text
    .replaceAll(UNSEEN, "")
    .normalize("NFC")
    .replaceAll(/\p{Zs}+/gu, " ")
    .trim();
}

/** A text to be quoted in a sentence: on one line, what cannot be shown marked, 60 characters at most. */
export function excerpt(text: string): string {
  const quoted = text
    .slice(0, 4 * EXCERPT_LENGTH)
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  const characters = Array.from(quoted);
  if (characters.length <= EXCERPT_LENGTH && text.length <= 4 * EXCERPT_LENGTH) return quoted;
  return `${characters.slice(0, EXCERPT_LENGTH - 1).join("")}…`;
}
