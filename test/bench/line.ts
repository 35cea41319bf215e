import type { Compared } from "./measure.ts";
import type { Size } from "./town-of-size.ts";

/** How a cost is told: µs as how many a second, as they are, or as ms; or megabytes. */
export type Unit = "/s" | "µs" | "ms" | "MB";

/** Something that was measured, in a town of one size. */
export interface Line {
  readonly what: string;
  readonly floorIs: string;
  readonly unit: Unit;
  readonly size: Size;
  readonly ours: number;
  readonly floor: number;
  /** Ours over the floor's, in the unit of the line. */
  readonly ratio: number;
  /** The middle half of the rounds, as a part of their median. */
  readonly spread: { readonly ours: number; readonly floor: number };
  /** What the ratio should at least be. */
  readonly goal?: number;
}

interface Subject {
  readonly what: string;
  readonly floorIs: string;
  readonly unit: Unit;
  readonly goal?: number;
}

export function line(subject: Subject, size: Size, { ours, floor, ratio }: Compared): Line {
  const told = (cost: number) => {
    if (subject.unit === "/s") return 1_000_000 / cost;
    return subject.unit === "ms" ? cost / 1_000 : cost;
  };
  return {
    ...subject,
    size,
    ours: told(ours.median),
    floor: told(floor.median),
    ratio: subject.unit === "/s" ? 1 / ratio : ratio,
    spread: { ours: ours.spread, floor: floor.spread },
  };
}
