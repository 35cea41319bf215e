import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HAPPENINGS } from "../../adapters/slack/lifecycle.ts";
import { wordsOf } from "../../adapters/slack/read.ts";
import { COMMANDS, EVENTS, METHODS, SCOPES } from "../../adapters/slack/scopes.ts";
import { SHORTCUTS } from "../../adapters/slack/shortcuts.ts";
import { tree } from "../../commands/index.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { lex } from "../../src/lexer.ts";

/* What an administrator pastes, what the code does, and what stands between them. */

const folder = join(import.meta.dirname, "../../adapters/slack");
const manifest = readFileSync(join(folder, "manifest.yaml"), "utf8");
const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

/** The items of the list under a key. */
function listed(key: string): readonly string[] {
  const [, items = ""] = new RegExp(`^ *${key}:\\n((?: *- .+\\n)+)`, "mu").exec(manifest) ?? [];
  return [...items.matchAll(/- (.+)\n/gu)].map(([, item = ""]) => item);
}

const found = (pattern: RegExp): readonly string[] =>
  [...code.matchAll(pattern)].map(([, ...parts]) => parts.join("."));

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();

test("the methods that the code calls are those whose scopes are listed", () => {
  const called = found(/\bclient\s*\.(\w+)\s*\.(\w+)\(/gu);
  expect(sorted(called)).toEqual(sorted(Object.keys(METHODS)));
});

test("the events that the code hears are those whose scopes are listed", () => {
  const heard = [
    ...found(/\bapp\.event\("([\w.]+)"/gu),
    ...found(/\bapp\.message\(/gu).map(() => "message.im"),
    ...Object.keys(HAPPENINGS),
  ];
  expect(sorted(heard)).toEqual(sorted(Object.keys(EVENTS)));
});

test("the manifest asks for these scopes and events, and no other", () => {
  expect(listed("bot")).toEqual(SCOPES);
  expect(listed("bot_events")).toEqual(sorted(Object.keys(EVENTS)));
});

test("the manifest has the commands, people and channels in them named by their ids", () => {
  const commands = [
    ...manifest.matchAll(/- command: (\S+)\n(?: {6}.+\n)*? {6}should_escape: true\n/gu),
  ];
  expect(commands.map(([, name]) => name)).toEqual(COMMANDS);
});

test("what the manifest hints at is understood", () => {
  const hints = [...manifest.matchAll(/command: (\S+)\n.+\n *usage_hint: '?(.+?)'?\n/gu)];
  expect(hints).toHaveLength(COMMANDS.length);
  for (const [, command = "", text = ""] of hints) {
    const words = lex(wordsOf({ command, text }));
    if (isRefusal(words)) throw new Error(words.refused);
    expect(tree.find(words, "fr")).toMatchObject({ command: { path: expect.any(String) } });
  }
});

test("the manifest has the shortcuts that the code knows", () => {
  const shortcuts = [...manifest.matchAll(/type: global\n *callback_id: (\S+)/gu)];
  expect(shortcuts.map(([, id]) => id)).toEqual(Object.keys(SHORTCUTS));
});

test("nothing has to be exposed: buttons and events come by sockets", () => {
  expect(manifest).toMatch(/interactivity:\n *is_enabled: true\n/u);
  expect(manifest).toContain("socket_mode_enabled: true\n");
  expect(manifest).toContain("messages_tab_enabled: true\n");
});
