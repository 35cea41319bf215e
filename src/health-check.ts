import { type PlatformStatus, type StatusBoard, statusBoard } from "./boards/status.ts";
import type { Territory } from "./domain/territory.ts";
import type { Log } from "./log.ts";
import type { DeliveryState } from "./store/deliveries.ts";
import type { Store } from "./store/store.ts";
import { type Clock, MINUTE } from "./when.ts";

/** The clock ticks each minute, and waits for what it sends. */
const STOPPED_AFTER = 3 * MINUTE;

/** How the house does, for a monitor: numbers, and names of platforms; never a word of anybody. */
export interface Health {
  readonly status: "ok" | "unwell";
  readonly version: string;
  /** Why it is unwell: `clock`, `database`, `platform: slack`. */
  readonly reasons?: readonly string[];
  /** What the database tells, when it can be read; instants as ISO 8601, null: never. */
  readonly [fact: string]: unknown;
}

interface HealthParts {
  readonly store: Store;
  readonly territories: readonly [Territory, ...Territory[]];
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
}

/** Looks how the house does now. Never rejects. */
export async function checkHealth(parts: HealthParts): Promise<Health> {
  const { store, territories, clock, log, version } = parts;
  try {
    const now = clock.now();
    const look = ({ id }: Territory) => store.read(id, (repos) => statusBoard(repos, now));
    const [one, ...others] = territories;
    const board = await look(one);
    const boards = [board, ...(await Promise.all(others.map(look)))];
    const reasons = reasonsOf(board, now);
    const facts = factsOf(board, boards);
    return reasons.length === 0
      ? { status: "ok", version, ...facts }
      : { status: "unwell", version, reasons, ...facts };
  } catch (error) {
    log.error({ err: error }, "the database could not be read for a monitor");
    return { status: "unwell", version, reasons: ["database"] };
  }
}

/** What a monitor must raise the alarm for. */
function reasonsOf({ notes, platforms }: StatusBoard, now: number): readonly string[] {
  const lastSign = Math.max(notes?.startedAt ?? 0, notes?.lastTick ?? 0);
  const isStopped = now - lastSign > STOPPED_AFTER;
  const away = platforms.filter((one) => !one.isSilent && isAway(one, now));
  return [...(isStopped ? ["clock"] : []), ...away.map(({ name }) => `platform: ${name}`)];
}

/** One that has been connecting for long is not there either. */
function isAway({ state, since }: PlatformStatus, now: number): boolean {
  switch (state) {
    case "connected":
      return false;
    case "connecting":
      return now - since > STOPPED_AFTER;
    case "lost":
    case "refused":
      return true;
    default:
      return state satisfies never;
  }
}

/** What the process notes of itself is the same on every territory's board. */
function factsOf(
  { notes, platforms, bytes }: StatusBoard,
  boards: readonly StatusBoard[],
): Readonly<Record<string, unknown>> {
  const sum = (count: (board: StatusBoard) => number) =>
    boards.reduce((total, board) => total + count(board), 0);
  const of = (state: DeliveryState) => sum(({ counts }) => counts.get(state) ?? 0);
  return {
    lastTick: iso(notes?.lastTick),
    pausedSince: iso(notes?.pause?.since),
    backedUpAt: iso(notes?.backedUpAt),
    late: sum(({ late }) => late),
    owed: of("owed") + of("sending"),
    held: of("held"),
    failed: of("failed"),
    uncertain: of("uncertain"),
    platforms: platforms.map(({ name, state, since, reason, lacks, isSilent }) => ({
      name,
      state: isSilent ? "silent" : state,
      since: iso(since),
      ...(reason !== undefined && { reason }),
      ...(lacks !== undefined && { lacks }),
    })),
    databaseBytes: bytes,
  };
}

const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();
