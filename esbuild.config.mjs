import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

// Node takes longer to find and read a thousand files than to run them: packages are part of
// the bundle, but for SQLite, which is native, for Matrix's encryption, which reads its program
// beside itself, and for what ws and discord.js do without where nobody has installed it. Each platform is its own chunk, loaded only when it is configured.
const OUTSIDE = [
  "@matrix-org/matrix-sdk-crypto-wasm",
  "better-sqlite3",
  "better-sqlite3-napi",
  "bufferutil",
  "utf-8-validate",
  "zlib-sync",
];

const { metafile } = await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: OUTSIDE,
  metafile: true,
  sourcemap: true,
  // For the lines of stack traces; what stands there is in the repository.
  sourcesContent: false,
  legalComments: "none",
  chunkNames: "chunks/[name]-[hash]",
  // Packages that are CommonJS ask for Node's own modules by `require`, which a module has not.
  banner: {
    js: `#!/usr/bin/env node
import { createRequire as requiring } from "node:module";
const require = requiring(import.meta.url);`,
  },
  logLevel: "warning",
});
writeFileSync("dist/THIRD-PARTY.txt", noticesOf(Object.keys(metafile.inputs)));

/** What the licences of the packages in the bundle ask to be kept with it. */
function noticesOf(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file) ?? []);
  const notices = [...new Set(folders)]
    .toSorted((a, b) => a.localeCompare(b))
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, "package.json"), "utf8"),
      );
      const texts = readdirSync(folder)
        .filter((file) => /^(?:licen[cs]e|notice|copying)/iu.test(file))
        .map((file) => readFileSync(join(folder, file), "utf8").trim());
      return [`${name} ${version} (${license})`, ...texts].join("\n\n");
    });
  return `${notices.join(`\n\n${"=".repeat(72)}\n\n`)}\n`;
}
