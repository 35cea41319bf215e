import { isUpcoming, type Meeting } from "../domain/meeting.ts";
import type { Channel } from "../store/channels.ts";
import type { Delivery } from "../store/deliveries.ts";
import { owe, refreshAll, type Work } from "./work.ts";

/** What came to nothing: the event certainly does not stand there, and may be tried anew. */
const CAME_TO_NOTHING: ReadonlySet<Delivery["state"]> = new Set(["failed", "skipped", "replaced"]);

/**
 * Puts a meeting that is ahead into the calendars of its body's channels, once each however
 * many channels share one. A calendar that holds it already is left alone.
 */
export async function oweEvents(work: Work, meeting: Meeting): Promise<void> {
  if (!isUpcoming(meeting, work.now)) return;
  const { channels, deliveries } = work.repos;
  const events = await deliveries.events("meeting-event", meeting.id);
  for (const [calendar, { id }] of byCalendar(await channels.ofBody(meeting.bodyId))) {
    const tried = events.filter((one) => one.calendar === calendar);
    if (tried.some(({ state }) => !CAME_TO_NOTHING.has(state))) continue;
    await owe(
      work,
      { channelId: id, calendar },
      {
        notice: "meeting-event",
        subjectId: meeting.id,
        occasion: `try-${tried.length + 1}`,
        notAfter: meeting.startsAt,
      },
    );
  }
}

/** Each calendar with the first channel that has it. */
function byCalendar(channels: readonly Channel[]): ReadonlyMap<string, Channel> {
  const first = new Map<string, Channel>();
  for (const channel of channels)
    if (channel.calendar !== null && !first.has(channel.calendar))
      first.set(channel.calendar, channel);
  return first;
}

/** Brings the events of a meeting that was changed or cancelled up to date. */
export async function keepEvents(work: Work, meeting: Meeting): Promise<void> {
  await refreshAll(work, ["meeting-event"], meeting.id);
  await oweEvents(work, meeting);
}
