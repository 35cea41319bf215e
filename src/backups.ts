import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BackupHealth } from "./command.ts";
import type { BackupSettings } from "./config.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import { type Clock, dayAt, daysAfter, HOUR, isWall, MINUTE, wallAt } from "./when.ts";

/** The hour from which the day's copy is made, when nobody is about. */
const QUIET = "03:00";
const RETRY_AFTER = 15 * MINUTE;
/** No copy takes that long: what is older was left by a process that was killed. */
const LONGEST = HOUR;

const NAME = /^utopia-(?<day>\d{4}-\d{2}-\d{2})\.db$/u;
const PART = /^utopia-\d{4}-\d{2}-\d{2}\.db\.part-[0-9a-f]{8}(?:-journal|-wal|-shm)?$/u;

/** The day of a copy of ours; undefined for any other file. */
function dayOf(name: string): string | undefined {
  const day = NAME.exec(name)?.groups?.["day"];
  return day !== undefined && isWall(`${day}T00:00`) ? day : undefined;
}

/** The days of which there is a copy, the earliest first; none where there is no folder yet. */
function daysIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => dayOf(name) ?? [])
      .toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Whether there is neither a copy of that day nor of the day before. */
function isLate(days: readonly string[], now: number, zone: string): boolean {
  const yesterday = daysAfter(dayAt(now, zone), -1).day;
  return !days.some((day) => day >= yesterday);
}

/** Whether today's copy is missing: at the quiet hour, or at once where yesterday's is too. */
function isOwed(days: readonly string[], now: number, zone: string): boolean {
  if (days.includes(dayAt(now, zone).day)) return false;
  return wallAt(now, zone).wall.slice(11) >= QUIET || isLate(days, now, zone);
}

/**
 * Copies the database into a file. Until the copy is whole and was read back it has
 * another name, so that a process that is killed never leaves half of one under this.
 */
export async function copyInto(file: string, store: Store): Promise<{ readonly bytes: number }> {
  const part = `${file}.part-${randomBytes(4).toString("hex")}`;
  try {
    await store.copyTo(part);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { bytes: (await stat(file)).size };
}

interface Rotated {
  readonly file: string;
  readonly bytes: number;
  /** The names of the copies that were removed. */
  readonly removed: readonly string[];
}

/** Makes the copy of today (now: epoch ms), anew if there is one, and removes the oldest copies beyond those kept. */
export async function rotate(
  { folder, kept }: BackupSettings,
  store: Store,
  now: number,
  zone: string,
): Promise<Rotated> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `utopia-${dayAt(now, zone).day}.db`);
  const { bytes } = await copyInto(file, store);
  await store.backedUp(now);
  await removeParts(folder, (await stat(file)).mtimeMs - LONGEST);
  const removed = daysIn(folder)
    .slice(0, -kept)
    .map((day) => `utopia-${day}.db`);
  for (const name of removed) await rm(join(folder, name));
  return { file, bytes, removed };
}

/** Removes what a killed process left, before that time by the folder's own clock (epoch ms). */
async function removeParts(folder: string, before: number): Promise<void> {
  for (const name of readdirSync(folder).filter((one) => PART.test(one))) {
    const file = join(folder, name);
    if ((await stat(file)).mtimeMs < before) await rm(file, { force: true });
  }
}

interface BackupParts {
  readonly settings: BackupSettings;
  readonly store: Store;
  readonly zone: string;
  /** The machine's own, never a rehearsed one: days that are only played must not push real copies out. */
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the day's copy when it is missing, as often as it is asked to look. */
export class Backups implements BackupHealth {
  readonly #parts: BackupParts;
  #underWay: Promise<void> | undefined;
  #failure: string | undefined;
  /** On the monotonic clock (ms). */
  #notBefore = -Infinity;

  constructor(parts: BackupParts) {
    this.#parts = parts;
  }

  /** Settled when the copy that is owed is made, or has failed, or none is owed. Never rejects. */
  look(): Promise<void> {
    this.#underWay ??= this.#make().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #make(): Promise<void> {
    const { settings, store, zone, clock, log } = this.#parts;
    if (clock.monotonic() < this.#notBefore) return;
    try {
      const now = clock.now();
      if (isOwed(daysIn(settings.folder), now, zone)) {
        const { file, bytes } = await rotate(settings, store, now, zone);
        log.info({ file, bytes }, "the database was copied");
      }
      this.#failure = undefined;
    } catch (error) {
      this.#failure = codeOf(error);
      this.#notBefore = clock.monotonic() + RETRY_AFTER;
      log.error({ err: error }, "the database could not be copied");
    }
  }

  trouble(): string | undefined {
    const { settings, zone, clock } = this.#parts;
    if (this.#failure !== undefined) return this.#failure;
    try {
      return isLate(daysIn(settings.folder), clock.now(), zone) ? "late" : undefined;
    } catch (error) {
      return codeOf(error);
    }
  }
}

/** The system's own word for what went wrong; the log says more. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
