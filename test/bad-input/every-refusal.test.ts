import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import french from "../../data/locales/fr.json" with { type: "json" };

/** What no row of these tables can reach, and where it is tested. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "terminal.no-button": "said by the terminal before the bot hears anything",
  "terminal.no-channel": "said by the terminal before the bot hears anything",
  "terminal.who": "said by the terminal before the bot hears anything",
  "restore.busy": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.damaged": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.foreign": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.itself": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.missing": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.newer": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.running": "an operator’s tool: test/operations/restore-refused.test.ts",
  "restore.which": "an operator’s tool: test/operations/restore-refused.test.ts",
  "tool.copy-failed": "an operator’s tool: test/operations/backup-process.test.ts",
  "tool.backwards": "an operator’s tool: test/tools.test.ts",
  "tool.dates": "an operator’s tool: test/tools.test.ts",
  "tool.discord": "an operator’s tool: test/operations/start-discord.test.ts",
  "tool.discord-failed": "an operator’s tool: test/operations/start-discord.test.ts",
  "tool.discord-off": "an operator’s tool: test/operations/start-discord.test.ts",
  "tool.matrix": "an operator’s tool: test/tools.test.ts",
  "tool.matrix-off": "an operator’s tool: test/tools.test.ts",
  "tool.matrix-who": "an operator’s tool: test/tools-matrix.test.ts",
  "tool.matrix-failed": "an operator’s tool: test/tools-matrix.test.ts",
  "tool.file-exists": "an operator’s tool: test/tools.test.ts",
  "tool.file-missing": "an operator’s tool: test/tools.test.ts",
  "rights.nowhere": "said where a form is asked for: test/adapters/slack-forms.test.ts",
  "typed.again": "the same sent twice by a platform: test/heard-twice.test.ts",
  "typed.missed": "heard hours after it was said: test/heard-late.test.ts",
  "csv.duplicate": "one line of a file: said inside file.bad-lines",
  "csv.extra-cell": "one line of a file: said inside file.bad-lines",
  "csv.line-break": "one line of a file: said inside file.bad-lines",
  "csv.quotes": "one line of a file: said inside file.bad-lines",
  "csv.signatory": "one line of a file: said inside file.bad-lines",
};

const tables = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");

const all = (pattern: RegExp) => new Set([...tables.matchAll(pattern)].map(([, found]) => found));

test("every refusal that people can read stands in a row", () => {
  const codes = Object.keys(french)
    .filter((key) => key.startsWith("refusal."))
    .map((key) => key.slice("refusal.".length));
  const reached = all(/refused: "([^"]+)"/g);
  expect(codes.filter((code) => !reached.has(code) && !(code in ELSEWHERE))).toEqual([]);
  expect(
    Object.keys(ELSEWHERE).filter((code) => reached.has(code) || !codes.includes(code)),
  ).toEqual([]);
});

test("every command refuses something", () => {
  const refusing = all(/\brefuses\(\s*"([^"]+)"/g);
  expect(commands.map(({ path }) => path).filter((path) => !refusing.has(path))).toEqual([]);
});
