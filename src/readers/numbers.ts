const NUMBER = /^(?:#|n[°ºo]\s?|№\s?)?(?<number>\d{1,6})$/iu;
const MARKED_NUMBER = /^(?:#|n[°ºo]\s?|№\s?)\d{1,6}$/iu;

/** The number that people see on a thing: « 12 », « #12 », « n° 12 ». */
export function readNumber(words: string): number | undefined {
  const digits = NUMBER.exec(words.trim())?.groups?.["number"];
  return digits === undefined ? undefined : Number(digits);
}

export const looksLikeNumber = (word: string): boolean => NUMBER.test(word);

/** Where dates or a text follow, only « #12 »: a bare number may be a part of them. */
export const looksLikeMarkedNumber = (word: string): boolean => MARKED_NUMBER.test(word);
