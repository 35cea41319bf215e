import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

/**
 * The layers, from the ground up: a file may import from its own layer and those that
 * are listed for it, never from another. `src/main.ts` alone sees everything.
 */
const LAYERS: readonly {
  readonly name: string;
  readonly holds: RegExp;
  readonly sees: readonly string[];
}[] = [
  {
    name: "main",
    holds: /^src\/main\.ts$/,
    sees: ["house", "commands", "adapters", "core", "store", "domain", "ground"],
  },
  { name: "commands", holds: /^commands\//, sees: ["core", "store", "domain", "ground"] },
  { name: "adapters", holds: /^adapters\//, sees: ["core", "domain", "ground"] },
  { name: "domain", holds: /^src\/domain\//, sees: ["ground"] },
  { name: "store", holds: /^src\/store\//, sees: ["domain", "ground"] },
  {
    name: "ground",
    holds:
      /^(src\/(when|moments|view|text|chat|errors|inert|insist|log|lexer|unanswered|within)\.ts|data\/)/,
    sees: ["domain"],
  },
  {
    name: "house",
    holds:
      /^src\/((attendants|backups|command-line|config|founding|health-check|health-server|heartbeat|house|opening|operator|platforms|pulse|recorder|rehearsal|rehearse|restore|tools|travel|upcoming)\.ts|tools\/)/,
    sees: ["core", "store", "domain", "ground"],
  },
  { name: "core", holds: /^src\//, sees: ["store", "domain", "ground"] },
];

/** Inside the core: who answers, what is due, what is sent; each above the acts, the boards and the views. */
const CORE_ORDER = [
  /^src\/(bot|bind|command-tree|command)\.ts$/,
  /^src\/(jobs|outbox)\//,
  /^src\/notices\/(?!kinds)/,
  /^src\/(readers|views)\//,
  /^src\/boards\//,
  /^src\/acts\//,
];

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string): readonly { readonly target: string; readonly isType: boolean }[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(?<type>type\s)?(?:[^;]*?\sfrom\s+)?["'](?<path>\.[^"']+)["']|import\(["'](?<lazy>\.[^"']+)["']/g,
  );
  return [...found].map(({ groups }) => ({
    target: relative(ROOT, resolve(ROOT, file, "..", groups?.["path"] ?? groups?.["lazy"] ?? "")),
    isType: groups?.["type"] !== undefined,
  }));
}

const layerOf = (file: string) => LAYERS.find((layer) => layer.holds.test(file));
const height = (file: string) => CORE_ORDER.findIndex((pattern) => pattern.test(file));
const files = ["src", "commands", "adapters"].flatMap(sources);

describe("imports run one way", () => {
  test.each(files)("%s", (file) => {
    const layer = layerOf(file);
    for (const { target } of importsOf(file)) {
      const other = layerOf(target);
      if (other === undefined || layer === undefined || other.name === layer.name) continue;
      expect(
        layer.sees,
        `${file} is of the layer « ${layer.name} » and may not import ${target}, of « ${other.name} »`,
      ).toContain(other.name);
    }
  });

  test("inside the core too, from the bot down to the acts", () => {
    for (const file of files)
      for (const { target, isType } of importsOf(file)) {
        if (isType || height(file) === -1 || height(target) === -1) continue;
        expect(
          height(target),
          `${file} imports ${target}, which stands above it`,
        ).toBeGreaterThanOrEqual(height(file));
      }
  });

  test("one adapter knows nothing of another", () => {
    for (const file of sources("adapters"))
      for (const { target } of importsOf(file))
        if (target.startsWith("adapters/")) expect(target.split("/")[1]).toBe(file.split("/")[1]);
  });

  test("only main loads a platform, and only when it is needed", () => {
    const main = readFileSync(join(ROOT, "src/main.ts"), "utf8");
    expect(main).not.toMatch(/^import .*adapters\//m);
  });

  test("the domain reads no clock, no zone default, no environment", () => {
    for (const file of sources("src/domain"))
      expect(readFileSync(join(ROOT, file), "utf8"), file).not.toMatch(
        /Date\.now|new Date\(\)|process\.|Temporal\.Now/,
      );
  });
});
