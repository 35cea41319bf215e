import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = resolve(import.meta.dirname, "../..");
/** Inside node_modules, so that the packages that stay outside the bundle are found. */
const CACHE = join(ROOT, "node_modules/.cache/utopia-chaos");

/** A bundled package of CommonJS asks for Node's own modules so. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * Bundles programs, with all packages but those that read files of their own: a process then starts in half the
 * time, and hundreds do. Gives the files that node runs.
 * @param folder that no other test file builds in
 */
export async function bundle<Name extends string>(
  folder: string,
  programs: Readonly<Record<Name, string>>,
  ...plugins: readonly Plugin[]
): Promise<Readonly<Record<Name, string>>> {
  const outdir = join(CACHE, folder);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: programs,
    absWorkingDir: ROOT,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["@matrix-org/matrix-sdk-crypto-wasm", "better-sqlite3", "better-sqlite3-napi"],
    banner: { js: REQUIRE },
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
    plugins: [...plugins],
  });
  const built = Object.keys(programs).map((name) => [name, join(outdir, `${name}.mjs`)]);
  return Object.fromEntries(built) as Record<Name, string>;
}

/** Takes the keys out of the sender: each try has one of its own, so that nothing is found again and nothing is known twice. */
export function withoutKeys(): Plugin {
  return rewritten([
    {
      file: /[/\\]src[/\\]outbox[/\\]sender\.ts$/,
      what: /\bpart\.key\b/gu,
      by: "crypto.randomUUID()",
      least: 2,
    },
  ]);
}

/** Nothing that stands on Slack is known again. */
export function withoutSlackHistory(): Plugin {
  return rewritten([
    {
      file: /[/\\]adapters[/\\]slack[/\\]history\.ts$/,
      what: /metadata\?\.event_type === EVENT/gu,
      by: "false",
      least: 1,
    },
  ]);
}

/** Nothing that stands on Discord is known again, by Discord or by us. */
export function withoutDiscordMemory(): Plugin {
  return rewritten([
    {
      file: /[/\\]adapters[/\\]discord[/\\]index\.ts$/,
      what: /enforce_nonce: true/gu,
      by: "enforce_nonce: false",
      least: 1,
    },
    {
      file: /[/\\]adapters[/\\]discord[/\\]history\.ts$/,
      what: /bears\(content, key\)/gu,
      by: "false",
      least: 1,
    },
  ]);
}

interface Rewriting {
  readonly file: RegExp;
  readonly what: RegExp;
  readonly by: string;
  readonly least: number;
}

/** @throws when a file does not read so at least so many times */
function rewritten(all: readonly Rewriting[]): Plugin {
  return {
    name: "rewritten",
    setup(building) {
      for (const { file, what, by, least } of all) {
        let times = 0;
        building.onLoad({ filter: file }, ({ path }) => {
          const contents = readFileSync(path, "utf8").replaceAll(what, () => {
            times += 1;
            return by;
          });
          return { contents, loader: "ts" };
        });
        building.onEnd(() => {
          if (times < least) throw new Error(`${file} reads so ${times} times: rewrite this`);
        });
      }
    },
  };
}
