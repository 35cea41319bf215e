/** One round of something: gives what one of it cost, in µs or in MB. */
export type Round = () => Promise<number>;

interface Cost {
  /** The median of the rounds. */
  readonly median: number;
  /** How far the rounds lie apart: the middle half of them, as a part of the median. */
  readonly spread: number;
}

export interface Compared {
  readonly ours: Cost;
  readonly floor: Cost;
  /** Our cost over the floor's: the median of the rounds, each against its neighbour in time. */
  readonly ratio: number;
}

/** A round that does something so many times; what `prepare` does first is not counted. */
export function timed(
  times: number,
  run: (times: number) => Promise<void> | void,
  prepare?: () => void,
): Round {
  return async () => {
    prepare?.();
    const began = performance.now();
    await run(times);
    return ((performance.now() - began) * 1_000) / times;
  };
}

const WARM_UP = 2;

/** Runs both in turn, so that what slows the machine down slows both. */
export async function compare(ours: Round, floor: Round, rounds: number): Promise<Compared> {
  const pairs: { readonly ours: number; readonly floor: number }[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const pair = { ours: await ours(), floor: await floor() };
    if (round >= 0) pairs.push(pair);
  }
  return {
    ours: cost(pairs.map((pair) => pair.ours)),
    floor: cost(pairs.map((pair) => pair.floor)),
    ratio: quantile(
      pairs.map((pair) => pair.ours / pair.floor),
      0.5,
    ),
  };
}

function cost(rounds: readonly number[]): Cost {
  const median = quantile(rounds, 0.5);
  return { median, spread: (quantile(rounds, 0.75) - quantile(rounds, 0.25)) / median };
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
}
