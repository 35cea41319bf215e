import type { Begun } from "./chat.ts";
import type { Arg, Command, Situation } from "./command.ts";
import { may, NOBODY, type Right } from "./domain/rights.ts";
import { bodiesWhere } from "./permission.ts";
import { asSaid, cut, LONGEST_OFFER, matching } from "./readers/offers.ts";
import type { Option } from "./view.ts";

/** As many as a platform shows at once (Discord: 25). */
const MOST = 25;
/** What is longer is a text, of which nothing is to be guessed. */
const LONGEST_TYPED = 200;

/**
 * What may be meant by what is typed so far, the likeliest first: words to be read, and what to
 * show for them, both within what every platform takes. Somebody who has the right to the command
 * nowhere is offered nothing, since names are shown only to those who work with them.
 */
export async function complete(
  { path, argument, typed }: Pick<Begun, "path" | "argument" | "typed">,
  commands: readonly Command[],
  at: Situation,
): Promise<readonly Option[]> {
  const arg = commands.find((command) => command.path === path)?.args[argument];
  if (arg === undefined || typed.length > LONGEST_TYPED) return [];
  for (const right of [path as Right, ...(arg.right ? [arg.right] : [])])
    if (!(await hasSomewhere(right, at))) return [];
  const offers = (await offersOf(arg, typed, at))
    .filter(({ value }) => fits(value))
    .map(({ value, label }) => ({ value, label: cut(label, LONGEST_OFFER) }));
  return distinct(offers).slice(0, MOST);
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

async function hasSomewhere(right: Right, at: Situation): Promise<boolean> {
  if (may(right, NOBODY, undefined)) return true;
  return at.member !== undefined && (await bodiesWhere(right, at)).length > 0;
}

const fits = (words: string): boolean => words !== "" && words.length <= LONGEST_OFFER;

/** Each label once: two that look the same could not be told apart. */
function distinct(offers: readonly Option[]): readonly Option[] {
  const labels = offers.map(({ label }) => label);
  return offers.filter(({ label }, at) => labels.indexOf(label) === at);
}
