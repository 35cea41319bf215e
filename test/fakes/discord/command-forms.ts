import {
  all,
  anything,
  type Check,
  chars,
  type Fields,
  flag,
  integer,
  isFields,
  lengthOf,
  list,
  listOf,
  maybe,
  object,
  oneOf,
  type Path,
  twins,
  word,
  wrong,
} from "./checks.ts";
import { COMMAND_LIMITS } from "./limits.ts";

/* https://docs.discord.com/developers/interactions/application-commands */

export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
} as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** https://docs.discord.com/developers/reference#locales */
const LOCALES =
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  );

const name: Check = all(chars(COMMAND_LIMITS.name), (value, at) =>
  NAME.test(word(value)) && word(value) === word(value).toLowerCase()
    ? []
    : wrong(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"),
);

const description = chars(COMMAND_LIMITS.description);

/** Each of the languages that Discord knows, with what passes there. */
const localized = (check: Check): Check =>
  maybe((value, at) => {
    if (!isFields(value)) return object({})(value, at);
    return Object.entries(value).flatMap(([locale, said]) =>
      LOCALES.includes(locale)
        ? maybe(check)(said, [...at, locale])
        : wrong(
            [...at, locale],
            "ENUM_TYPE_COERCE",
            `Value "${locale}" is not a valid enum value.`,
          ),
    );
  });

const named = {
  name,
  name_localizations: localized(name),
  description,
  description_localizations: localized(description),
};

const choice = (type: unknown): Check =>
  object({
    name: chars(COMMAND_LIMITS.choiceName),
    name_localizations: localized(chars(COMMAND_LIMITS.choiceName)),
    value: type === OPTION.string ? chars(COMMAND_LIMITS.choiceValue) : anything,
  });

const parameter: Check = (value, at) => {
  const { type, choices, autocomplete } = value as Fields;
  return [
    ...object({
      choices: maybe(list(choice(type), COMMAND_LIMITS.choices, 0)),
      required: maybe(flag),
      autocomplete: maybe(flag),
      min_length: maybe(integer(COMMAND_LIMITS.minLength, 0)),
      max_length: maybe(integer(COMMAND_LIMITS.maxLength, 1)),
    })(value, at),
    ...(autocomplete === true && listOf(choices).length > 0
      ? wrong(
          [...at, "autocomplete"],
          "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES_MUTUALLY_EXCLUSIVE",
          "Autocomplete and choices are mutually exclusive",
        )
      : []),
    ...twins(
      listOf(choices).map((one) => word(one["name"])),
      (index) =>
        wrong(
          [...at, "choices", index, "name"],
          "APPLICATION_COMMAND_OPTION_CHOICE_NAME_DUPLICATED",
          "Choice names must be unique",
        ),
    ),
  ];
};

const isFolder = (type: unknown): boolean => type === OPTION.subcommand || type === OPTION.group;

const excluded = (at: Path, what: string) =>
  wrong(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", what);

/** What is on one level: folders or parameters, names once, what is required first. */
const together: Check = (value, at) => {
  const options = listOf(value);
  const isMixed =
    options.some(({ type }) => isFolder(type)) && !options.every(({ type }) => isFolder(type));
  const late = options.findIndex(
    (one, index) =>
      one["required"] === true &&
      options.slice(0, index).some((before) => before["required"] !== true),
  );
  return [
    ...(isMixed
      ? excluded(
          at,
          "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )
      : []),
    // A subcommand and a group of the same name are twins too: no name is leaf and group.
    ...twins(
      options.map((one) => word(one["name"])),
      (index) =>
        wrong(
          [...at, index],
          "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
          `Option name ${word(options[index]?.["name"])} is already used in these options`,
        ),
    ),
    ...(late === -1
      ? []
      : wrong(
          [...at, late],
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        )),
  ];
};

/** `within`: the types that may stand there. */
const optionWithin =
  (within: readonly number[]): Check =>
  (value, at) => {
    const found = object({ ...named, type: oneOf(...Object.values(OPTION)) })(value, at);
    const { type } = (value ?? {}) as Fields;
    if (found.some((fault) => fault.at.at(-1) === "type")) return found;
    if (!within.includes(Number(type)))
      return [...found, ...excluded([...at, "type"], "This option type cannot be nested here")];
    const below = isFolder(type) ? { options: optionsWithin(BELOW[Number(type)] ?? []) } : {};
    return [...found, ...(isFolder(type) ? object(below)(value, at) : parameter(value, at))];
  };

const optionsWithin = (within: readonly number[]): Check =>
  maybe(all(list(optionWithin(within), COMMAND_LIMITS.options, 0), together));

const PARAMETERS = Object.values(OPTION).filter((type) => !isFolder(type));

/** A group holds subcommands, a subcommand parameters: that is the only nesting. */
const BELOW: Readonly<Record<number, readonly number[]>> = {
  [OPTION.group]: [OPTION.subcommand],
  [OPTION.subcommand]: PARAMETERS,
};

const size: Check = (value, at) => {
  const { most } = COMMAND_LIMITS.characters;
  return charactersOf(value as Fields) > most
    ? wrong(at, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${most})`)
    : [];
};

/** Of each thing its longest language. */
function charactersOf(thing: Fields): number {
  const longest = (what: "name" | "description"): number => {
    const { [`${what}_localizations`]: others } = thing;
    const said = [thing[what], ...(isFields(others) ? Object.values(others) : [])];
    return Math.max(...said.map((one) => lengthOf(word(one))));
  };
  const below = [...listOf(thing["options"]), ...listOf(thing["choices"])];
  return (
    longest("name") +
    longest("description") +
    (typeof thing["value"] === "string" ? lengthOf(thing["value"]) : 0) +
    below.reduce((sum, one) => sum + charactersOf(one), 0)
  );
}

export const commandForm: Check = all(
  object({
    ...named,
    type: maybe(oneOf(1)),
    options: optionsWithin(Object.values(OPTION)),
    contexts: maybe(list(oneOf(0, 1, 2), { most: 3 }, 0)),
    default_member_permissions: anything,
  }),
  size,
);

/** All the commands of one place, each name once. */
export const commandForms: Check = all(
  list(commandForm, { most: Number.POSITIVE_INFINITY }, 0),
  (value, at) =>
    twins(
      listOf(value).map((one) => word(one["name"])),
      (index) =>
        wrong(
          [...at, index],
          "APPLICATION_COMMANDS_DUPLICATE_NAME",
          "Application command names must be unique",
        ),
    ),
);
