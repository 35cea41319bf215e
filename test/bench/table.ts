import type { Line } from "./line.ts";
import type { Machine } from "./machine.ts";

export interface Report {
  readonly machine: Machine;
  readonly lines: readonly Line[];
}

/** The report as a person reads it: what was measured, then each size on a line. */
export function table({ machine, lines }: Report): string {
  const { node, system, cpu, cpus, sqlite, synchronous, sync } = machine;
  const head = [
    `Node ${node}, ${system}, ${cpus} × ${cpu}`,
    `SQLite ${sqlite}, synchronous=${synchronous}; a page written and synced: ${figure(sync)} µs`,
    "Sizes: × (100 meetings, 1,000 members, 10,000 past jobs). ± is the middle half of the rounds.",
  ];
  const subjects = new Set(lines.map(subjectOf));
  return [
    ...head,
    ...[...subjects].flatMap((one) => section(lines.filter((line) => subjectOf(line) === one))),
    "",
  ].join("\n");
}

const subjectOf = ({ what, floorIs }: Line): string => `${what}, ${floorIs}`;

function section(lines: readonly Line[]): readonly string[] {
  const [first] = lines;
  if (first === undefined) return [];
  return [
    "",
    `${first.what}${first.goal === undefined ? "" : ` (goal: ${first.goal} of the floor)`}`,
    `  floor: ${first.floorIs}`,
    ...lines.map((line) => row(line, first)),
  ];
}

function row({ size, unit, ours, floor, ratio, spread, goal }: Line, first: Line): string {
  const verdict = goal === undefined ? "" : ratio >= goal ? "  met" : "  NOT MET";
  return [
    `${size}×`.padStart(6),
    `${figure(ours)} ${unit}`.padStart(14),
    percent(spread.ours).padStart(6),
    `  floor ${`${figure(floor)} ${unit}`.padStart(14)}`,
    percent(spread.floor).padStart(6),
    `  ratio ${figure(ratio).padStart(7)}`,
    `  growth ${figure(ours / first.ours).padStart(5)}${verdict}`,
  ].join("");
}

const percent = (part: number): string => ` ±${Math.round(part * 50)}%`;

/** Three figures are all that a measure like this can tell. */
const figure = (value: number): string =>
  value.toLocaleString("en", { maximumSignificantDigits: 3 });
