import type { Work } from "../acts/work.ts";
import { calendarOf } from "../calendar.ts";
import { type DateRemark, remarksOn } from "../domain/date-remark.ts";
import { offered, type Poll } from "../domain/poll.ts";
import { daysAfter, hasHour, type Slot, startOf } from "../when.ts";

/** What is said of the option of a poll that stands at a position. */
export interface OptionRemarks {
  readonly position: number;
  readonly remarks: readonly DateRemark[];
}

/** What to know of a date on which a body would meet. */
export async function dateRemarks(
  work: Pick<Work, "territory" | "repos">,
  bodyId: number,
  slot: Slot,
): Promise<readonly DateRemark[]> {
  const [remarks = []] = await remarksOnEach(work, bodyId, [slot]);
  return remarks;
}

/** What to know of the dates that a poll offers, those left out that it offered before. */
export async function optionRemarks(
  work: Pick<Work, "territory" | "repos">,
  poll: Poll,
  before?: Poll,
): Promise<readonly OptionRemarks[]> {
  const known = new Set(before?.options.map(({ id }) => id));
  const dates = offered(poll).flatMap(({ id, position, proposal }) =>
    known.has(id) || "label" in proposal ? [] : [{ position, slot: proposal }],
  );
  const remarks = await remarksOnEach(
    work,
    poll.bodyId,
    dates.map(({ slot }) => slot),
  );
  return dates.map(({ position }, at) => ({ position, remarks: remarks[at] ?? [] }));
}

/** What to know of dates that a poll of a body would offer, in this order. */
export async function slotRemarks(
  work: Pick<Work, "territory" | "repos">,
  bodyId: number,
  slots: readonly Slot[],
): Promise<readonly OptionRemarks[]> {
  const remarks = await remarksOnEach(work, bodyId, slots);
  return remarks.map((some, at) => ({ position: at + 1, remarks: some }));
}

async function remarksOnEach(
  { territory, repos }: Pick<Work, "territory" | "repos">,
  bodyId: number,
  slots: readonly Slot[],
): Promise<readonly (readonly DateRemark[])[]> {
  const days = slots.map((slot) => (hasHour(slot) ? slot.wall.slice(0, 10) : slot.day)).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const clashes = await repos.clashes.between(
    bodyId,
    startOf({ day: first }, territory.zone),
    startOf(daysAfter({ day: last }, 1), territory.zone),
  );
  const calendar = await calendarOf(territory);
  return slots.map((slot) => remarksOn(slot, calendar, clashes));
}
