import {
  as,
  digits,
  either,
  type Grammar,
  inOrder,
  oneOf,
  tight,
  token,
  words,
} from "./grammar.ts";

const FRENCH_UNITS =
  "zero, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, dix sept, dix huit, dix neuf".split(
    ", ",
  );
const FRENCH_TENS =
  "vingt, trente, quarante, cinquante, soixante, soixante, quatre vingt, quatre vingt".split(", ");
const ENGLISH_UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** 0 … 99. Above twenty, French counts by twenties from sixty on. */
function inFrench(number: number): string {
  if (number < 20) return FRENCH_UNITS[number] ?? "";
  const tens = FRENCH_TENS[Math.floor(number / 10) - 2] ?? "";
  const base = number < 60 ? 10 : 20;
  const rest = number % base;
  if (rest === 0) return number === 80 ? "quatre vingts" : tens;
  const joint = (rest === 1 || rest === 11) && number < 80 ? " et " : " ";
  return `${tens}${joint}${FRENCH_UNITS[rest]}`;
}

function inEnglish(number: number): string {
  if (number < 20) return ENGLISH_UNITS[number] ?? "";
  const tens = ENGLISH_TENS[Math.floor(number / 10) - 2] ?? "";
  return number % 10 === 0 ? tens : `${tens} ${ENGLISH_UNITS[number % 10]}`;
}

function* numberWords(): Generator<[string, number]> {
  for (let number = 0; number < 100; number++) {
    const french = inFrench(number);
    yield [french, number];
    yield [french.replace(/\bun$/, "une"), number];
    yield [inEnglish(number), number];
  }
}

const SPELLED = new Map(numberWords());

/** A number in words, 0 … 99: « vingt et un », "twenty-one". */
export const spelled = oneOf(SPELLED);

/** How many: a figure, or words; "a week" too. */
export const count = either(digits(1, 3), oneOf(new Map([...SPELLED, ["a", 1], ["an", 1]])));

const ORDINALS: readonly (readonly [words: string, value: number])[] = [
  ["premier premiers premiere first", 1],
  ["deuxieme deuxiemes second seconds seconde", 2],
  ["troisieme troisiemes third", 3],
  ["quatrieme quatriemes fourth", 4],
  ["cinquieme cinquiemes fifth", 5],
  ["dernier derniers derniere last", -1],
];
const ORDINAL_WORDS = new Map(
  ORDINALS.flatMap(([said, value]) =>
    said.split(" ").map((word): [string, number] => [word, value]),
  ),
);

const suffixed = (suffixes: string): Grammar<number> => {
  const known = new Set(suffixes.split(" "));
  const suffix = token(
    ({ kind, text, tight: bound }) => kind === "word" && bound && known.has(text),
  );
  return as(inOrder<[number, string]>(digits(1, 2), suffix), ([number]) => number);
};

/** « deuxième », "second", « 2e » ; −1 is the last. */
export const frenchOrdinal = either(
  oneOf(ORDINAL_WORDS),
  suffixed("er ers re ere e eme emes me d nde"),
);

/** Those, and "2nd". */
export const ordinal = either(frenchOrdinal, suffixed("st nd rd th"));

/** A day of the month: « 2 », « 02 », « 1er », "2nd", « deux », « premier ». Not checked here. */
export const dayNumber = either(
  digits(1, 2),
  as(
    inOrder<[number, string]>(digits(1, 2), either(...["er", "st", "nd", "rd", "th"].map(tight))),
    ([number]) => number,
  ),
  as(spelled, (number) => (number > 0 && number < 32 ? number : undefined)),
  as(words("premier", "first"), () => 1),
);
