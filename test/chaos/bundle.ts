import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = resolve(import.meta.dirname, "../..");
/** Inside node_modules, so that the package that stays outside the bundle is found. */
const CACHE = join(ROOT, "node_modules/.cache/utopia-chaos");

/** The processes of these tests, as files that node runs. */
interface Bundle {
  readonly bot: string;
  readonly farSide: string;
}

/** A bundled package of CommonJS asks for Node's own modules so. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * Bundles them, with all packages but the native one: a process then starts in half the
 * time, and hundreds do.
 * @param name of a folder that no other test file builds in
 */
export async function bundle(name: string, ...plugins: readonly Plugin[]): Promise<Bundle> {
  const outdir = join(CACHE, name);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      bot: join(ROOT, "test/chaos/bot-process.ts"),
      "far-side": join(ROOT, "test/fakes/far-side-process.ts"),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["better-sqlite3", "better-sqlite3-napi"],
    banner: { js: REQUIRE },
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
    plugins: [...plugins],
  });
  return { bot: join(outdir, "bot.mjs"), farSide: join(outdir, "far-side.mjs") };
}

/**
 * Takes the keys out of the sender: each try has one of its own, so that nothing is found
 * again and nothing is known twice.
 * @throws when the sender no longer uses keys as this expects
 */
export function withoutKeys(): Plugin {
  return {
    name: "without-keys",
    setup(building) {
      let uses = 0;
      building.onLoad({ filter: /[/\\]src[/\\]outbox[/\\]sender\.ts$/ }, ({ path }) => {
        const contents = readFileSync(path, "utf8").replaceAll(/\bpart\.key\b/gu, () => {
          uses += 1;
          return "crypto.randomUUID()";
        });
        return { contents, loader: "ts" };
      });
      building.onEnd(() => {
        if (uses < 2) throw new Error(`the sender uses its keys ${uses} times: rewrite this`);
      });
    },
  };
}
