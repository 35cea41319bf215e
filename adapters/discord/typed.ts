import { ApplicationCommandOptionType } from "discord.js";
import type { Begun } from "../../src/chat.ts";
import type { Command } from "../../src/command.ts";
import { namesOf, shownPath } from "../../src/command-names.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { lex } from "../../src/lexer.ts";
import type { Entries } from "../../src/view.ts";

/**
 * What Discord tells of a command that somebody sends or is typing: `/utopia`, in it a
 * subcommand or a group that holds one, in that the options.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-application-command-data-structure
 */
export interface Sent {
  readonly type: number;
  readonly name: string;
  readonly options?: readonly Sent[];
  /** Of an option. */
  readonly value?: string | number | boolean;
  /** Of the option that is being typed. */
  readonly focused?: boolean;
}

/** A command as it is typed elsewhere, with the words of each argument. */
export interface Typed {
  readonly words: string;
  readonly given: Entries;
}

/**
 * The words that were sent. What was sent for an argument that there is no more, since Discord
 * showed an older tree, is passed on as an option, so that it is answered with the nearest one.
 */
export function typedOf(sent: Sent, commands: readonly Command[]): Typed {
  const { path, options } = called(sent);
  const command = commandAt(path, commands);
  const unknown = options.filter((option) => argumentOf(option, command) === undefined);
  return {
    words: [path, ...unknown.map(({ name }) => `--${name}`)].join(" "),
    given: givenIn(options, command),
  };
}

/** The words of each argument that there is. */
function givenIn(options: readonly Sent[], command: Command | undefined): Entries {
  return Object.fromEntries(
    options.flatMap((option): [string, string][] => {
      const argument = argumentOf(option, command);
      const words = wordsOf(option);
      return argument === undefined || words === undefined ? [] : [[argument, words]];
    }),
  );
}

/** The argument that is being typed, and what the others say; undefined where there is none of that name any more. */
export function begunOf(
  sent: Sent,
  commands: readonly Command[],
): Omit<Begun, "from" | "place"> | undefined {
  const { path, options } = called(sent);
  const command = commandAt(path, commands);
  const focused = options.find((option) => option.focused === true);
  const argument = focused && argumentOf(focused, command);
  if (command === undefined || argument === undefined) return undefined;
  const others = givenIn(
    options.filter((option) => option !== focused),
    command,
  );
  return { path: command.path, argument, typed: String(focused?.value ?? ""), others };
}

const FOLDERS: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

/** The path that leads to the options: « poll dates ». */
function called(
  { options = [] }: Sent,
  steps: readonly string[] = [],
): { readonly path: string; readonly options: readonly Sent[] } {
  const [only] = options;
  return only !== undefined && FOLDERS.has(only.type)
    ? called(only, [...steps, only.name])
    : { path: steps.join(" "), options };
}

function commandAt(path: string, commands: readonly Command[]): Command | undefined {
  return commands.find((command) => shownPath(command.path, "en") === path);
}

function argumentOf({ name }: Sent, command: Command | undefined): string | undefined {
  return Object.keys(command?.args ?? {}).find((one) => namesOf(`arg.${one}`, "en")[0] === name);
}

/** As they are typed: a flag that is set has no words, one that is not is not there. */
function wordsOf({ value }: Sent): string | undefined {
  if (typeof value === "boolean") return value ? "" : undefined;
  return value === undefined ? undefined : unquoted(String(value));
}

/** Quotation marks around all of it are a habit from elsewhere. */
function unquoted(value: string): string {
  const words = lex(value);
  const [only, ...others] = isRefusal(words) ? [] : words;
  return only?.quoted === true && only.option === undefined && others.length === 0
    ? only.value
    : value;
}
