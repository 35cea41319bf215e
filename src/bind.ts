import type { Arg, Args, Command, Situation, Words as TypedWords } from "./command.ts";
import { example, messageKey, namesOf, shownPath } from "./command-names.ts";
import type { Body } from "./domain/body.ts";
import { excerpt } from "./domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "./domain/refusal.ts";
import type { Right } from "./domain/rights.ts";
import { rejoin, type Word } from "./lexer.ts";
import { folded, nearest } from "./readers/names.ts";
import { looksLikeMarkedNumber } from "./readers/numbers.ts";
import type { Language } from "./text.ts";
import type { Entries } from "./view.ts";

/** More words than any name that is asked for here has. */
const MOST_SPANNED = 20;

export type Values = Readonly<Record<string, unknown>>;

/** The words given for each argument, not read yet. */
export interface Given {
  /** By argument; one that is absent was not given. */
  readonly words: TypedWords;
  /** A text's only word, given without quotation marks before others: maybe more of them were meant. */
  readonly loose: string | undefined;
}

/** The same with what its platform had taken apart already. */
export function withGiven(given: Given, more: Entries = {}): Given {
  return { ...given, words: new Map([...given.words, ...Object.entries(more)]) };
}

/** Deals the words out to a command's arguments. Every word goes somewhere, or is refused. */
export async function deal(
  command: Command,
  words: readonly Word[],
  at: Situation,
): Promise<Given | Refusal> {
  const { language } = at.speech;
  const given = new Map<string, string>();
  let plain: readonly Word[] = words;
  for (const word of words) {
    if (word.option === undefined) continue;
    const name = optionNamed(command.args, word.option.name);
    if (name === undefined) return unknownOption(command, word.option.name, language);
    if (given.has(name)) return refuse("typed.option-twice", { option: `--${word.option.name}` });
    const taken = valueOf(command.args[name], word, plain);
    if (isRefusal(taken)) return taken;
    given.set(name, taken.value);
    plain = taken.left;
  }
  return dealPlain(command, plain, given, at);
}

interface Taken {
  readonly value: string;
  readonly left: readonly Word[];
}

/** An option's value, and the words that it leaves. Unquoted, a wide one goes on until the next option. */
function valueOf(
  arg: Arg<unknown> | undefined,
  word: Word,
  among: readonly Word[],
): Taken | Refusal {
  const at = among.indexOf(word);
  const without = among.toSpliced(at, 1);
  const option = `--${word.option?.name ?? ""}`;
  const value = word.option?.value;
  if (arg?.given === "flag")
    return value === undefined
      ? { value: "", left: without }
      : refuse("typed.flag-value", { option, value: excerpt(value) });
  if (value === undefined || value === "") return refuse("typed.option-empty", { option });
  if (word.quoted || arg?.wide !== true) return { value, left: without };
  const next = among.findIndex((one, position) => position > at && one.option !== undefined);
  const end = next === -1 ? among.length : next;
  const own = { ...word, raw: value };
  return { value: rejoin([own, ...among.slice(at + 1, end)]), left: among.toSpliced(at, end - at) };
}

async function dealPlain(
  command: Command,
  words: readonly Word[],
  given: Map<string, string>,
  at: Situation,
): Promise<Given | Refusal> {
  const { language } = at.speech;
  let left = words.filter((word) => word.option === undefined);
  let loose: string | undefined;
  for (const [name, arg] of Object.entries(command.args)) {
    const [first] = left;
    if (first === undefined) break;
    if (given.has(name) || arg.given === "option" || arg.given === "flag") continue;
    if (arg.given === "rest") {
      given.set(name, rejoin(left));
      left = [];
      continue;
    }
    const span = await spanned(arg, left, at);
    if (span > 1) {
      given.set(name, rejoin(left.slice(0, span)));
      left = left.slice(span);
    } else if (await takes(arg, first, at)) {
      given.set(name, first.value);
      // A body that has a longer name was told from what follows.
      if (arg.wide === true && arg.span === undefined && !first.quoted) loose = first.value;
      left = left.slice(1);
    }
  }
  if (left.length === 0) return { words: given, loose };
  return refuse("typed.too-much", {
    extra: excerpt(rejoin(left)),
    command: shownPath(command.path, language),
    example: example(command, language),
  });
}

/** How many words it takes by itself, none of which is quoted. */
async function spanned(arg: Arg<unknown>, left: readonly Word[], at: Situation): Promise<number> {
  const end = left.findIndex((word) => word.quoted);
  const plain = end === -1 ? left : left.slice(0, end);
  return (
    (await arg.span?.(
      plain.slice(0, MOST_SPANNED).map((word) => word.value),
      at,
    )) ?? 0
  );
}

/** A word that could have been left out is only taken when it looks like what it would be. */
async function takes(arg: Arg<unknown>, word: Word, at: Situation): Promise<boolean> {
  const canBeLeftOut = arg.optional || arg.fallback !== undefined;
  return !canBeLeftOut || arg.looksLike === undefined || arg.looksLike(word.value, at);
}

function optionNamed(args: Args, typed: string): string | undefined {
  return Object.keys(args).find((name) =>
    spellings(name).some((one) => folded(one) === folded(typed)),
  );
}

/** An argument's names in every language. */
function spellings(name: string): readonly string[] {
  return [...namesOf(`arg.${name}`, "fr"), ...namesOf(`arg.${name}`, "en")];
}

function unknownOption(command: Command, typed: string, language: Language): Refusal {
  const known = Object.keys(command.args).flatMap((name) => {
    const given = command.args[name]?.given;
    return given === "option" || given === "flag"
      ? (namesOf(`arg.${name}`, language)[0] ?? [])
      : [];
  });
  const near = nearest(typed, known);
  const params = { option: `--${excerpt(typed)}`, command: shownPath(command.path, language) };
  if (near[0] !== undefined)
    return refuse("typed.option-near", { ...params, near: `--${near[0]}` });
  if (known.length === 0) return refuse("typed.option-none", params);
  return refuse("typed.option-unknown", { ...params, known: known.map((one) => `--${one}`) });
}

export interface Bound {
  readonly values: Values;
  /** The body that the command is about, where it is about one. */
  readonly body: Body | undefined;
  /** The rights that it asks for. */
  readonly rights: readonly Right[];
}

/** Reads the arguments that tell which body a command is about, so that rights can be asked before the rest is read. */
export async function bindBody(
  command: Command,
  given: Given,
  at: Situation,
): Promise<Bound | Refusal> {
  const values: Record<string, unknown> = {};
  let body: Body | undefined;
  for (const [name, arg] of Object.entries(command.args)) {
    if (arg.bodyOf === undefined) continue;
    const value = await readOne(command, name, arg, given, at);
    if (isRefusal(value)) return value;
    values[name] = value;
    body ??= value === undefined || value === null ? undefined : await arg.bodyOf(value, at);
  }
  const rights = Object.entries(command.args).flatMap(([name, arg]) =>
    given.words.has(name) && arg.right ? [arg.right] : [],
  );
  const about = command.about === "plenary" ? await at.repos.bodies.plenary() : at.body;
  return { values, body: body ?? about, rights: [command.path, ...rights] };
}

/** What is said of words in which there is no date. */
const NO_DATE: ReadonlySet<string> = new Set(["date.unreadable", "date.bare-number"]);

/** Reads what remains. */
export async function bindRest(
  command: Command,
  given: Given,
  bound: Bound,
  at: Situation,
): Promise<Values | Refusal> {
  const values: Record<string, unknown> = { ...bound.values };
  for (const [name, arg] of Object.entries(command.args)) {
    if (name in values) continue;
    const value = await readOne(command, name, arg, given, at);
    if (isRefusal(value)) return hinted(value, command, arg, given, at);
    values[name] = value;
  }
  return values;
}

/** « réunion déplacer 1 jeudi 18h »: a bare number may be a day, so that it must be marked. */
const NUMBER_FIRST = /^(?<number>\d{1,6})(?:\s|$)/u;

/** « sondage dates Colocation des jeunes jeudi 18h »: what is no date was meant for the title, or for a number. */
function hinted(
  refusal: Refusal,
  command: Command,
  arg: Arg<unknown>,
  { loose, words }: Given,
  { speech }: Situation,
): Refusal {
  if (arg.given !== "rest" || !NO_DATE.has(refusal.refused)) return refusal;
  if (loose !== undefined)
    return refuse("typed.quote-first", {
      word: excerpt(loose),
      example: example(command, speech.language),
    });
  const typed = words.get(refusal.about ?? "") ?? "";
  const number = NUMBER_FIRST.exec(typed)?.groups?.["number"];
  const isMarked = ([name, one]: [string, Arg<unknown>]) =>
    one.looksLike === looksLikeMarkedNumber && !words.has(name);
  return number !== undefined && Object.entries(command.args).some(isMarked)
    ? refuse("typed.number-first", { text: excerpt(typed), number })
    : refusal;
}

async function readOne(
  command: Command,
  name: string,
  arg: Arg<unknown>,
  given: Given,
  at: Situation,
): Promise<unknown> {
  const value = await read(command, name, arg, given, at);
  return isRefusal(value) ? { ...value, about: name } : value;
}

function read(
  command: Command,
  name: string,
  arg: Arg<unknown>,
  given: Given,
  at: Situation,
): unknown {
  const words = given.words.get(name);
  // Empty quotation marks say nothing.
  if (words === "" && arg.given !== "flag") return missing(command, name, at);
  if (words !== undefined) return arg.read(words, at);
  if (arg.fallback !== undefined && (!arg.optional || arg.given === "flag"))
    return arg.fallback(at);
  return arg.optional ? undefined : missing(command, name, at);
}

/** The one sentence that completes a command. */
function missing(command: Command, name: string, { speech }: Situation): Refusal {
  return refuse("typed.missing", {
    what: speech.line(messageKey(`arg.${name}.summary`)),
    example: example(command, speech.language),
  });
}
