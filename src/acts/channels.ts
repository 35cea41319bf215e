import { type Address, type Change, EMBEDDED, type Place } from "../chat.ts";
import type { Body } from "../domain/body.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Channel } from "../store/channels.ts";
import { oweAnnouncementsToCome } from "./announcements.ts";
import { oweEvents } from "./events.ts";
import { owe, record, responsible, tell, type Work } from "./work.ts";

export interface Binding {
  readonly channel: Channel;
  /** How many open polls are now posted there too. */
  readonly polls: number;
  /** The channels of which nobody could have the body taken out: it takes their place. */
  readonly replaced: readonly Place[];
}

/** What bars one channel, and not its platform as a whole. */
const OF_A_CHANNEL: ReadonlySet<string> = new Set([
  "channel-archived",
  "channel-gone",
  "encryption-off",
  "not-allowed",
  "not-invited",
]);
/** No calendar needs more of what is to come. */
const MOST_EVENTS = 100;
/** Nobody can type anything there any more, to have its body taken out. */
const SHUT: ReadonlySet<string> = new Set(["channel-archived", "channel-gone"]);

/** Binds a place to a body: what the body is told is posted there from now on, and its open polls at once. */
export async function bindChannel(
  work: Work,
  body: Body,
  place: Place,
  calendar: string | null = null,
): Promise<Binding | Refusal> {
  if (place.kind === "direct") return refuse("channel.direct", { body: body.name });
  const { repos, now } = work;
  const bound = await repos.channels.at(place);
  if (bound !== undefined) {
    const holder = await repos.bodies.get(bound.bodyId);
    return refuse(holder.id === body.id ? "channel.already" : "channel.taken", {
      body: body.name,
      holder: holder.name,
    });
  }
  const replaced = (await repos.channels.ofBody(body.id)).filter(
    (one) => one.place.platform === place.platform && SHUT.has(one.barred ?? ""),
  );
  for (const channel of replaced) await unbind(work, channel);
  const channel = await repos.channels.bind(body.id, place, now);
  await record(work, "channel.bound", "channel", channel.id, { body: body.id });
  const polls = await bringUpToDate(work, channel);
  await noteCalendar(work, channel, calendar);
  return { channel, polls, replaced: replaced.map((one) => one.place) };
}

/** What a new channel is owed at once; gives how many polls are posted there. */
async function bringUpToDate(work: Work, channel: Channel): Promise<number> {
  const polls = await work.repos.polls.inState("open", channel.bodyId);
  for (const poll of polls)
    await owe(
      work,
      { channelId: channel.id },
      { notice: "poll", subjectId: poll.id, occasion: "opened", notAfter: poll.deadlineAt },
    );
  await oweAnnouncementsToCome(work, channel);
  return polls.length;
}

/** Its platform has another place go on for a channel: what was still owed here goes there. */
async function moveChannel(work: Work, from: Channel, to: Place): Promise<void> {
  const { channels, deliveries } = work.repos;
  await channels.unbind(from.id, work.now);
  if ((await channels.at(to)) !== undefined) return;
  const channel = await channels.bind(from.bodyId, to, work.now);
  await record(work, "channel.moved", "channel", channel.id, { body: from.bodyId });
  await deliveries.readdress(from.id, channel.id);
  await bringUpToDate(work, channel);
}

/** What stands in a channel, and what it is owed, stays its own; what was bound there meanwhile stands. */
async function readdressChannel(work: Work, { id, place }: Channel, address: string) {
  const { channels } = work.repos;
  if ((await channels.at({ ...place, address })) === undefined)
    await channels.readdress(id, address);
  else await channels.unbind(id, work.now);
}

/** Nothing more is posted in this place. */
export async function unbindChannel(work: Work, place: Place): Promise<Body | Refusal> {
  const { repos } = work;
  const channel = await repos.channels.at(place);
  if (channel === undefined) return refuse("channel.not-bound");
  // The only way into a body from the terminal; it gives way to any other channel by itself.
  if (place.platform === EMBEDDED) return refuse("channel.embedded");
  await unbind(work, channel);
  return repos.bodies.get(channel.bodyId);
}

async function unbind(work: Work, { id, bodyId }: Channel): Promise<void> {
  await work.repos.channels.unbind(id, work.now);
  await record(work, "channel.unbound", "channel", id, { body: bodyId });
}

/**
 * Keeps what a platform told of a place, where that is a body's channel. Once it is barred,
 * whoever runs the body learns it at once, not when the next message is lost.
 */
export async function noteAccess(
  work: Work,
  at: Address,
  { name, barred, lacks = [], calendar, movedTo, address }: Change,
): Promise<void> {
  const { channels } = work.repos;
  const channel = await channels.at(at);
  if (channel === undefined) return;
  if (movedTo !== undefined) return moveChannel(work, channel, movedTo);
  if (address !== undefined) return readdressChannel(work, channel, address);
  const { id, bodyId, place } = channel;
  if (name !== undefined && name !== place.name) await channels.rename(id, name);
  if (calendar !== undefined) await noteCalendar(work, channel, calendar);
  if (barred === undefined) return;
  await noteBar(work, id, barred);
  if (lacks.length > 0 || channel.lacks.length > 0) await channels.lack(id, lacks);
  // One that is archived, then deleted, is told once.
  if (barred === null || channel.barred !== null || !OF_A_CHANNEL.has(barred)) return;
  await tell(work, await responsible(work, bodyId), {
    notice: "channel-barred",
    subjectId: id,
    occasion: String(work.now),
  });
}

/** Keeps where a channel's events are kept; a calendar that is new gets the meetings to come. */
async function noteCalendar(work: Work, channel: Channel, calendar: string | null): Promise<void> {
  if (calendar === channel.calendar) return;
  const { channels, meetings } = work.repos;
  await channels.keepIn(channel.id, calendar);
  if (calendar === null) return;
  for (const meeting of await meetings.upcoming(work.now, MOST_EVENTS, channel.bodyId))
    await oweEvents(work, meeting);
}

/** Keeps what bars a channel (null: nothing does), unless it is its whole platform that is barred. */
export async function noteBar({ repos }: Work, channelId: number, code: string | null) {
  if (code === null || OF_A_CHANNEL.has(code)) await repos.channels.bar(channelId, code);
}
