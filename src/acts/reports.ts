import { ifUnreached, isNotice, type Notice, subjectOf } from "../notices/kinds.ts";
import { causeOf, type Delivery } from "../store/deliveries.ts";
import { DAY } from "../when.ts";
import { noteBar } from "./channels.ts";
import { coordination, responsible, tell, type Work } from "./work.ts";

/** How long the edit of a list may wait for its platform. */
const KEPT_TRUE = 7 * DAY;

/**
 * Sees to it that somebody learns why a message could not be delivered; null: that it was,
 * so that nobody goes on being asked to call. Whoever must know is told once an occasion,
 * and nothing that tells of a failure is told of in its turn. False when nobody is left to
 * tell.
 */
export async function reportFailure(
  work: Work,
  delivery: Delivery,
  reason: string | null,
): Promise<boolean> {
  if (delivery.calendar !== null)
    return reason === null || reportEvent(work, delivery, delivery.calendar, reason);
  if (delivery.channelId !== null) {
    // What stands in a channel may be edited where nothing new is let in.
    if (reason !== null || delivery.editsId === null)
      await noteBar(work, delivery.channelId, reason);
    return reason === null || reportChannel(work, delivery, delivery.channelId, reason);
  }
  if (delivery.editsId !== null || !isNotice(delivery.notice)) return true;
  const { notice } = delivery;
  const next = ifUnreached(notice);
  switch (next) {
    case "call":
      return listToCall(work, delivery, notice, reason !== null);
    case "coordination":
      return reason === null || askCoordination(work, delivery, notice);
    case "nobody":
      return true;
    default:
      return next satisfies never;
  }
}

/** A channel did not get a message: whoever runs its body is told why. */
async function reportChannel(
  work: Work,
  delivery: Delivery,
  channelId: number,
  reason: string,
): Promise<boolean> {
  const channel = await work.repos.channels.byId(channelId);
  const people =
    channel === undefined ? await coordination(work) : await responsible(work, channel.bodyId);
  return tellFailure(work, people, delivery, reason);
}

/**
 * A meeting is not in a calendar as it should be: the coordination is told why. A calendar
 * that is shut to us gets nothing more until its platform says that it is open, and that is
 * told once, not for each meeting.
 */
async function reportEvent(
  work: Work,
  delivery: Delivery,
  calendar: string,
  reason: string,
): Promise<boolean> {
  const isNews = reason !== "events-barred" || (await work.repos.channels.closeCalendar(calendar));
  return !isNews || tellFailure(work, await coordination(work), delivery, reason);
}

async function tellFailure(
  work: Work,
  people: readonly number[],
  delivery: Delivery,
  reason: string,
): Promise<boolean> {
  await tell(work, people, {
    notice: "delivery-failed",
    subjectId: delivery.id,
    occasion: `${reason}-${delivery.attempts}`,
  });
  return people.length > 0;
}

/**
 * Someone did not get a message that matters: they are on the list of those to call, one
 * message an occasion, which is kept up to date as others join them or are reached.
 */
async function listToCall(
  work: Work,
  delivery: Delivery,
  notice: Notice,
  isLost: boolean,
): Promise<boolean> {
  const { subjectId } = delivery;
  const [list, { bodyId }] =
    subjectOf(notice) === "poll"
      ? (["poll-to-call", await work.repos.polls.get(subjectId)] as const)
      : (["meeting-to-call", await work.repos.meetings.get(subjectId)] as const);
  const people = isLost ? await responsible(work, bodyId) : [];
  const cause = causeOf(delivery);
  await tell(work, people, { notice: list, subjectId, occasion: cause, detail: { cause } });
  // The lists alone: what else was said about it has not changed.
  for (const standing of await work.repos.deliveries.toRefresh([list], subjectId, "all"))
    await work.repos.deliveries.oweEdit(standing, work.now + KEPT_TRUE, work.now);
  return !isLost || people.length > 0;
}

/** None of those who must know something could be told: the coordination is, each of them once. */
async function askCoordination(work: Work, delivery: Delivery, notice: Notice): Promise<boolean> {
  const told = await work.repos.deliveries.ofCause(causeOf(delivery));
  if (told.some(({ state }) => state === "owed" || state === "sending" || state === "sent"))
    return true;
  const asked = new Set(told.map(({ memberId }) => memberId));
  const others = (await coordination(work)).filter((id) => !asked.has(id));
  const { subjectId, detail } = delivery;
  // The occasion stands in the cause, after what it is about.
  const occasion = causeOf(delivery).slice(`${notice}:${subjectId}:`.length);
  await tell(work, others, { notice, subjectId, occasion, detail });
  return others.length > 0;
}
