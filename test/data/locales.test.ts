import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { later } from "../../commands/later.ts";
import english from "../../data/locales/en.json" with { type: "json" };
import french from "../../data/locales/fr.json" with { type: "json" };

const ROOT = resolve(import.meta.dirname, "../..");
const locales = { fr: french, en: english } as Readonly<
  Record<"fr" | "en", Readonly<Record<string, string>>>
>;

/** Keys that are made of a name: of a command, of an argument. */
function namedKeys(): readonly string[] {
  const paths = [...commands.map((command) => command.path), ...later];
  const nouns = paths.filter((path) => path.includes(" ")).map((path) => path.split(" ")[0]);
  const args = commands.flatMap((command) => Object.keys(command.args));
  return [
    ...[...paths, ...nouns].flatMap((path) => [`command.${path}.names`, `command.${path}.summary`]),
    ...commands.map((command) => `command.${command.path}.example`),
    ...args.flatMap((name) => [`arg.${name}.names`, `arg.${name}.summary`]),
  ];
}

const code = ["src", "commands", "adapters"]
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  )
  .join("\n");

const quoted = (text: string) => code.includes(`"${text}"`) || code.includes(`\`${text}\``);

/** Whether the code names this key: whole, as a refusal's code, or by the prefix of a family. */
function isUsed(key: string): boolean {
  if (key.startsWith("refusal.")) return quoted(key.slice("refusal.".length));
  return (
    quoted(key) ||
    FAMILIES.some((family) => key.startsWith(family) && code.includes(`\`${family}$`))
  );
}

/** Keys built from a closed list in the code: an act’s name in the audit, the code of a failure or of a platform’s state. */
const FAMILIES = ["audit.", "mend.", "permission.", "platform-reason."];

function params(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element): readonly string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.select:
      case TYPE.plural:
        return [
          element.value,
          ...Object.values(element.options).flatMap((option) => params(option.value)),
        ];
      case TYPE.tag:
        return params(element.children);
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      default:
        return element satisfies never;
    }
  });
}

const asked = (message: string) => [...new Set(params(parse(message)))].toSorted();

describe("what people read", () => {
  test("French and English have the same keys", () => {
    expect(Object.keys(locales.en).toSorted()).toEqual(Object.keys(locales.fr).toSorted());
  });

  test("no key is missing for a command or an argument", () => {
    for (const key of namedKeys()) expect(Object.keys(locales.fr), key).toContain(key);
  });

  test("no key is unused", () => {
    const named = new Set(namedKeys());
    const unused = Object.keys(locales.fr).filter((key) => !named.has(key) && !isUsed(key));
    expect(unused).toEqual([]);
  });

  test("both languages fill in the same places", () => {
    for (const [key, message] of Object.entries(locales.fr))
      if (!key.endsWith(".names"))
        expect(asked(locales.en[key] ?? ""), key).toEqual(asked(message));
  });

  test("no value is called as a mark is, which would be shown in its place", () => {
    for (const [key, message] of Object.entries(locales.fr))
      if (!key.endsWith(".names"))
        expect(
          ["code", "strong"].filter((mark) => asked(message).includes(mark)),
          key,
        ).toEqual([]);
  });

  test("French has no exclamation marks, no straight apostrophes, no point médian between letters", () => {
    for (const [key, message] of Object.entries(locales.fr))
      expect(message, key).not.toMatch(/!(?!\w)|\p{L}'\p{L}|\p{L}·\p{L}/u);
  });

  test("French puts a space before « : ; ? », to be made non-breaking", () => {
    for (const [key, message] of Object.entries(locales.fr))
      expect(message, key).not.toMatch(/[\p{L}»)][:;?](?:\s|$)/u);
  });
});
