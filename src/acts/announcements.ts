import type { Body } from "../domain/body.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Channel } from "../store/channels.ts";
import { DAY, HOUR, instantOf, MINUTE, type WallTime, wallAt } from "../when.ts";
import { owe, record, type Work } from "./work.ts";

/** How long an announcement can still be stopped. */
const HOLD = 2 * MINUTE;
const WAIT = 3 * DAY;
/** The same words so soon are a button that was pressed twice (ms). */
const TWICE_WITHIN = HOUR;

/** The channels that an audience reads: the plenary's audience is everyone. */
export async function audience(work: Pick<Work, "repos">, body: Body): Promise<readonly Channel[]> {
  const { channels } = work.repos;
  return body.kind === "plenary" ? channels.all() : channels.ofBody(body.id);
}

/** The moment at which an announcement leaves, where somebody chose one that is not too near. */
export function departure(chosen: WallTime | undefined, now: number): WallTime | undefined {
  return chosen !== undefined && instantOf(chosen) > now + HOLD ? chosen : undefined;
}

interface NewAnnouncement {
  readonly text: string;
  readonly body: Body;
  /** When it leaves; left out or too near, as soon as it could still be stopped. */
  readonly at?: WallTime | undefined;
  readonly corrects?: Announcement;
}

/** Owes an announcement to every channel of its audience, held so that it can be stopped. */
export async function announce(
  work: Work,
  { text, body, at, corrects }: NewAnnouncement,
): Promise<Announcement | Refusal> {
  if (work.member === undefined) throw new Error("an announcement has an author");
  const channels = await audience(work, body);
  if (channels.length === 0) return refuse("announcement.no-channel", { body: body.name });
  const leaves = departure(at, work.now);
  const heldUntil = leaves === undefined ? work.now + HOLD : instantOf(leaves);
  // Nobody would know what it corrects.
  if (corrects !== undefined && corrects.heldUntil > heldUntil)
    return refuse("announcement.to-come", {
      number: corrects.number,
      when: wallAt(corrects.heldUntil, work.territory.zone),
    });
  const made = {
    text,
    bodyId: body.kind === "plenary" ? null : body.id,
    heldUntil,
    correctsId: corrects?.id ?? null,
    createdBy: work.member.id,
  };
  const { announcements } = work.repos;
  const twin = await announcements.alike(made, TWICE_WITHIN);
  if (twin !== undefined) return refuse("announcement.again", { number: twin.number });
  const announcement = await announcements.add(made, work.now);
  for (const channel of channels) await oweTo(work, channel, announcement);
  await record(work, "announcement.made", "announcement", announcement.id, {
    channels: channels.length,
  });
  return announcement;
}

/** Owes a channel what is announced to its body, or to everyone, and has not left yet. */
export async function oweAnnouncementsToCome(work: Work, channel: Channel): Promise<void> {
  const { announcements } = work.repos;
  for (const announcement of await announcements.toCome(work.now))
    if (announcement.bodyId === null || announcement.bodyId === channel.bodyId)
      await oweTo(work, channel, announcement);
}

function oweTo(work: Work, channel: Channel, { id, heldUntil }: Announcement): Promise<unknown> {
  return owe(
    work,
    { channelId: channel.id },
    {
      notice: "announcement",
      subjectId: id,
      occasion: "first",
      heldUntil,
      notAfter: heldUntil + WAIT,
    },
  );
}

/** Stops an announcement that is still held: nothing of it is posted. */
export async function stopAnnouncement(
  work: Work,
  announcement: Announcement,
): Promise<Announcement | Refusal> {
  const stopped = await work.repos.announcements.stop(announcement.id, work.now);
  if (stopped === 0) return refuse("announcement.gone", { number: announcement.number });
  await record(work, "announcement.stopped", "announcement", announcement.id);
  return { ...announcement, stopped: true };
}

/** Owes again what failed of an announcement, or came too late; gives how many messages. */
export async function retryAnnouncement(
  work: Work,
  announcement: Announcement,
): Promise<number | Refusal> {
  const again = await work.repos.announcements.retryFailed(
    announcement.id,
    work.now,
    work.now + WAIT,
  );
  if (again === 0) return refuse("announcement.nothing-failed", { number: announcement.number });
  await record(work, "announcement.retried", "announcement", announcement.id, { again });
  return again;
}
