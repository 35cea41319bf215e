import type { Limit } from "./limits.ts";

/** What is wrong, where, in Discord's words: https://docs.discord.com/developers/reference#error-messages */
export interface Fault {
  readonly at: Path;
  readonly code: string;
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** What is wrong with a value; nothing: it passes. */
export type Check = (value: unknown, at: Path) => readonly Fault[];

export type Fields = Readonly<Record<string, unknown>>;

export const wrong = (at: Path, code: string, message: string): readonly Fault[] => [
  { at, code, message },
];

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What was given as a word; nothing where it was not given, or is none. */
export const word = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";

/** The list that was given; an empty one where none was. */
export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isFields) : [];

/** Characters are counted as people count them, not in UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const required = (at: Path) => wrong(at, "BASE_TYPE_REQUIRED", "This field is required");

/** Passes what is not there. */
export const maybe =
  (check: Check): Check =>
  (value, at) =>
    isAbsent(value) ? [] : check(value, at);

export const anything: Check = () => [];

function outside(count: number, least: number, most: number, at: Path): readonly Fault[] {
  if (count >= least && count <= most) return [];
  return least > 0
    ? wrong(at, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`)
    : wrong(at, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
}

/** A text of so many characters, white space around it left out. */
export function chars({ most }: Limit, least = 1): Check {
  return (value, at) => {
    if (isAbsent(value) || (value === "" && least > 0)) return required(at);
    if (typeof value !== "string")
      return wrong(at, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
    return outside(lengthOf(value.trim()), least, most, at);
  };
}

/** A text of at most so many characters, or none. */
export const upTo = (limit: Limit): Check => maybe(chars(limit, 0));

export function integer({ most }: Pick<Limit, "most">, least: number): Check {
  return (value, at) => {
    if (isAbsent(value)) return required(at);
    if (!Number.isInteger(value))
      return wrong(at, "NUMBER_TYPE_COERCE", `Value "${word(value)}" is not int.`);
    const number = Number(value);
    if (number < least)
      return wrong(at, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${least}.`);
    return number > most
      ? wrong(at, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${most}.`)
      : [];
  };
}

export const flag: Check = (value, at) =>
  typeof value === "boolean"
    ? []
    : wrong(at, "BOOLEAN_TYPE_CONVERT", 'Must be either "true" or "false".');

export const snowflake: Check = (value, at) =>
  /^\d{1,20}$/u.test(word(value))
    ? []
    : wrong(at, "NUMBER_TYPE_COERCE", `Value "${word(value)}" is not snowflake.`);

export function oneOf(...values: readonly (string | number)[]): Check {
  const said = values.map((one) => (typeof one === "string" ? `'${one}'` : one)).join(", ");
  return (value, at) => {
    if (isAbsent(value)) return required(at);
    return values.includes(value as string | number)
      ? []
      : wrong(at, "BASE_TYPE_CHOICES", `Value must be one of (${said}).`);
  };
}

export function matching(pattern: RegExp): Check {
  return (value, at) =>
    pattern.test(word(value))
      ? []
      : wrong(at, "STRING_TYPE_REGEX", `String value did not match validation regex.`);
}

/** At least one item, unless it says otherwise. */
export function list(item: Check, { most }: Pick<Limit, "most">, least = 1): Check {
  return (value, at) => {
    if (isAbsent(value)) return required(at);
    if (!Array.isArray(value))
      return wrong(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    const length = outside(value.length, least, most, at);
    return length.length > 0 ? length : value.flatMap((one, index) => item(one, [...at, index]));
  };
}

/** An object in which these fields pass; others are not looked at, as Discord does not. */
export function object(fields: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (isAbsent(value)) return required(at);
    if (!isFields(value))
      return wrong(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.");
    return Object.entries(fields).flatMap(([name, check]) => check(value[name], [...at, name]));
  };
}

/** An object that its `type`, a number, tells how to check. */
export function byType(checks: Readonly<Record<number, Check>>): Check {
  return (value, at) => {
    if (!isFields(value)) return required(at);
    const check = checks[Number(value["type"])];
    const known = Object.keys(checks).join(", ");
    return check === undefined
      ? wrong(at, "UNION_TYPE_CHOICES", `Value of field "type" must be one of (${known}).`)
      : check(value, at);
  };
}

/** Checks one after the other: a later one sees only what passed the earlier ones. */
export function all(...checks: readonly Check[]): Check {
  return (value, at) => {
    for (const check of checks) {
      const found = check(value, at);
      if (found.length > 0) return found;
    }
    return [];
  };
}

/** Each item whose mark an earlier one bears already. */
export function twins(
  marks: readonly (string | undefined)[],
  faultOf: (index: number) => readonly Fault[],
): readonly Fault[] {
  return marks.flatMap((mark, index) =>
    mark !== undefined && mark !== "" && marks.indexOf(mark) < index ? faultOf(index) : [],
  );
}
