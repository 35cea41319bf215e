import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// The bench runs as the built bundle does, and starts that bundle too: both are built first.
process.chdir(resolve(import.meta.dirname, "../.."));
const folder = "node_modules/.cache/utopia-bench";
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: ["run", "bare-bolt", "bare-discord", "bare-matrix", "handmade-discord"].map(
    (name) => `test/bench/${name}.ts`,
  ),
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
await import("../../esbuild.config.mjs");
await import(pathToFileURL(resolve(folder, "run.mjs")).href);
