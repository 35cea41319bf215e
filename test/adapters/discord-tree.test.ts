import { describe, expect, test } from "vitest";
import { LEFT_OUT, sameTree, treeOf } from "../../adapters/discord/tree.ts";
import { commands } from "../../commands/index.ts";
import { later } from "../../commands/later.ts";
import type { Situation } from "../../src/command.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { speech } from "../../src/text.ts";
import { commandForm } from "../fakes/discord/command-forms.ts";
import { COMMAND_LIMITS } from "../fakes/discord/limits.ts";

const tree = treeOf(commands);

/** A level of the tree, as Discord is sent it. */
interface Level {
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: { readonly fr?: string };
  readonly description?: string;
  readonly description_localizations?: { readonly fr?: string };
  readonly required?: boolean;
  readonly value?: string;
  readonly choices?: readonly Level[];
  readonly options?: readonly Level[];
}

const root = tree as Level;
const everything = (level: Level): readonly Level[] => [
  level,
  ...(level.options ?? []).flatMap(everything),
  ...(level.choices ?? []),
];

/** What a path leads to: « poll dates title ». */
function under(path: string): Level {
  const found = path
    .split(" ")
    .reduce<Level | undefined>(
      (level, step) => level?.options?.find(({ name }) => name === step),
      root,
    );
  if (found === undefined) throw new Error(`nothing at ${path}`);
  return found;
}

/** The paths of all commands below. */
function leaves(level: Level, steps: readonly string[] = []): readonly string[] {
  return (level.options ?? []).flatMap((one) => {
    const path = [...steps, one.name];
    return one.type === 2 ? leaves(one, path) : [path.join(" ")];
  });
}

const longest = (...texts: readonly (string | undefined)[]) =>
  Math.max(...texts.map((text) => text?.length ?? 0));

const required = (path: string) =>
  under(path)
    .options?.filter((one) => one.required === true)
    .map(({ name }) => name);

describe("the tree", () => {
  test("passes Discord's own checks", () => {
    expect(commandForm(tree, [])).toEqual([]);
  });

  test("holds every command there is but those left out with a reason", () => {
    const paths = commands.map(({ path }) => path);
    expect(leaves(root).toSorted()).toEqual(paths.filter((one) => !LEFT_OUT.has(one)).toSorted());
    for (const path of later) expect(() => under(path)).toThrow(path);
    for (const left of LEFT_OUT.keys()) expect(paths).toContain(left);
  });

  test("is called in French too, with its accents, each name once on its level", () => {
    expect(under("next-meeting").name_localizations).toEqual({ fr: "prochaine-réunion" });
    expect(under("poll extend").description_localizations).toEqual({
      fr: "Laisser plus de temps pour répondre",
    });
    for (const { options = [] } of everything(root)) {
      const names = options.map((one) => one.name_localizations?.fr);
      expect(new Set(names).size, names.join(" ")).toBe(options.length);
    }
  });

  test("is open in channels and in direct messages, to everybody", () => {
    expect(tree.contexts).toEqual([0, 1]);
    expect(tree).not.toHaveProperty("default_member_permissions");
  });

  test("leaves room within 8,000 characters for what is to come", () => {
    const characters = everything(root)
      .map(
        (one) =>
          longest(one.name, one.name_localizations?.fr) +
          longest(one.description, one.description_localizations?.fr) +
          (one.value?.length ?? 0),
      )
      .reduce((sum, one) => sum + one, 0);
    expect(characters).toBeLessThan(COMMAND_LIMITS.characters.most * 0.9);
  });
});

describe("an option", () => {
  test("is required where nothing stands for it and no form asks for it", () => {
    expect(required("partner add")).toEqual(["name", "kind"]);
    expect(required("role grant")).toEqual(["role", "member"]);
    expect(required("commission join")).toEqual([]);
    expect(required("poll dates")).toEqual([]);
  });

  test("says nothing of quotation marks, and begins with a capital letter", () => {
    expect(under("poll dates title")).toMatchObject({
      description: "The title",
      description_localizations: { fr: "Le titre" },
    });
  });

  test.each([
    ["poll dates dates", { type: 3, autocomplete: true }],
    ["poll dates no-meeting", { type: 5 }],
    ["poll close option", { type: 4, min_value: 1, max_value: 25 }],
    ["meeting move meeting", { type: 3, autocomplete: true }],
    ["commission rhythm rhythm", { type: 3, required: true }],
    [
      "rsvp attendance",
      {
        type: 3,
        choices: [
          { name: "yes", name_localizations: { fr: "oui" }, value: "yes" },
          { name: "maybe", name_localizations: { fr: "peut-être" }, value: "maybe" },
          { name: "no", name_localizations: { fr: "non" }, value: "no" },
        ],
      },
    ],
  ])("%s", (path, expected) => {
    const said = /^(?:name|description)/u;
    const rest = Object.entries(under(path)).filter(([field]) => !said.test(field));
    expect(Object.fromEntries(rest)).toEqual(expected);
  });

  test("that is one of few is read, whichever is chosen", async () => {
    const at = { speech: speech("fr") } as Situation;
    for (const { path, args } of commands)
      for (const [name, arg] of Object.entries(args))
        for (const choice of arg.choices ?? [])
          for (const word of Object.values(choice))
            expect(isRefusal(await arg.read(word, at)), `${path} ${name}: ${word}`).toBe(false);
  });
});

/** What Discord answers when it is asked what is deployed: it adds, fills in, and leaves its fields in another order. */
function told(level: Level, isRoot = true): Record<string, unknown> {
  const { options, choices, ...rest } = level;
  const turned = Object.fromEntries(Object.entries(rest).toReversed());
  return {
    ...(options !== undefined && { options: options.map((one) => told(one, false)) }),
    ...(choices !== undefined && { choices: choices.map((one) => ({ ...one })) }),
    ...turned,
    ...(isRoot && {
      id: "1041",
      application_id: "1040",
      version: "1042",
      default_member_permissions: null,
      dm_permission: true,
      integration_types: [0],
      name_localizations: null,
      nsfw: false,
    }),
    ...(level.type !== undefined && level.type > 2 && { required: level.required ?? false }),
  };
}

describe("what is deployed already", () => {
  test("is known again in what Discord tells of it", () => {
    expect(sameTree([told(root)], [tree])).toBe(true);
  });

  test.each<[string, (deployed: Record<string, unknown>) => readonly unknown[]]>([
    ["nothing is there", () => []],
    ["another command is there too", (deployed) => [deployed, { ...deployed, name: "u" }]],
    ["it is called otherwise", (deployed) => [{ ...deployed, description: "…" }]],
    [
      "it is called otherwise in French",
      (deployed) => [JSON.parse(JSON.stringify(deployed).replace('"fr":"voter"', '"fr":"dire"'))],
    ],
    [
      "only who manages the server may ask",
      (deployed) => [{ ...deployed, default_member_permissions: "32" }],
    ],
    ["it cannot be asked directly", (deployed) => [{ ...deployed, contexts: [0] }]],
    [
      "it was told without its French",
      (deployed) => [
        JSON.parse(JSON.stringify(deployed), (key, value) =>
          key === "name_localizations" ? undefined : value,
        ),
      ],
    ],
    [
      "one command is missing",
      (deployed) => [{ ...deployed, options: (deployed["options"] as unknown[]).slice(1) }],
    ],
    [
      "an option has other choices",
      (deployed) => [
        JSON.parse(JSON.stringify(deployed).replace('"value":"maybe"', '"value":"perhaps"')),
      ],
    ],
    [
      "an option is no longer required",
      (deployed) => [
        JSON.parse(JSON.stringify(deployed).replace('"required":true', '"required":false')),
      ],
    ],
  ])("is deployed anew where %s", (_, change) => {
    expect(sameTree(change(told(root)), [tree])).toBe(false);
  });
});
