import fc from "fast-check";
import type { Turn } from "../fakes/slack/turns.ts";

/** More than a series has calls. */
const CALLS = 1_500;
/** By our own clock, which hurries (s). */
const LONGEST_WAIT = 20;
/** How long after the post that brings it something may happen (ms). */
const LONGEST_PAUSE = 60;

/** An instant in a series: when so many posts were carried out, and some ms later. */
export interface Moment {
  readonly posts: number;
  readonly pause: number;
}

/** What becomes of the oldest socket. */
type Gust = Moment & { readonly act: "cut" | "refresh" };

/** All that goes wrong in a series. */
export interface Storm {
  /** How many messages it lasts. */
  readonly posts: number;
  /** How the coming calls of each method go. */
  readonly turns: Readonly<Record<string, readonly Turn[]>>;
  /** When the bot is killed, the earliest first. */
  readonly deaths: readonly Moment[];
  readonly gusts: readonly Gust[];
}

interface Scale {
  readonly posts: number;
  readonly deaths: number;
  readonly gusts: number;
}

const limited = fc.record({ limited: fc.integer({ min: 1, max: LONGEST_WAIT }) });

/** A plan of calls of which so many in a hundred go wrong in one of these ways; `changing`: also after they were carried out. */
function plan(percent: number, changing: boolean): fc.Arbitrary<readonly Turn[]> {
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
export function stormOf(seed: number, { posts, deaths, gusts }: Scale): Storm {
  const storm: fc.Arbitrary<Storm> = fc.record({
    posts: fc.constant(posts),
    turns: fc.record({
      "chat.postMessage": plan(30, true),
      "chat.update": plan(40, true),
      "conversations.history": plan(15, false),
      "conversations.open": plan(8, false),
      "users.info": plan(8, false),
      "apps.connections.open": plan(8, false),
    }),
    deaths: moments(posts, deaths),
    gusts: fc
      .tuple(
        moments(posts, gusts),
        fc.array(fc.constantFrom<Gust["act"]>("cut", "refresh"), {
          minLength: gusts,
          maxLength: gusts,
        }),
      )
      .map(([all, acts]) => all.map((one, at) => ({ ...one, act: acts[at] ?? "cut" }))),
  });
  const [drawn] = fc.sample(storm, { seed, numRuns: 1, unbiased: true });
  if (drawn === undefined) throw new Error("nothing was drawn");
  return drawn;
}
