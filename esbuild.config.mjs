import { build } from "esbuild";

// Packages stay outside the bundle (better-sqlite3 is native); each platform
// is its own chunk, loaded only when it is configured.
await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  sourcemap: true,
  chunkNames: "chunks/[name]-[hash]",
  banner: { js: "#!/usr/bin/env node" },
  logLevel: "warning",
});
