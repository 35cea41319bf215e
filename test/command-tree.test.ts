import { describe, expect, test } from "vitest";
import { commands, tree } from "../commands/index.ts";
import { later } from "../commands/later.ts";
import { namesOf } from "../src/command-names.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { rights } from "../src/domain/rights.ts";
import { lex } from "../src/lexer.ts";
import { isMessageKey, speech } from "../src/text.ts";

/**
 * Discord's limits on one command tree
 * (discord.com/developers/docs/interactions/application-commands): 25 options at each
 * level, names of 32 characters in lower case, descriptions of 1 to 100, and 8,000
 * characters in all, where of a field's languages the longest counts.
 */
const MOST_OPTIONS = 25;
const MOST_ENTRIES = 20;
const MOST_CHARACTERS = 8_000;
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;

const paths: readonly string[] = [...commands.map((command) => command.path), ...later];
const LANGUAGES = ["fr", "en"] as const;

const shown = (key: `command.${string}` | `arg.${string}`, language: "fr" | "en") =>
  namesOf(key, language)[0] ?? "";
const line = (key: string, language: "fr" | "en") =>
  isMessageKey(key) ? speech(language).line(key) : "";
const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));

function children(noun: string): readonly string[] {
  return paths.filter((path) => path.startsWith(`${noun} `));
}

/** What one level names: a command, its noun, or an argument. */
function weight(key: `command.${string}` | `arg.${string}`): number {
  return (
    longest(LANGUAGES.map((one) => shown(key, one))) +
    longest(LANGUAGES.map((one) => line(`${key}.summary`, one)))
  );
}

const nouns = [...new Set(paths.map((path) => path.split(" ")[0] ?? ""))];

describe("the whole tree fits Discord", () => {
  test("at most 20 entries under /utopia", () => {
    expect(nouns.length).toBeLessThanOrEqual(MOST_ENTRIES);
  });

  test.each(nouns)("%s is a leaf or a group, never both, of at most 25", (noun) => {
    const below = children(noun);
    expect(below.length > 0 && paths.includes(noun)).toBe(false);
    expect(below.length).toBeLessThanOrEqual(MOST_OPTIONS);
    for (const path of below) expect(path.split(" ")).toHaveLength(2);
  });

  test.each([...nouns, ...paths])(
    "%s has a name and a summary that Discord takes, in both languages",
    (path) => {
      for (const language of LANGUAGES) {
        const name = shown(`command.${path}`, language);
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        const summary = line(`command.${path}.summary`, language);
        expect(summary.length, summary).toBeGreaterThan(0);
        expect(summary.length, summary).toBeLessThanOrEqual(100);
      }
    },
  );

  test.each(commands.map((command) => [command.path, command] as const))(
    "%s has arguments that Discord takes",
    (_, command) => {
      const names = Object.keys(command.args);
      expect(names.length).toBeLessThanOrEqual(MOST_OPTIONS);
      for (const name of names)
        for (const language of LANGUAGES) {
          expect(shown(`arg.${name}`, language)).toMatch(NAME);
          const summary = line(`arg.${name}.summary`, language);
          expect(summary.length).toBeGreaterThan(0);
          expect(summary.length).toBeLessThanOrEqual(100);
        }
    },
  );

  test("8,000 characters in all", () => {
    const groups = nouns.filter((noun) => children(noun).length > 0);
    const args = commands.flatMap((command) => Object.keys(command.args));
    const all = [
      ...groups.map((noun) => weight(`command.${noun}`)),
      ...paths.map((path) => weight(`command.${path}`)),
      ...args.map((name) => weight(`arg.${name}`)),
    ].reduce((sum, one) => sum + one, 0);
    expect(all).toBeLessThanOrEqual(MOST_CHARACTERS);
  });
});

describe("every name leads to its command", () => {
  test.each(commands.map((command) => command.path))("%s", (path) => {
    const noun = path.split(" ")[0] ?? "";
    for (const language of LANGUAGES)
      for (const nounName of path.includes(" ") ? namesOf(`command.${noun}`, language) : [""])
        for (const name of namesOf(`command.${path}`, language)) {
          const words = lex(`${nounName} ${name.split("=")[0] ?? ""}`);
          if (isRefusal(words)) throw new Error(words.refused);
          const found = tree.find(words, language);
          expect(isRefusal(found) ? found.refused : found.command.path).toBe(path);
        }
  });

  test("no two commands share a name", () => {
    for (const noun of ["", ...nouns]) {
      const here = noun === "" ? nouns : children(noun);
      const names = here.flatMap((path) => [
        ...new Set(LANGUAGES.flatMap((one) => namesOf(`command.${path}`, one))),
      ]);
      expect(new Set(names).size, names.join(" ")).toBe(names.length);
    }
  });

  test("every command has its right in the table", () => {
    for (const { path } of commands) expect(Object.keys(rights)).toContain(path);
  });
});

function find(typed: string) {
  const words = lex(typed);
  if (isRefusal(words)) throw new Error(words.refused);
  return tree.find(words, "fr");
}

describe("what is not there yet, and what is nearly there", () => {
  test.each(["charte", "charte signer", "projet zorglub", "projet"])(
    "« %s » is for a later version",
    (typed) => {
      expect(find(typed)).toMatchObject({ refused: "typed.later" });
    },
  );

  test("a slip in either language is understood as one", () => {
    expect(find("sondage extned")).toMatchObject({
      refused: "typed.unknown-near",
      params: { near: { either: ["sondage prolonger"] } },
    });
  });

  test("what a name stands for comes last", () => {
    const found = find("je-viens 12");
    if (isRefusal(found)) throw new Error(found.refused);
    expect(found.words.map((word) => word.value)).toEqual(["12", "oui"]);
  });

  test("a word of a thousand letters is not read back whole", () => {
    const refused = find("z".repeat(1_000));
    expect(JSON.stringify(refused).length).toBeLessThan(200);
  });
});
