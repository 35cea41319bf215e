import { isDeepStrictEqual } from "node:util";
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Arg, Command } from "../../src/command.ts";
import { messageKey, namesOf } from "../../src/command-names.ts";
import { type Language, type MessageKey, speech } from "../../src/text.ts";

export type Tree = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What cannot be asked here, and why. */
export const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ["partner import", "it reads a file of the machine that runs Utopia: src/readers/local-file.ts"],
]);

/** What is said of an argument where it has a box of its own: quotation marks are for who types in a row. */
const SAID_HERE: ReadonlyMap<string, MessageKey> = new Map([["title", "discord.arg.title"]]);

/**
 * `/utopia` with all that it can do, in English and in French. Rights are not Discord's to
 * check: they would hold for the whole of it, and hide what everybody may ask.
 * https://docs.discord.com/developers/interactions/application-commands
 */
export function treeOf(commands: readonly Command[]): Tree {
  const shown = commands.filter(({ path }) => !LEFT_OUT.has(path));
  const nouns = new Set(shown.map(({ path }) => path.split(" ")[0] ?? path));
  return {
    type: ApplicationCommandType.ChatInput,
    name: "utopia",
    ...described("discord.tree"),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [...nouns].map((noun) => {
      const leaf = shown.find(({ path }) => path === noun);
      return leaf === undefined ? groupOf(noun, shown) : subcommandOf(leaf);
    }),
  };
}

function groupOf(
  noun: string,
  commands: readonly Command[],
): APIApplicationCommandSubcommandGroupOption {
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...named(`command.${noun}`),
    ...described(messageKey(`command.${noun}.summary`)),
    options: commands.filter(({ path }) => path.startsWith(`${noun} `)).map(subcommandOf),
  };
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  const options = Object.entries(command.args).map(([name, arg]) => optionOf(name, arg, command));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(`command.${command.path}`),
    ...described(messageKey(`command.${command.path}.summary`)),
    // Discord asks for what is required first.
    options: options.toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false)),
  };
}

function optionOf(
  name: string,
  arg: Arg<unknown>,
  { form }: Command,
): APIApplicationCommandBasicOption {
  // What a form can ask for is not required: whoever leaves it out is shown the form.
  const isRequired = !arg.optional && arg.fallback === undefined && form === undefined;
  const about = {
    ...named(`arg.${name}`),
    ...described(SAID_HERE.get(name) ?? messageKey(`arg.${name}.summary`)),
    ...(isRequired && { required: true }),
  };
  if (arg.given === "flag") return { type: ApplicationCommandOptionType.Boolean, ...about };
  if (arg.range !== undefined)
    return {
      type: ApplicationCommandOptionType.Integer,
      ...about,
      min_value: arg.range.least,
      max_value: arg.range.most,
    };
  const type = ApplicationCommandOptionType.String as const;
  if (arg.choices !== undefined)
    return {
      type,
      ...about,
      choices: arg.choices.map(({ fr, en }) => ({
        name: en,
        name_localizations: { fr },
        value: en,
      })),
    };
  return arg.offers === undefined ? { type, ...about } : { type, ...about, autocomplete: true };
}

function named(key: Parameters<typeof namesOf>[0]) {
  const name = (language: Language) => namesOf(key, language)[0] ?? "";
  return { name: name("en"), name_localizations: { fr: name("fr") } };
}

function described(key: MessageKey) {
  const line = (language: Language) => capitalised(speech(language).line(key));
  return { description: line("en"), description_localizations: { fr: line("fr") } };
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * Whether what Discord has already is what is wanted, so that nothing has to be deployed.
 * `deployed` is its answer to `GET /applications/{id}/commands?with_localizations=true`:
 * without that, it tells no other language than English.
 */
export function sameTree(deployed: readonly unknown[], wanted: readonly Tree[]): boolean {
  return isDeepStrictEqual(said(deployed), said(wanted));
}

/** The fields that we set; Discord adds ids, versions, and what is usual. */
const OURS = new Set([
  "type",
  "name",
  "name_localizations",
  "fr",
  "description",
  "description_localizations",
  "default_member_permissions",
  "contexts",
  "options",
  "required",
  "autocomplete",
  "min_value",
  "max_value",
  "choices",
  "value",
]);

/** The same without what is left out as well as said to be nothing: `required: false`, `options: []`. */
function said(thing: unknown): unknown {
  if (Array.isArray(thing)) return thing.map(said);
  if (typeof thing !== "object" || thing === null) return thing;
  return Object.fromEntries(
    Object.entries(thing)
      .filter(([field, value]) => OURS.has(field) && !isNothing(value))
      .map(([field, value]) => [field, said(value)]),
  );
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "object" && Object.keys(value).length === 0);
