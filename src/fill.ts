import type { Given, Values } from "./bind.ts";
import type { Incoming } from "./chat.ts";
import type { Acting, Asked, Command, Situation } from "./command.ts";
import { isRefusal, type Refusal, type RefusalCode } from "./domain/refusal.ts";
import { type Field, note, type View, view } from "./view.ts";

/** A command with the words of its arguments. */
export interface Task {
  readonly command: Command;
  readonly given: Given;
  /** What is shown instead of the answer: it is only tried, to be read back. */
  readonly readBack?: (values: Values, context: Asked | Acting) => Promise<View | Refusal>;
}

/** The form of a command, as far as it can be filled in; one that has none is typed on. */
export async function show(
  command: Command,
  given: Given,
  at: Situation,
  typed: string,
): Promise<View | Refusal> {
  const form = await command.form?.show(given.words, at);
  if (form === undefined) return view(note(at.speech.say("form.none", { words: typed.trim() })));
  return isRefusal(form) ? form : { blocks: [], form };
}

/** What is refused only because something was left out, which a form would ask for. */
const UNFINISHED: ReadonlySet<string> = new Set<RefusalCode>([
  "typed.missing",
  "vote.empty",
  "poll.again-needs-dates",
  "poll.nothing-to-edit",
]);

/**
 * Whether a form would help on: something is missing, and it can be filled in. Where nothing
 * was typed it asks, if it must, for what else this person has the right to.
 */
export function isUnfinished(answer: View | Refusal, { form }: Command, { words }: Given): boolean {
  if (form === undefined || !isRefusal(answer)) return false;
  return (
    UNFINISHED.has(answer.refused) || (words.size === 0 && answer.refused.startsWith("rights."))
  );
}

/** Whether what was entered is only tried now, since it was not read back yet. */
export function isReadBack(command: Command, { entries, confirmed }: Incoming): boolean {
  return entries !== undefined && !confirmed && command.form?.readBack !== undefined;
}

/** What was entered in a command's form, as if it had been typed behind what was typed before. */
export function fill(command: Command, typed: Given, incoming: Incoming): Task {
  const { form } = command;
  const { entries = {} } = incoming;
  const words = form?.words?.(entries, typed.words) ?? entries;
  const given = { words: new Map([...typed.words, ...Object.entries(words)]), loose: undefined };
  if (form?.readBack === undefined || !isReadBack(command, incoming)) return { command, given };
  const { readBack } = form;
  return {
    command,
    given,
    readBack: async (values, context) => {
      const empty = await form.show(typed.words, context);
      if (isRefusal(empty)) return empty;
      const { blocks, submit } = await readBack(values as never, context as never);
      const fields = empty.fields.map((field) => filled(field, entries[field.name]));
      return { blocks: [], form: { ...empty, fields, submit, intro: blocks, readBack: true } };
    },
  };
}

function filled(field: Field, value: string | undefined): Field {
  if (value !== undefined) return { ...field, value };
  const { value: _, ...blank } = field;
  return blank;
}

/** The refusal of what was entered, about the field that is to be mended. */
export function atField(refusal: Refusal, { form }: Command): Refusal {
  const field =
    form?.faults?.[refusal.refused] ?? form?.faults?.[refusal.about ?? ""] ?? refusal.about;
  return { ...refusal, ...(field !== undefined && { about: field }) };
}
