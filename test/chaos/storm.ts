import fc from "fast-check";

/** More than a series has calls. */
const CALLS = 1_500;
/** By our own clock, which hurries (s). */
const LONGEST_WAIT = 20;
/** How long after the post that brings it something may happen (ms). */
const LONGEST_PAUSE = 60;

/** How one call goes, on any platform: what is done may be told or not, and so may what is not. */
export type Turn =
  | "well"
  | "answer lost"
  | "lost"
  | "done and broken"
  | "broken"
  | "done and mute"
  | "mute"
  /** In seconds. */
  | { readonly limited: number };

/** What a storm must have brought to have put something to the test. */
export const EVERY_TURN: ReadonlySet<string> = new Set([
  "well",
  "limited",
  "broken",
  "done and broken",
  "lost",
  "answer lost",
  "mute",
  "done and mute",
]);

/** How much goes wrong on a platform. */
export interface Climate<Gust extends string> {
  /** By the platform's name of a call: how many in a hundred fail; `changing`: also after they were carried out. */
  readonly calls: Readonly<
    Record<string, { readonly percent: number; readonly changing?: boolean }>
  >;
  /** What may become of the connection by which it tells us things. */
  readonly gusts: readonly Gust[];
}

/** An instant in a series: when so many posts were carried out, and some ms later. */
export interface Moment {
  readonly posts: number;
  readonly pause: number;
}

/** All that goes wrong in a series. */
export interface Storm<Gust extends string> {
  /** How many messages it lasts. */
  readonly posts: number;
  /** How the coming calls of each name go. */
  readonly turns: Readonly<Record<string, readonly Turn[]>>;
  /** When the bot is killed, the earliest first. */
  readonly deaths: readonly Moment[];
  readonly gusts: readonly (Moment & { readonly gust: Gust })[];
}

interface Scale {
  readonly posts: number;
  readonly deaths: number;
  readonly gusts: number;
}

const limited = fc.record({ limited: fc.integer({ min: 1, max: LONGEST_WAIT }) });

function plan({
  percent,
  changing = false,
}: Climate<string>["calls"][string]): fc.Arbitrary<readonly Turn[]> {
  const before: readonly Turn[] = ["broken", "lost", "mute"];
  const after: readonly Turn[] = ["done and broken", "answer lost", "done and mute"];
  const mishap = fc.oneof(
    limited,
    fc.constantFrom(...before),
    ...(changing ? [fc.constantFrom(...after)] : []),
  );
  const turn = fc.oneof(
    { arbitrary: mishap, weight: percent },
    { arbitrary: fc.constant<Turn>("well"), weight: 100 - percent },
  );
  return fc.array(turn, { minLength: CALLS, maxLength: CALLS });
}

function moments(posts: number, count: number): fc.Arbitrary<readonly Moment[]> {
  const moment = fc.record({
    posts: fc.integer({ min: 1, max: posts - 1 }),
    pause: fc.integer({ min: 0, max: LONGEST_PAUSE }),
  });
  return fc
    .array(moment, { minLength: count, maxLength: count })
    .map((all) => all.toSorted((one, other) => one.posts - other.posts));
}

/** The same seed makes the same storm over so many posts, deaths and gusts. */
export function stormOf<Gust extends string>(
  seed: number,
  { calls, gusts: kinds }: Climate<Gust>,
  { posts, deaths, gusts }: Scale,
): Storm<Gust> {
  const [first, ...others] = kinds;
  if (first === undefined) throw new Error("no gust is known");
  const storm: fc.Arbitrary<Storm<Gust>> = fc.record({
    posts: fc.constant(posts),
    turns: fc.record(
      Object.fromEntries(Object.entries(calls).map(([name, how]) => [name, plan(how)])),
    ),
    deaths: moments(posts, deaths),
    gusts: fc
      .tuple(
        moments(posts, gusts),
        fc.array(fc.constantFrom(first, ...others), { minLength: gusts, maxLength: gusts }),
      )
      .map(([all, drawn]) => all.map((one, at) => ({ ...one, gust: drawn[at] ?? first }))),
  });
  const [drawn] = fc.sample(storm, { seed, numRuns: 1, unbiased: true });
  if (drawn === undefined) throw new Error("nothing was drawn");
  return drawn;
}
