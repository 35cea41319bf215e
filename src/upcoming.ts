import { jobSubject } from "./boards/outage.ts";
import type { Place } from "./chat.ts";
import type { Backlog, Message, Messages, Situation, Upcoming } from "./command.ts";
import type { Rehearsed, Span } from "./rehearse.ts";
import { MINUTE, type WallTime, wallAt } from "./when.ts";

/** Lives through a stretch of time on a copy, and hands over what would be posted. */
type Rehearse = (span: Span, hear: (said: Rehearsed) => void) => Promise<number>;

/** What one answer can show without becoming a book. */
const MOST_SHOWN = 30;
/** Whoever asks waits for it (ms). */
const PATIENCE = 5_000;
/** What is held is let go within this time. */
const SOON = 5 * MINUTE;

/**
 * What will be posted until an instant (epoch ms): in a body's channel what is posted for
 * that body, elsewhere everything. What goes directly to others is only counted.
 */
export async function upcoming(
  at: Situation,
  until: number,
  rehearse: Rehearse,
): Promise<Upcoming> {
  const isHere = await hereIn(at);
  const isOwn = await ownOf(at);
  const gathered = new Gathered();
  const span = { now: at.now, from: at.now, to: until, patience: PATIENCE };
  const reached = await rehearse(span, (said) => {
    if (!isHere(said)) return;
    if (said.at.kind === "channel" || isOwn(said.at)) gathered.show(said, said.when);
    else gathered.count();
  });
  return { ...gathered.all(), until: reached };
}

/**
 * What the end of a pause lets go at once, each message with the hour at which it was due.
 * Direct messages are shown in a direct conversation, elsewhere they are only counted.
 */
export async function backlog(
  { now, place, repos, territory }: Pick<Situation, "now" | "place" | "repos" | "territory">,
  rehearse: Rehearse,
): Promise<Backlog> {
  const gathered = new Gathered();
  await rehearse({ now, from: now, to: now + SOON }, (said) => {
    if (said.at.kind === "channel" || place.kind === "direct")
      gathered.show(said, wallAt(said.delivery.dueAt, territory.zone));
    else gathered.count();
  });
  const late = (await repos.jobs.planned(now)).filter(
    ({ graceUntil }) => graceUntil !== null && graceUntil < now,
  );
  const tooLate = late.slice(0, MOST_SHOWN).map(async (job) => ({
    job,
    subject: await jobSubject(repos, job.kind, job.subjectId),
  }));
  return { ...gathered.all(), tooLate: await Promise.all(tooLate) };
}

/** Whether a message concerns this place: a body's channel hears of that body only. */
async function hereIn({ body, repos }: Situation): Promise<(said: Rehearsed) => boolean> {
  if (body === undefined) return () => true;
  const channels = await repos.channels.ofBody(body.id);
  const ids = new Set(channels.map(({ id }) => id));
  return ({ delivery, bodyId }) =>
    delivery.channelId === null ? bodyId === body.id : ids.has(delivery.channelId);
}

async function ownOf({ member, repos }: Situation): Promise<(place: Place) => boolean> {
  const accounts = member === undefined ? [] : await repos.members.identities(member.id);
  return ({ platform, scope, address }) =>
    accounts.some(
      (one) => one.platform === platform && one.scope === scope && one.userId === address,
    );
}

/** Messages put together: one occasion is one message, in however many places it is said. */
class Gathered {
  readonly #messages = new Map<string, Message>();
  #directs = 0;

  show({ at, view, delivery }: Rehearsed, when: WallTime): void {
    const occasion = delivery.key.slice(0, delivery.key.lastIndexOf(":"));
    const places = this.#messages.get(occasion)?.places ?? [];
    this.#messages.set(occasion, { when, places: [...places, at], what: view });
  }

  count(): void {
    this.#directs += 1;
  }

  all(): Messages {
    const messages = [...this.#messages.values()].toSorted((one, other) =>
      one.when.wall.localeCompare(other.when.wall),
    );
    return {
      messages: messages.slice(0, MOST_SHOWN),
      more: Math.max(0, messages.length - MOST_SHOWN),
      directs: this.#directs,
    };
  }
}
