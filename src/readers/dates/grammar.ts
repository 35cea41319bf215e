import type { Token } from "./tokens.ts";

/** One way to read the tokens from some place on; `next` is the first that is left. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/**
 * Every way to read something at a place, none when it is not there. All are kept:
 * a text that reads in two ways is asked about, never guessed.
 */
export type Grammar<T> = (tokens: readonly Token[], at: number) => readonly Read<T>[];

type Table<T> = ReadonlyMap<string, T>;

/** The words of the longest phrase of a table: "an hour and a half". */
const LONGEST = 5;

/** A word or several, hyphenated or not, as the table has them: folded, one space between. */
export function oneOf<T>(table: Table<T>): Grammar<T> {
  return (tokens, at) => {
    const reads: Read<T>[] = [];
    let phrase = "";
    for (let next = at; next < at + LONGEST; next++) {
      const word = tokens[next];
      if (word?.kind !== "word") break;
      if (next === at && word.hyphenated) break;
      phrase = next === at ? word.text : `${phrase} ${word.text}`;
      const value = table.get(phrase);
      const isWhole = tokens[next + 1]?.hyphenated !== true;
      if (value !== undefined && isWhole) reads.push({ value, next: next + 1 });
    }
    return reads;
  };
}

/** One of some phrases, as `oneOf` reads them. */
export function words(...phrases: readonly string[]): Grammar<string> {
  return oneOf(new Map(phrases.map((phrase) => [phrase, phrase])));
}

/** A token that passes; its text. */
export function token(passes: (found: Token) => boolean): Grammar<string> {
  return (tokens, at) => {
    const found = tokens[at];
    return found && passes(found) ? [{ value: found.text, next: at + 1 }] : [];
  };
}

export const sign = (text: string) => token((one) => one.text === text);
/** A sign, or a word, with nothing between it and what precedes. */
export const tight = (text: string) => token((one) => one.text === text && one.tight);

/** A figure of so many digits. */
export function digits(least: number, most: number): Grammar<number> {
  const figure = token(
    ({ kind, text }) => kind === "number" && text.length >= least && text.length <= most,
  );
  return as(figure, Number);
}

/** A figure of exactly so many digits, with nothing before it. */
export function tightDigits(least: number, most: number): Grammar<number> {
  return (tokens, at) => (tokens[at]?.tight ? digits(least, most)(tokens, at) : []);
}

/** One after the other. */
export function inOrder<T extends readonly unknown[]>(
  ...parts: { readonly [K in keyof T]: Grammar<T[K]> }
): Grammar<T> {
  return (tokens, at) => {
    let reads: readonly Read<readonly unknown[]>[] = [{ value: [], next: at }];
    for (const part of parts as readonly Grammar<unknown>[]) {
      reads = reads.flatMap((read) =>
        part(tokens, read.next).map(({ value, next }) => ({ value: [...read.value, value], next })),
      );
    }
    return reads as readonly Read<T>[];
  };
}

/** Any of these. */
export function either<T>(...choices: readonly Grammar<T>[]): Grammar<T> {
  return (tokens, at) => choices.flatMap((choice) => choice(tokens, at));
}

/** With or without. */
export function optional<T>(part: Grammar<T>): Grammar<T | undefined> {
  return (tokens, at) => [...part(tokens, at), { value: undefined, next: at }];
}

/** One or several, parted; at most `most` of them. */
export function several<T>(
  part: Grammar<T>,
  between: Grammar<unknown>,
  most: number,
): Grammar<T[]> {
  return (tokens, at) => {
    const all: Read<T[]>[] = [];
    let longest: readonly Read<T[]>[] = part(tokens, at).map(({ value, next }) => ({
      value: [value],
      next,
    }));
    for (let count = 1; longest.length > 0; count++) {
      all.push(...longest);
      if (count >= most) break;
      longest = longest.flatMap((read) =>
        inOrder<[unknown, T]>(between, part)(tokens, read.next).map(({ value, next }) => ({
          value: [...read.value, value[1]],
          next,
        })),
      );
    }
    return all;
  };
}

/** What was read, turned into something else; undefined when it is not that after all. */
export function as<T, U>(part: Grammar<T>, make: (value: T) => U | undefined): Grammar<U> {
  return (tokens, at) =>
    part(tokens, at).flatMap(({ value, next }) => {
      const made = make(value);
      return made === undefined ? [] : [{ value: made, next }];
    });
}
