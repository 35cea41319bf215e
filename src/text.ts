import { IntlMessageFormat } from "intl-messageformat";
import english from "../data/locales/en.json" with { type: "json" };
import french from "../data/locales/fr.json" with { type: "json" };
import type { Sayable } from "./domain/refusal.ts";
import { durationInWords, type Language, slotInWords } from "./moments.ts";
import type { Inline, Text } from "./view.ts";
import type { Slot } from "./when.ts";

export type { Language } from "./moments.ts";

export type MessageKey = keyof typeof french;
type Params = Readonly<Record<string, Sayable | Text>>;

/** How one reader is spoken to: every sentence comes from `data/locales`, by its key. */
export interface Speech {
  readonly language: Language;
  /** A sentence with its inline parts: `<strong>` becomes strong, moments stay moments. */
  readonly say: (key: MessageKey, params?: Params) => Text;
  /** The same as plain text, for labels of buttons and facts. */
  readonly line: (key: MessageKey, params?: Params) => string;
  /** A moment in words. */
  readonly slot: (slot: Slot) => Text;
  /** Minutes in words. */
  readonly duration: (minutes: number) => string;
  /** « a, b et c ». */
  readonly join: (items: readonly string[]) => string;
}

const NBSP = "\u00a0";

/** French asks for a space that does not break before « : ; ? ! » and inside guillemets. */
function frenchSpaces(message: string): string {
  return message.replaceAll(/ (?=[:;?!»])/g, NBSP).replaceAll("« ", `«${NBSP}`);
}

const messages: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  fr: new Map(Object.entries(french).map(([key, text]) => [key, frenchSpaces(text)])),
  en: new Map(Object.entries(english)),
};

/** Whether there is such a message: for keys that are made of a name, as a command's. */
export function isMessageKey(key: string): key is MessageKey {
  return messages.fr.has(key);
}

const formats = new Map<string, IntlMessageFormat>();

function format(language: Language, key: MessageKey): IntlMessageFormat {
  const id = `${language} ${key}`;
  let found = formats.get(id);
  if (found === undefined) {
    const message = messages[language].get(key);
    if (message === undefined) throw new Error(`No message ${key} in ${language}`);
    found = new IntlMessageFormat(message, language);
    formats.set(id, found);
  }
  return found;
}

const lists: Readonly<Record<Language, Intl.ListFormat>> = {
  fr: new Intl.ListFormat("fr", { type: "conjunction" }),
  en: new Intl.ListFormat("en-GB", { type: "conjunction" }),
};

const choices: Readonly<Record<Language, Intl.ListFormat>> = {
  fr: new Intl.ListFormat("fr", { type: "disjunction" }),
  en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
};

const isSlot = (value: object): value is Slot => "wall" in value || "day" in value;

function makeSpeech(language: Language): Speech {
  const slot = (moment: Slot): Text => [{ slot: moment, words: slotInWords(moment, language) }];
  const join = (items: readonly string[]) => lists[language].format(items);

  const inline = (value: Sayable | Text): string | number | readonly Inline[] => {
    // What is empty is « none », so that a sentence can leave its place out by a select.
    if (value === "") return "none";
    if (typeof value === "string") return marked(value);
    if (typeof value === "number") return value;
    if (isSlot(value)) return slot(value);
    if ("either" in value) return marked(choices[language].format(value.either));
    return value.flatMap((one, position) => {
      if (typeof one === "string")
        return [...separator(position, value.length, isText(value)), marked(one)];
      const part = typeof one === "object" && isSlot(one) ? slot(one) : one;
      const separated = separator(position, value.length, isText(value));
      return [...separated, ...(Array.isArray(part) ? (part as Inline[]) : [part as Inline])];
    });
  };
  const separator = (position: number, count: number, isWhole: boolean): string[] => {
    if (isWhole || position === 0) return [];
    if (position < count - 1) return [", "];
    return [language === "fr" ? " et " : " and "];
  };

  // What takes no values always says the same.
  const constants = new Map<MessageKey, Text>();
  const say = (key: MessageKey, params?: Params): Text => {
    if (params !== undefined) return worded(key, params);
    const text = constants.get(key) ?? worded(key, {});
    constants.set(key, text);
    return text;
  };
  const worded = (key: MessageKey, params: Params): Text => {
    const values = Object.fromEntries(Object.entries(params).map(([name, v]) => [name, inline(v)]));
    const said: unknown = format(language, key).format<unknown>({ ...values, ...tags });
    return merged((Array.isArray(said) ? said.flat(2) : [said]).map(asInline));
  };
  return {
    language,
    say,
    line: (key, params) => plain(say(key, params)),
    slot,
    duration: (minutes) => durationInWords(minutes, language),
    join,
  };
}

/** A Text is told from a list of values to enumerate by what it holds: inline parts. */
function isText(value: readonly unknown[]): boolean {
  return value.some(
    (one) => typeof one === "object" && one !== null && !isSlot(one) && !Array.isArray(one),
  );
}

const tags = {
  strong: (parts: readonly unknown[]) => ({ strong: unmarked(plain(parts.flat(2).map(asInline))) }),
  code: (parts: readonly unknown[]) => ({ code: unmarked(plain(parts.flat(2).map(asInline))) }),
};

function asInline(part: unknown): Inline {
  if (typeof part === "object" && part !== null) return part as Inline;
  return String(part);
}

/** A noncharacter, which no text holds (Unicode §23.7): it follows a value while its sentence is made. */
const MARK = "\ufdd0";

/**
 * A value that ends with a dot, as « U.D.A.F. » does, lends it to the sentence that ends
 * with it; one that is the very word « none » is no empty one.
 */
function marked(value: string): string {
  return value.endsWith(".") || value === "none" ? value + MARK : value;
}

function unmarked(sentence: string): string {
  return sentence.replaceAll(`${MARK}.`, "").replaceAll(MARK, "");
}

function merged(parts: readonly Inline[]): Text {
  const out: Inline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else if (part !== "") out.push(part);
  }
  return out
    .map((part) => (typeof part === "string" ? unmarked(part) : part))
    .filter((part) => part !== "");
}

/** A code as a sentence can select by it: ICU's selectors hold no hyphen. */
export const selector = (code: string): string => code.replaceAll("-", "_");

/** What a Text says, without its marks. */
export function plain(content: Text): string {
  return content
    .map((part) => {
      if (typeof part === "string") return part;
      if ("strong" in part) return part.strong;
      if ("code" in part) return part.code;
      if ("link" in part) return part.label;
      return part.words;
    })
    .join("");
}

const speeches: Readonly<Record<Language, Speech>> = { fr: makeSpeech("fr"), en: makeSpeech("en") };

export function speech(language: Language): Speech {
  return speeches[language];
}
