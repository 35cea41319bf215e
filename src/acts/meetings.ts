import type { Body } from "../domain/body.ts";
import { type Attendance, isUpcoming, type Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { VoiceId } from "../domain/voice.ts";
import { MEETING_NOTICES } from "../notices/kinds.ts";
import { instantOf, MINUTE, type WallTime } from "../when.ts";
import { type OnBehalf, peopleOf, voiceFor } from "./behalf.ts";
import { keepEvents, oweEvents } from "./events.ts";
import { cancelMeetingJobs, planMeetingJobs } from "./meeting-jobs.ts";
import { enrol } from "./membership.ts";
import { post, record, refresh, refreshAll, refreshAsked, tell, type Work } from "./work.ts";

export interface MeetingPlan {
  readonly body: Body;
  readonly when: WallTime;
  readonly title?: string | undefined;
  readonly place?: string | undefined;
  readonly minutes?: number | undefined;
  readonly pollId?: number;
  readonly occurrence?: string;
}

const DISCUSSED_UNTIL = 15 * MINUTE;

/** Plans a meeting with its reminders. Whoever plans it tells it: `announceMeeting`, or the outcome of a poll. */
export async function planMeeting(work: Work, plan: MeetingPlan): Promise<Meeting | Refusal> {
  const { repos, now } = work;
  const startsAt = instantOf(plan.when);
  if (startsAt <= now) return refuse("meeting.past", { when: plan.when });
  const same = await repos.meetings.plannedAt(plan.body.id, startsAt);
  if (same !== undefined)
    return refuse("meeting.same-time", {
      body: plan.body.name,
      when: plan.when,
      number: same.number,
    });

  const meeting = await repos.meetings.add(
    {
      bodyId: plan.body.id,
      title: plan.title ?? null,
      when: { wall: plan.when.wall, zone: plan.when.zone },
      minutes: plan.minutes ?? null,
      place: plan.place ?? null,
      pollId: plan.pollId ?? null,
      occurrence: plan.occurrence ?? null,
      createdBy: work.member?.id ?? null,
    },
    now,
  );
  await planMeetingJobs(work, meeting, plan.body);
  await oweEvents(work, meeting);
  await record(work, "meeting.planned", "meeting", meeting.id, { when: meeting.when.wall });
  return meeting;
}

/** Tells the body's channels that a meeting is planned. */
export function announceMeeting(work: Work, meeting: Meeting): Promise<void> {
  return post(work, meeting.bodyId, {
    notice: "meeting-planned",
    subjectId: meeting.id,
    occasion: `rev-${meeting.revision}`,
    notAfter: meeting.startsAt,
  });
}

export interface MeetingMove {
  readonly when: WallTime;
  readonly minutes?: number | undefined;
  readonly place?: string | undefined;
  /** Until when nobody is disturbed by it (epoch ms); what stands in the channels is corrected at once. */
  readonly tellAt?: number | undefined;
}

/** What moving or cancelling leaves to be done by telephone: partners whose answer came that way. */
export interface Told {
  readonly meeting: Meeting;
  /** How many had answered, and are told directly. */
  readonly told: number;
  readonly toCall: readonly string[];
  /** When they are told, if that waits (epoch ms). */
  readonly tellAt?: number | undefined;
}

/**
 * Moves a meeting: the answers given to it are void, who gave one is told directly,
 * its reminders move with it.
 */
export async function moveMeeting(
  work: Work,
  meeting: Meeting,
  move: MeetingMove,
): Promise<Told | Refusal> {
  const { repos, now } = work;
  const bad = checkMove(meeting, move.when, now);
  if (bad) return bad;
  const answered = await whoAnswered(work, meeting);
  const moved = await repos.meetings.move(
    meeting.id,
    { wall: move.when.wall, zone: move.when.zone },
    {
      ...(move.minutes !== undefined && { minutes: move.minutes }),
      ...(move.place !== undefined && { place: move.place }),
    },
  );
  await planMeetingJobs(work, moved, await repos.bodies.get(meeting.bodyId));
  // One that its platform kept waiting would come at an hour that means nothing any more.
  await repos.deliveries.withdraw("meeting-reminder", meeting.id, "changed");
  await record(work, "meeting.moved", "meeting", meeting.id, {
    from: meeting.when.wall,
    to: moved.when.wall,
  });
  const { tellAt } = move;
  const from = { from: meeting.when.wall, zone: meeting.when.zone };
  await tellChange(work, moved, "meeting-moved", answered.members, from, tellAt);
  return { meeting: moved, told: answered.members.length, toCall: answered.partners, tellAt };
}

/** Whether a meeting can be moved there at all, at `now` (epoch ms). */
export function checkMove(meeting: Meeting, when: WallTime, now: number): Refusal | undefined {
  const startsAt = instantOf(when);
  const gone = checkUpcoming(meeting, now);
  if (gone) return gone;
  if (startsAt <= now) return refuse("meeting.past", { when });
  return startsAt === meeting.startsAt ? refuse("meeting.not-moved", { when }) : undefined;
}

/** Cancels a meeting and says so, in its channels and directly to who had answered. */
export async function cancelMeeting(
  work: Work,
  meeting: Meeting,
  reason: string | undefined,
): Promise<Told | Refusal> {
  const gone = checkUpcoming(meeting, work.now);
  if (gone) return gone;
  const answered = await whoAnswered(work, meeting);
  const cancelled = await work.repos.meetings.cancel(meeting.id, reason ?? null, work.now);
  await cancelMeetingJobs(work, cancelled);
  await record(work, "meeting.cancelled", "meeting", meeting.id);
  await tellChange(work, cancelled, "meeting-cancelled", answered.members, {});
  return { meeting: cancelled, told: answered.members.length, toCall: answered.partners };
}

async function tellChange(
  work: Work,
  meeting: Meeting,
  notice: "meeting-moved" | "meeting-cancelled",
  members: readonly number[],
  detail: Readonly<Record<string, string>>,
  tellAt?: number,
): Promise<void> {
  const owed = {
    notice,
    subjectId: meeting.id,
    occasion: `rev-${meeting.revision}`,
    detail: { ...detail, revision: meeting.revision },
    notAfter: meeting.startsAt,
    ...(tellAt !== undefined && { heldUntil: tellAt }),
  };
  // Nothing that was ever posted may go on showing the old hour.
  await refreshAll(work, MEETING_NOTICES, meeting.id);
  if (meeting.pollId !== null) {
    await refreshAll(work, ["poll-outcome"], meeting.pollId);
    await refresh(work, "poll", meeting.pollId);
  }
  await keepEvents(work, meeting);
  await post(work, meeting.bodyId, owed);
  await tell(work, members, owed);
}

function checkUpcoming(meeting: Meeting, now: number): Refusal | undefined {
  if (meeting.state === "cancelled") return refuse("meeting.cancelled", { number: meeting.number });
  if (!isUpcoming(meeting, now))
    return refuse("meeting.over", { number: meeting.number, when: meeting.when });
  return undefined;
}

async function whoAnswered(work: Work, meeting: Meeting) {
  const rsvps = await work.repos.rsvps.everGiven(meeting.id);
  const names = await work.repos.partners.names(rsvps.flatMap((one) => one.partnerId ?? []));
  return {
    members: rsvps.flatMap((one) => one.memberId ?? []),
    partners: [...names.values()],
  };
}

export interface Rsvping {
  readonly answer: Attendance;
  /** Whose answer it is, when someone else notes what they were told by telephone. */
  readonly behalf: OnBehalf | undefined;
}

/** Whose answer is meant, to a meeting that is ahead. */
async function voiceIn(
  work: Work,
  meeting: Meeting,
  member: Member,
  behalf: OnBehalf | undefined,
): Promise<VoiceId | Refusal> {
  const gone = checkUpcoming(meeting, work.now);
  if (gone) return gone;
  if (behalf === undefined) return { memberId: member.id };
  return voiceFor(work, meeting.bodyId, "member", behalf);
}

/** Notes an answer to a meeting. A partner's own person overturns what was noted for the partner. */
export async function answerMeeting(
  work: Work,
  meeting: Meeting,
  member: Member,
  { answer, behalf }: Rsvping,
): Promise<Meeting | Refusal> {
  const voice = await voiceIn(work, meeting, member, behalf);
  if (isRefusal(voice)) return voice;
  const { repos, now } = work;
  await repos.rsvps.answer(meeting, voice, answer, behalf === undefined ? null : member.id, now);
  if (behalf === undefined) {
    await enrol(work, meeting.bodyId, member.id);
    if (member.delegation) await repos.rsvps.withdrawPartner(meeting, member.delegation.partnerId);
  } else await tellNoted(work, meeting, answer, behalf);
  await record(work, "meeting.answered", "meeting", meeting.id, {
    ...voice,
    answer,
    noted: behalf !== undefined,
  });
  await showAnswer(work, meeting, voice);
  return meeting;
}

/** Takes an answer to a meeting back, if it is the one that stands. */
export async function takeBackAnswer(
  work: Work,
  meeting: Meeting,
  member: Member,
  { answer, behalf }: Rsvping,
): Promise<{ readonly isTaken: boolean } | Refusal> {
  const voice = await voiceIn(work, meeting, member, behalf);
  if (isRefusal(voice)) return voice;
  const isTaken = await work.repos.rsvps.takeBack(meeting, voice, answer);
  if (isTaken) {
    await record(work, "meeting.answer-taken-back", "meeting", meeting.id, { ...voice });
    await showAnswer(work, meeting, voice);
  }
  return { isTaken };
}

/** What stands in the channels counts it, and what was asked directly asks no more. */
async function showAnswer(work: Work, { id }: Meeting, voice: VoiceId): Promise<void> {
  await refresh(work, "meeting-planned", id);
  await refreshAsked(work, "rsvp-nudge", id, voice);
}

async function tellNoted(
  work: Work,
  meeting: Meeting,
  answer: Attendance,
  behalf: OnBehalf,
): Promise<void> {
  await tell(work, await peopleOf(work, behalf), {
    notice: "rsvp-noted",
    subjectId: meeting.id,
    occasion: `rev-${meeting.revision}-at-${work.now}`,
    detail: { answer, revision: meeting.revision },
    notAfter: meeting.startsAt - DISCUSSED_UNTIL,
  });
}

const MOST_ITEMS = 50;

/** Adds an item at the end of a meeting's agenda. */
export async function addAgendaItem(
  work: Work,
  meeting: Meeting,
  text: string,
): Promise<Meeting | Refusal> {
  const gone = checkUpcoming(meeting, work.now);
  if (gone) return gone;
  const items = await work.repos.meetings.agenda(meeting.id);
  if (items.length >= MOST_ITEMS) return refuse("agenda.full", { most: MOST_ITEMS });
  if (work.member === undefined) throw new Error("an agenda item has an author");
  await work.repos.meetings.addAgendaItem(meeting.id, items.length + 1, text, work.member.id);
  await record(work, "agenda.added", "meeting", meeting.id, { position: items.length + 1 });
  await refresh(work, "meeting-planned", meeting.id);
  await keepEvents(work, meeting);
  return meeting;
}
