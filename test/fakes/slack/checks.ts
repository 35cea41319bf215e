import type { Limit } from "./limits.ts";

/** What is wrong with a value, each in Slack's words with the place; nothing: it passes. */
export type Check = (value: unknown, at: string) => readonly string[];

export type Fields = Readonly<Record<string, unknown>>;

export const wrong = (what: string, at: string): readonly string[] => [
  `${what} [json-pointer:${at}]`,
];

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What was given as a word; nothing where it was not given, or is none. */
export const word = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";

/** Characters are counted as people count them, not in UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

export const anything: Check = () => [];

export const flag: Check = (value, at) =>
  typeof value === "boolean" ? [] : wrong("must provide a boolean", at);

export const integer: Check = (value, at) =>
  Number.isInteger(value) ? [] : wrong("must provide an integer", at);

export function chars({ most }: Limit, least = 1): Check {
  return (value, at) => {
    if (typeof value !== "string") return wrong("must provide a string", at);
    if (value.length < least) return wrong(`must be more than ${least - 1} characters`, at);
    return value.length > most && lengthOf(value) > most
      ? wrong(`must be less than ${most + 1} characters`, at)
      : [];
  };
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, at) =>
    typeof value === "string" && pattern.test(value) ? [] : wrong(`must be ${what}`, at);
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at) =>
    values.includes(word(value)) ? [] : wrong("must be a valid enum value", at);
}

/** At least one item, unless it says otherwise. */
export function list(item: Check, { most }: Limit, least = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong("must provide an array", at);
    if (value.length > most) return wrong(`no more than ${most} items allowed`, at);
    if (value.length < least) return wrong(`no less than ${least} items allowed`, at);
    return value.flatMap((one, index) => item(one, `${at}/${index}`));
  };
}

/** An object with these fields and no other. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const known: Readonly<Record<string, Check>> = { ...required, ...optional };
  return (value, at) => {
    if (!isFields(value)) return wrong("must provide an object", at);
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    return [
      ...missing.flatMap((name) => wrong(`missing required field: ${name}`, at)),
      ...Object.entries(value).flatMap(([name, one]) => {
        if (one === undefined) return [];
        const check = known[name];
        return check === undefined
          ? wrong(`invalid additional property: ${name}`, at)
          : check(one, `${at}/${name}`);
      }),
    ];
  };
}

/** An object that its `type` tells how to check. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isFields(value)) return wrong("must provide an object", at);
    const check = checks[word(value["type"])];
    return check === undefined
      ? wrong(`unsupported type: ${word(value["type"])}`, `${at}/type`)
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
