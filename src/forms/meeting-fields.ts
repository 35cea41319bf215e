import type { Speech } from "../text.ts";
import type { Entries, Field } from "../view.ts";

/** How long meetings last, in minutes. */
const LENGTHS = [30, 60, 90, 120, 180, 240];

interface Standing {
  /** ISO, without zone: « 2027-03-02T18:00 ». */
  readonly wall: string;
  readonly minutes: number | null;
}

/** When a meeting begins, and how long it lasts. */
export function whenFields({ line, duration }: Speech, standing?: Standing): readonly Field[] {
  const [day, time] = standing?.wall.split("T") ?? [];
  const minutes = standing?.minutes ?? null;
  const lengths = minutes === null || LENGTHS.includes(minutes) ? LENGTHS : [minutes, ...LENGTHS];
  return [
    { kind: "day", name: "day", label: line("field.day"), ...(day && { value: day }) },
    { kind: "time", name: "time", label: line("field.time"), ...(time && { value: time }) },
    {
      kind: "choice",
      name: "duration",
      label: line("field.duration"),
      options: lengths.map((one) => ({ value: `${one}min`, label: duration(one) })),
      optional: true,
      ...(minutes !== null && { value: `${minutes}min` }),
    },
  ];
}

/** The day and the hour that were chosen, as words of one argument. */
export function whenWords({ day, time, ...others }: Entries): Entries {
  return { ...others, ...(day !== undefined && { when: [day, time].join(" ").trim() }) };
}

/** What is wrong with a moment is said beside its day, or beside its hour where that is the trouble. */
export const WHEN_FAULTS = {
  when: "day",
  "date.hour-missing": "time",
  "date.skipped-hour": "time",
  "date.repeated-hour": "time",
  "meeting.past": "day",
  "meeting.same-time": "time",
  "meeting.not-moved": "day",
};
