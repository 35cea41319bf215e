import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Builds what the tests run as a process of its own, once, before any of them. */
export default function build(): void {
  const root = resolve(import.meta.dirname, "../..");
  execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: root, stdio: "inherit" });
}
