import { type Language, MONTHS, WEEKDAYS } from "../../moments.ts";
import type { Source } from "./source.ts";
import type { Token } from "./tokens.ts";

const OTHER_WORDS: Readonly<Record<Language, readonly string[]>> = {
  fr: ["aujourd’hui", "demain", "après-demain", "prochain"],
  en: ["today", "tomorrow", "next"],
};

/** What a text may become when its last word or figure is gone on with: « mard », « 2 mars 14 », « 5 ». */
export function goneOn({ text, tokens }: Source, language: Language): readonly string[] {
  const last = tokens.at(-1);
  if (last === undefined || last.to < text.trimEnd().length) return [];
  const before = text.slice(0, last.from);
  if (last.kind === "word" && last.to === text.length)
    return wordsBegun(last, language).map((word) => before + word);
  if (last.kind !== "number" || last.text.length > 2) return [];
  const whole = text.trimEnd();
  if (endsHour(tokens)) return [`${whole}0`];
  const day = tokens.length === 1 ? [`${language === "fr" ? "le" : "the"} ${last.text}`] : [];
  return isHourToMeet(Number(last.text)) ? [...day, `${whole}h`] : day;
}

function wordsBegun({ text: begun }: Token, language: Language): readonly string[] {
  return [...WEEKDAYS[language], ...MONTHS[language], ...OTHER_WORDS[language]].filter(
    (word) => folded(word) !== begun && folded(word).startsWith(begun),
  );
}

const isHourToMeet = (hour: number) => hour >= 7 && hour <= 22;

/** « 14h3 », "14:3". */
function endsHour(tokens: readonly Token[]): boolean {
  const [mark, figure] = tokens.slice(-2);
  return (mark?.text === "h" || mark?.text === ":") && figure?.text.length === 1;
}

const folded = (word: string) =>
  word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "").toLowerCase();
