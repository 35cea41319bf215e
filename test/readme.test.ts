import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const README = join(ROOT, "README.md");
const readme = readFileSync(README, "utf8");

/** What stands in the code block after this mark. */
function blockAfter(mark: string): string {
  const [, block] = new RegExp(`<!-- ${mark} -->\n\`\`\`\\w*\n([^]*?)\`\`\``).exec(readme) ?? [];
  if (block === undefined) throw new Error(`README.md has no block « ${mark} »`);
  return block;
}

/** What people type in a transcript: what follows each prompt. */
function typed(transcript: string): string {
  return [...transcript.matchAll(/^\S.* › (?<line>.*)$/gm)]
    .map(({ groups }) => `${groups?.["line"] ?? ""}\n`)
    .join("");
}

function replay(input: string): string {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const { stdout, status } = spawnSync(
    process.execPath,
    ["dist/main.js", "--at", "2027-01-10T10:00"],
    {
      cwd: ROOT,
      input,
      encoding: "utf8",
      env: { ...process.env, UTOPIA_DB: join(folder, "utopia.db"), NO_COLOR: "1" },
    },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(status).toBe(0);
  return stdout;
}

describe("what the README says is so", () => {
  test("its scene, word for word", () => {
    const scene = blockAfter("scene");
    const played = replay(typed(scene));
    // UPDATE_README=1 writes what is played now, to be read before it is committed.
    if (process.env["UPDATE_README"] !== undefined)
      writeFileSync(README, readme.replace(scene, `${played.trimEnd()}\n`));
    else expect(played.trimEnd()).toBe(scene.trimEnd());
  });

  test("its two commands are those of the package", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(readme).toContain("npm ci && npm start");
    expect(blockAfter("test").trim()).toBe("npm test");
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(["start", "test", "utopia", "dev", "check", "fix"]),
    );
  });

  test("every variable that the configuration reads is in .env.example, with a line that says what it is", () => {
    const read = [
      ...readFileSync(join(ROOT, "src/config.ts"), "utf8").matchAll(/\b(UTOPIA_\w+):/g),
    ].map(([, name]) => name);
    const example = readFileSync(join(ROOT, ".env.example"), "utf8");
    expect(read.length).toBeGreaterThan(0);
    for (const name of read) expect(example).toMatch(new RegExp(`^# .+\n${name}=`, "m"));
  });
});
