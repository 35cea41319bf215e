import type { Begun } from "./chat.ts";
import type { Arg, Command, Situation } from "./command.ts";
import type { Body } from "./domain/body.ts";
import { isRefusal } from "./domain/refusal.ts";
import { may, NOBODY, type Right } from "./domain/rights.ts";
import { bodiesWhere } from "./permission.ts";
import { asSaid, cut, LONGEST_OFFER, matching } from "./readers/offers.ts";
import type { Entries, Option } from "./view.ts";

/** As many as a platform shows at once (Discord: 25). */
const MOST = 25;
/** What is longer is a text, of which nothing is to be guessed. */
const LONGEST_TYPED = 200;

/**
 * What may be meant by what is typed so far, beside what the other arguments say, the likeliest
 * first: words to be read, and what to show for them, both within what every platform takes.
 * Somebody who has the right to the command nowhere, or not about the body that is named, is
 * offered nothing, since names are shown only to those who work with them.
 */
export async function complete(
  { path, argument, typed, others = {} }: Omit<Begun, "from" | "place">,
  commands: readonly Command[],
  at: Situation,
): Promise<readonly Option[]> {
  const command = commands.find((one) => one.path === path);
  const arg = command?.args[argument];
  if (command === undefined || arg === undefined || typed.length > LONGEST_TYPED) return [];
  const { values, body } = await said(command, others, at);
  for (const right of [command.path, ...(arg.right ? [arg.right] : [])])
    if (!(await isRightFor(right, body, at))) return [];
  const about = command.about === "plenary" ? await at.repos.bodies.plenary() : at.body;
  const there = { ...at, body: body ?? about };
  const beside = command.offers?.[argument];
  const offers = await (beside?.(typed, values as never, there) ?? offersOf(arg, typed, there));
  const shown = offers
    .filter(({ value }) => fits(value))
    .map(({ value, label }) => ({ value, label: cut(label, LONGEST_OFFER) }));
  return distinct(shown).slice(0, MOST);
}

/** What an argument offers, whoever asks. */
export async function offersOf(
  arg: Arg<unknown>,
  typed: string,
  at: Situation,
): Promise<readonly Option[]> {
  const { language } = at.speech;
  const choices = arg.choices?.map((one) => asSaid(one[language]));
  return choices === undefined ? ((await arg.offers?.(typed, at)) ?? []) : matching(typed, choices);
}

interface Others {
  readonly values: Readonly<Record<string, unknown>>;
  /** The one that they name. */
  readonly body: Body | undefined;
}

/** The other arguments, without those that cannot be read: they may not be finished. */
async function said({ args }: Command, others: Entries, at: Situation): Promise<Others> {
  const values: Record<string, unknown> = {};
  let body: Body | undefined;
  for (const [name, arg] of Object.entries(args)) {
    const words = others[name];
    const value = words === undefined ? undefined : await arg.read(words, at);
    if (value === undefined || value === null || isRefusal(value)) continue;
    values[name] = value;
    body ??= await arg.bodyOf?.(value, at);
  }
  return { values, body };
}

async function isRightFor(right: Right, body: Body | undefined, at: Situation): Promise<boolean> {
  if (may(right, NOBODY, undefined)) return true;
  if (at.member === undefined) return false;
  const bodies = await bodiesWhere(right, at);
  return body === undefined ? bodies.length > 0 : bodies.some(({ id }) => id === body.id);
}

const fits = (words: string): boolean => words !== "" && words.length <= LONGEST_OFFER;

/** Each label once: two that look the same could not be told apart. */
function distinct(offers: readonly Option[]): readonly Option[] {
  const labels = offers.map(({ label }) => label);
  return offers.filter(({ label }, at) => labels.indexOf(label) === at);
}
