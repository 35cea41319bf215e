import type { Member } from "../domain/member.ts";
import {
  type Answer,
  type Ballot,
  isSingle,
  type Poll,
  patched,
  withoutAnswers,
} from "../domain/poll.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import type { VoiceId } from "../domain/voice.ts";
import type { Hand } from "../store/ballots.ts";
import { type OnBehalf, ownVoice, peopleOf, voiceFor } from "./behalf.ts";
import { electorate, silent } from "./electorate.ts";
import { enrol } from "./membership.ts";
import { showBallot } from "./poll-messages.ts";
import { record, tell, type Work } from "./work.ts";

export interface Cast {
  readonly answers: ReadonlyMap<number, Answer>;
  /** Whether the ballot counts already: in a poll of partners, a stranger's waits. */
  readonly counts: boolean;
}

/** What is left of a ballot, and whether anything was taken back of it: it may say something else since. */
export interface TakenBack {
  readonly answers: ReadonlyMap<number, Answer>;
  readonly isTaken: boolean;
}

/** Casts or changes one's own ballot: only the options that are named change. */
export async function castVote(
  work: Work,
  poll: Poll,
  voter: Member,
  given: ReadonlyMap<number, Answer>,
): Promise<Cast | Refusal> {
  await enrol(work, poll.bodyId, voter.id);
  const voice = ownVoice(poll.voice, voter);
  await takeOver(work, poll, voter, voice);
  return put(work, poll, voice, { castBy: voter.id, via: "self", notedBy: null }, given);
}

/** Notes an answer received by telephone; the one it is for is told where they have an account. */
export async function noteVote(
  work: Work,
  poll: Poll,
  onBehalf: OnBehalf,
  given: ReadonlyMap<number, Answer>,
): Promise<Cast | Refusal> {
  if (work.member === undefined) throw new Error("an answer by telephone is noted by someone");
  const voice = await voiceFor(work, poll.bodyId, poll.voice, onBehalf);
  const castBy = "memberId" in voice ? voice.memberId : null;
  if (castBy !== null) await takeOver(work, poll, await work.repos.members.byId(castBy), voice);
  const cast = await put(
    work,
    poll,
    voice,
    { castBy, via: "phone", notedBy: work.member.id },
    given,
  );
  if (isRefusal(cast)) return cast;
  await tell(work, await peopleOf(work, onBehalf), {
    notice: "vote-noted",
    subjectId: poll.id,
    occasion: `noted-${work.now}`,
    notAfter: poll.deadlineAt,
  });
  return cast;
}

/** Takes answers back, as far as they stand: those of this person, or of whom they noted them for. */
export async function takeBackVote(
  work: Work,
  poll: Poll,
  voter: Member,
  behalf: OnBehalf | undefined,
  taken: ReadonlyMap<number, Answer>,
): Promise<TakenBack | Refusal> {
  const { ballots } = work.repos;
  const voice =
    behalf === undefined
      ? ownVoice(poll.voice, voter)
      : await voiceFor(work, poll.bodyId, poll.voice, behalf);
  const ballot = await ballots.of(poll.id, voice);
  const before: Ballot["answers"] = ballot?.answers ?? new Map<number, Answer>();
  const answers = withoutAnswers(poll, before, taken, work.now);
  if (isRefusal(answers)) return answers;
  const gone = [...before.keys()].filter((option) => !answers.has(option));
  if (ballot !== undefined && gone.length > 0) {
    await ballots.takeOut(ballot.id, gone);
    await record(work, "vote.taken-back", "poll", poll.id, { ...voice });
    await showBallot(work, poll, voice);
  }
  return { answers, isTaken: gone.length > 0 };
}

/** A ballot that waited for its partner's name, or was cast before joining it, becomes the partner's. */
export async function bringBallots(work: Work, member: Member): Promise<void> {
  if (member.delegation === null) return;
  const { ballots, polls } = work.repos;
  const voice = { partnerId: member.delegation.partnerId };
  for (const poll of await polls.inState("open")) {
    const waiting =
      poll.voice === "partner" ? await ballots.of(poll.id, { memberId: member.id }) : undefined;
    if (waiting === undefined) continue;
    const standing = await ballots.of(poll.id, voice);
    if (standing === undefined) await ballots.handOver(waiting.id, voice);
    else {
      await ballots.remove(waiting.id);
      const hand = { castBy: member.id, via: "self", notedBy: null } as const;
      const added = openTo(poll, standing, waiting);
      if (added.size > 0) await ballots.put(poll.id, voice, hand, added, work.now);
    }
    await showBallot(work, poll, voice);
  }
}

/** The partner has answered meanwhile: what it said stands, the newcomer's answers fill what it left open. */
function openTo(poll: Poll, standing: Ballot, newcomer: Ballot): ReadonlyMap<number, Answer> {
  const hasChosen = isSingle(poll) && [...standing.answers.values()].includes("yes");
  return new Map(
    [...newcomer.answers].filter(
      ([option, answer]) => !standing.answers.has(option) && !(hasChosen && answer === "yes"),
    ),
  );
}

/** The members to nudge: those whose voice has not been heard, by themselves or by their partner. */
export async function toNudge(work: Work, poll: Poll): Promise<readonly Member[]> {
  const { repos } = work;
  const ballots = await repos.ballots.ofPoll(poll.id);
  const missing = silent(await electorate(repos, poll, ballots), ballots);
  const members = await repos.members.ofBody(poll.bodyId);
  const asked = new Set(
    missing.map((voice) => ("memberId" in voice ? `m${voice.memberId}` : `p${voice.partnerId}`)),
  );
  // A partner whose answer came by telephone has answered for its people.
  const heard = new Set(ballots.flatMap((ballot) => ballot.partnerId ?? []));
  return members.filter(
    (one) =>
      one.reminders &&
      (poll.voice === "member"
        ? asked.has(`m${one.id}`) && !(one.delegation && heard.has(one.delegation.partnerId))
        : one.delegation !== null && asked.has(`p${one.delegation.partnerId}`)),
  );
}

/** What was noted by telephone for a partner becomes the ballot of its person who now votes: one voice, not two. */
async function takeOver(
  work: Work,
  poll: Poll,
  person: Member | undefined,
  voice: VoiceId,
): Promise<void> {
  if (!person?.delegation || !("memberId" in voice)) return;
  const { ballots } = work.repos;
  const noted = await ballots.of(poll.id, { partnerId: person.delegation.partnerId });
  if (noted === undefined || (await ballots.of(poll.id, voice)) !== undefined) return;
  await ballots.handOver(noted.id, voice);
}

async function put(
  work: Work,
  poll: Poll,
  voice: VoiceId,
  hand: Hand,
  given: ReadonlyMap<number, Answer>,
): Promise<Cast | Refusal> {
  const { ballots } = work.repos;
  const before = await ballots.of(poll.id, voice);
  const answers = patched(poll, before?.answers ?? new Map(), given, work.now);
  if (isRefusal(answers)) return answers;
  await ballots.put(poll.id, voice, hand, changed(before, answers), work.now);
  const detail = { ...voice, via: hand.via, ...(!poll.secret && { answers: [...given] }) };
  await record(work, "vote.cast", "poll", poll.id, detail);
  await showBallot(work, poll, voice);
  return { answers, counts: poll.voice === "member" || "partnerId" in voice };
}

function changed(
  before: Ballot | undefined,
  after: ReadonlyMap<number, Answer>,
): ReadonlyMap<number, Answer> {
  return new Map([...after].filter(([option, answer]) => before?.answers.get(option) !== answer));
}
