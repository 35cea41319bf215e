import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { found } from "../../src/founding.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Store } from "../../src/store/store.ts";

/** A name for a database, in a folder that goes with the test. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "utopia.db");
}

/** The network on a file, whose process has stopped cleanly, or was killed. */
export async function networkOn(
  file: string,
  end: "stopped" | "killed" = "stopped",
): Promise<void> {
  const now = Date.UTC(2027, 0, 10);
  const store = new Store(await openDatabase(file, now));
  await store.transact((db) => found(db, founding, now, "no code"));
  await store.started(now);
  if (end === "stopped") await store.stopped(now);
  await store.close();
}
