import { slotInWords, timeInWords } from "../../src/moments.ts";
import { type Language, type Speech, speech } from "../../src/text.ts";
import type { Field, Form, Option } from "../../src/view.ts";
import { listId } from "./entries.ts";
import { LIMITS } from "./limits.ts";

/** One answer, and all the fields that it can be given to: chosen from a list. */
interface AnswerList {
  readonly kind: "list";
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
}

export type Asked = Exclude<Field, { kind: "day" | "time" }> | AnswerList;

/** What a modal asks for, and the fields that it has no room for. */
export interface Fitted {
  readonly asked: readonly Asked[];
  readonly leftOut: readonly Field[];
}

/**
 * The fields of a form as a modal's five components hold them. It has no pickers: a day and
 * an hour are typed, on one line where there are too many. Questions that take the same
 * answers are turned round. What is still too much is left out, optional fields only.
 */
export function fitted({ fields }: Form, language: Language): Fitted {
  const said = speech(language);
  const group = alike(fields);
  const lists = answerLists(group, said) ?? [];
  const single = lists.length > 0 ? fields.filter((field) => !group.includes(field)) : fields;
  const most = LIMITS.modalComponents - lists.length;
  const together = single.length > most ? joined(single, said) : single;
  const kept = within(together, most);
  return {
    asked: [...kept.map((field) => typed(field, said)), ...lists],
    leftOut: together.filter((field) => !kept.includes(field)),
  };
}

function within(fields: readonly Field[], most: number): readonly Field[] {
  if (fields.length <= most) return fields;
  const last = fields.findLastIndex(({ optional }) => optional === true);
  if (last < 0) throw new RangeError("a form asks for more than a modal holds");
  return within(fields.toSpliced(last, 1), most);
}

/** The first fields that can be given the very same answers; none where each has its own. */
function alike(fields: readonly Field[]): readonly Field[] {
  const all = fields.map(answersTo);
  const common = all.find((some, at) => some !== "" && all.lastIndexOf(some) > at);
  return fields.filter((_, at) => all[at] === common);
}

const answersTo = (field: Field): string =>
  field.kind === "choice" ? field.options.map(({ value }) => value).join(" ") : "";

/**
 * A list for each answer but the last, of the fields that get it: those that are chosen in
 * none get the last, as the hint says. Undefined where a list would hold too many.
 */
function answerLists(group: readonly Field[], { line }: Speech): readonly AnswerList[] | undefined {
  const [first] = group;
  if (first?.kind !== "choice" || group.length > LIMITS.options) return undefined;
  const answers = first.options.slice(0, -1);
  const rest = first.options.at(-1);
  const names = group.map(({ name }) => name);
  const options = group.map(({ name, label }) => ({ value: name, label }));
  const lists = answers.map(({ value, label }, at) => ({
    kind: "list" as const,
    name: listId({ answer: value, rest: rest?.value ?? "", names }),
    label,
    options,
    chosen: group.filter((field) => field.value === value).map(({ name }) => name),
    ...(at === answers.length - 1 && { hint: line("form.rest", { answer: rest?.label ?? "" }) }),
  }));
  return lists.every(({ name }) => name.length <= LIMITS.customId) ? lists : undefined;
}

/** A day and the hour behind it as one line, which is read as both. */
function joined(fields: readonly Field[], { line, language }: Speech): readonly Field[] {
  return fields.flatMap((field, at): readonly Field[] => {
    const [before, after] = [fields[at - 1], fields[at + 1]];
    if (field.kind === "time" && before?.kind === "day") return [];
    if (field.kind !== "day" || after?.kind !== "time") return [field];
    const { name, hint = after.hint, optional } = field;
    const value = [dayInWords(field.value, language), hourInWords(after.value, language)]
      .filter((words) => words !== undefined)
      .join(" ");
    return [
      {
        kind: "line",
        name,
        label: line("field.moment"),
        most: 150,
        example: line("field.dates.example"),
        ...(hint !== undefined && { hint }),
        ...(optional && { optional }),
        ...(value !== "" && { value }),
      },
    ];
  });
}

/** A field without what a modal has no component for. */
function typed(field: Field, { line, language }: Speech): Asked {
  const { name, label, hint, optional, value } = field;
  const about = { name, label, ...(hint !== undefined && { hint }), ...(optional && { optional }) };
  switch (field.kind) {
    case "line":
    case "lines":
      return field;
    case "day":
      return {
        ...about,
        kind: "line",
        most: 100,
        example: line("field.day.example"),
        ...prefilled(dayInWords(value, language)),
      };
    case "time":
      return {
        ...about,
        kind: "line",
        most: 100,
        example: line("field.time.example"),
        ...prefilled(hourInWords(value, language)),
      };
    case "choice":
      if (field.options.length <= LIMITS.options) return field;
      return {
        ...about,
        kind: "line",
        most: 150,
        hint: hint ?? line("field.by-name"),
        ...prefilled(value),
      };
    default:
      return field satisfies never;
  }
}

const prefilled = (value: string | undefined) => (value === undefined ? {} : { value });

/** In words, as whoever reads it takes it too; what somebody typed stays as it was typed. */
function dayInWords(day: string | undefined, language: Language): string | undefined {
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(day)
    ? slotInWords({ day }, language)
    : day;
}

function hourInWords(time: string | undefined, language: Language): string | undefined {
  if (time === undefined || !/^\d{2}:\d{2}$/u.test(time)) return time;
  return timeInWords(`2000-01-01T${time}`, language);
}
