import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { availableParallelism, cpus, platform, release } from "node:os";
import { join } from "node:path";
import { Sqlite } from "../../src/store/sqlite.ts";
import { quantile } from "./measure.ts";

/** What the numbers were measured on. */
export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly sqlite: string;
  readonly synchronous: "FULL";
  /** µs to write a page over another one and sync it: what each commit costs at the least. */
  readonly sync: number;
}

export function machine(folder: string): Machine {
  const raw = new Sqlite(":memory:");
  const sqlite = String(raw.prepare("select sqlite_version()").pluck().get());
  raw.close();
  return {
    node: process.versions.node,
    system: `${platform()} ${release()}`,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cpus: availableParallelism(),
    sqlite,
    synchronous: "FULL",
    sync: syncCost(join(folder, "sync")),
  };
}

function syncCost(file: string): number {
  const page = Buffer.alloc(4_096, 1);
  const handle = openSync(file, "w");
  const costs = Array.from({ length: 400 }, (_, round) => {
    const began = performance.now();
    // The second half of them lies over the first, as the pages of a write-ahead log do.
    writeSync(handle, page, 0, page.length, (round % 200) * page.length);
    fdatasyncSync(handle);
    return (performance.now() - began) * 1_000;
  });
  closeSync(handle);
  return quantile(costs.slice(200), 0.5);
}
