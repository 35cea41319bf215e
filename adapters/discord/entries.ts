import type { Entries } from "../../src/view.ts";

/** What stands in the components of a form that was sent, as discord.js hands it over. */
export interface Held {
  readonly customId: string;
  /** Of a text. */
  readonly value?: string;
  /** Of a list. */
  readonly values?: readonly string[];
}

/** What is behind the list of what gets an answer. */
interface Listed {
  readonly answer: string;
  /** The answer of what no list names. */
  readonly rest: string;
  /** All the fields that were asked. */
  readonly names: readonly string[];
}

/** Discord says what was chosen and not what it was chosen from: the `custom_id` of the list does. */
export const listId = ({ answer, rest, names }: Listed): string =>
  [answer, rest, names.join(" ")].join("/");

function listed(id: string): Listed | undefined {
  const [answer, rest, names] = id.split("/");
  if (answer === undefined || rest === undefined || names === undefined) return undefined;
  return { answer, rest, names: names.split(" ") };
}

/**
 * What was entered, by field; what was left empty is absent. Where lists were shown, each of
 * their fields has an answer, and one that stands in two has that of the latter, which
 * promises less.
 */
export function entriesOf(fields: Iterable<Held>): Entries {
  const entries = new Map<string, string>();
  for (const { customId, value, values = [] } of fields) {
    const list = listed(customId);
    const words = (value ?? values[0] ?? "").trim();
    if (list === undefined) {
      if (words !== "") entries.set(customId, words);
      continue;
    }
    for (const name of list.names) if (!entries.has(name)) entries.set(name, list.rest);
    for (const name of values) entries.set(name, list.answer);
  }
  return Object.fromEntries(entries);
}
