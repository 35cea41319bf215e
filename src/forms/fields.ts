import type { Speech } from "../text.ts";
import type { Field } from "../view.ts";

export function datesField({ line }: Speech, value = ""): Field {
  return {
    kind: "lines",
    name: "dates",
    label: line("field.dates"),
    hint: line("field.dates.hint"),
    example: line("field.dates.example"),
    most: 2_000,
    ...(value !== "" && { value }),
  };
}

export function deadlineField({ line }: Speech): Field {
  return {
    kind: "line",
    name: "deadline",
    label: line("field.deadline"),
    hint: line("field.deadline.hint"),
    most: 100,
    optional: true,
  };
}

export function titleField({ line }: Speech, value = ""): Field {
  const label = line("field.title");
  return { kind: "line", name: "title", label, most: 150, ...(value !== "" && { value }) };
}

export function placeField({ line }: Speech, value: string | null = null): Field {
  const about = { kind: "line", name: "place", label: line("field.place"), most: 150 } as const;
  return { ...about, optional: true, ...(value !== null && { value }) };
}
