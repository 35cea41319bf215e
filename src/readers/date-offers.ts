import type { Situation } from "../command.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Rhythm } from "../domain/rhythm.ts";
import { slotInWords } from "../moments.ts";
import type { Option } from "../view.ts";
import { hasHour, type Slot, type WallTime } from "../when.ts";
import { readSlots } from "./dates/index.ts";
import { listed, listsMeant, slotsMeant } from "./dates/meant.ts";
import type { Reading } from "./dates/slot.ts";
import { asSaid, LONGEST_OFFER } from "./offers.ts";

/** How a text is read in a situation. */
export const reading = (at: Situation): Reading => ({
  now: at.now,
  zone: at.territory.zone,
  language: at.speech.language,
});

/** When partners meet, where nothing else is known. */
const USUAL_HOURS = ["18:00", "14:00", "10:00", "18:30", "09:00"];
const MOST_HOURS = 5;

/** The hours at which people here meet: those of the body's rhythm, of the meetings to come, the usual ones. */
async function hoursHere({ body, now, repos }: Situation): Promise<readonly string[]> {
  const meetings = await repos.meetings.upcoming(now, MOST_HOURS, body?.id);
  const all = [
    ...(body === undefined ? [] : hoursOf(body.rhythm)),
    ...meetings.map(({ when }) => when.wall.slice(-"18:00".length)),
    ...USUAL_HOURS,
  ];
  return [...new Set(all)].slice(0, MOST_HOURS);
}

function hoursOf(rhythm: Rhythm): readonly string[] {
  switch (rhythm.kind) {
    case "fixed":
      return [rhythm.time];
    case "frequency":
      return [rhythm.from];
    case "none":
      return [];
    default:
      return rhythm satisfies never;
  }
}

/** The hours on their day that what is typed so far of one may mean; `suits`: beside what else is said. */
export async function timeOffers(
  typed: string,
  at: Situation,
  suits: (time: WallTime) => boolean = () => true,
): Promise<readonly Option[]> {
  return slotsMeant(typed, reading(at), await hoursHere(at))
    .filter((slot) => hasHour(slot) && suits(slot))
    .map((slot) => asSaid(slotInWords(slot, at.speech.language)));
}

/** The same for a moment, which does not last. */
export async function momentOffers(
  typed: string,
  at: Situation,
  suits: (moment: WallTime) => boolean = () => true,
): Promise<readonly Option[]> {
  return slotsMeant(typed, reading(at), await hoursHere(at))
    .filter((slot) => hasHour(slot) && slot.minutes === undefined && suits(slot))
    .map((slot) => asSaid(slotInWords(slot, at.speech.language)));
}

/** The days, or hours on their day, that it may mean. */
export function dayOffers(typed: string, at: Situation): readonly Option[] {
  const { language } = at.speech;
  return slotsMeant(typed, reading(at), []).map((slot) => asSaid(slotInWords(slot, language)));
}

/** Several dates in words; more than fit there stay as they are typed, and are counted. */
export async function slotsOffers(
  typed: string,
  at: Situation,
  suit: (slots: readonly Slot[]) => boolean = () => true,
): Promise<readonly Option[]> {
  const lists = listsMeant(typed, reading(at), await hoursHere(at), LONGEST_OFFER);
  return lists.length > 0
    ? lists.filter(suit).map((slots) => asSaid(listed(slots, reading(at))))
    : counted(typed, at, suit);
}

function counted(
  typed: string,
  at: Situation,
  suit: (slots: readonly Slot[]) => boolean,
): readonly Option[] {
  const slots = readSlots(typed, reading(at));
  const last = isRefusal(slots) ? undefined : slots.at(-1);
  if (isRefusal(slots) || last === undefined || !suit(slots)) return [];
  const label = at.speech.line("offer.dates", { count: slots.length, last });
  return [{ value: typed.trim(), label }];
}
