import type { Body } from "../domain/body.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Channel } from "../store/channels.ts";
import { DAY, MINUTE } from "../when.ts";
import { owe, record, type Work } from "./work.ts";

/** How long an announcement can still be stopped. */
const HOLD = 2 * MINUTE;
const WAIT = 3 * DAY;

/** The channels that an audience reads: the plenary's audience is everyone. */
export async function audience(work: Pick<Work, "repos">, body: Body): Promise<readonly Channel[]> {
  const { channels } = work.repos;
  return body.kind === "plenary" ? channels.all() : channels.ofBody(body.id);
}

/** Owes an announcement to every channel of its audience, held two minutes so that it can be stopped. */
export async function announce(
  work: Work,
  text: string,
  body: Body,
  corrects?: Announcement,
): Promise<Announcement | Refusal> {
  if (work.member === undefined) throw new Error("an announcement has an author");
  const channels = await audience(work, body);
  if (channels.length === 0) return refuse("announcement.no-channel", { body: body.name });
  const heldUntil = work.now + HOLD;
  const announcement = await work.repos.announcements.add(
    {
      text,
      bodyId: body.kind === "plenary" ? null : body.id,
      heldUntil,
      correctsId: corrects?.id ?? null,
      createdBy: work.member.id,
    },
    work.now,
  );
  for (const channel of channels)
    await owe(
      work,
      { channelId: channel.id },
      {
        notice: "announcement",
        subjectId: announcement.id,
        occasion: "first",
        heldUntil,
        notAfter: heldUntil + WAIT,
      },
    );
  await record(work, "announcement.made", "announcement", announcement.id, {
    channels: channels.length,
  });
  return announcement;
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
