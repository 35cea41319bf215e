import { DAY, hasHour, instantOf, type Slot, startOf, type WallTime, wallAt } from "../when.ts";
import { type Refusal, refuse } from "./refusal.ts";

export type Answer = "yes" | "if-need-be" | "no";
export type Voice = "member" | "partner";
export type PollState = "open" | "tied" | "closed" | "cancelled";

export interface PollOption {
  readonly id: number;
  readonly position: number;
  /** A date to meet, or what can be chosen. */
  readonly proposal: Slot | { readonly label: string };
  /** Withdrawn while the poll was open: kept with its answers, no longer offered. */
  readonly withdrawn: boolean;
}

export interface Poll {
  readonly id: number;
  readonly number: number;
  readonly bodyId: number;
  readonly kind: "dates" | "choice";
  readonly title: string;
  readonly several: boolean;
  readonly secret: boolean;
  readonly voice: Voice;
  readonly plansMeeting: boolean;
  readonly place: string | null;
  /** Fewer ballots than this, and the animation decides. */
  readonly quorum: number;
  readonly deadline: WallTime;
  /** Epoch ms. */
  readonly openedAt: number;
  /** Epoch ms. */
  readonly deadlineAt: number;
  readonly state: PollState;
  readonly chosenOptionId: number | null;
  readonly createdBy: number | null;
  /** The day from which a rhythm owed the meeting that it looks for; null where people asked. */
  readonly occurrence: string | null;
  readonly options: readonly PollOption[];
}

/** A voice's answers. The voice is a member or a partner, whichever is not null. */
export interface Ballot {
  readonly id: number;
  readonly memberId: number | null;
  readonly partnerId: number | null;
  /** Whose hand: in a poll of partners, the latest delegate. */
  readonly castBy: number | null;
  readonly via: "self" | "phone";
  /** By option id; an option without an answer is absent. */
  readonly answers: ReadonlyMap<number, Answer>;
}

export interface Count {
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly no: number;
}

export interface Ranked extends Count {
  readonly option: PollOption;
  readonly rank: number;
}

/** The options that can still be answered and won. */
export function offered(poll: Poll): readonly PollOption[] {
  return poll.options.filter((option) => !option.withdrawn);
}

/** How many voices gave each answer to an option. Always computed from the ballots, never kept. */
export function count(optionId: number, ballots: readonly Ballot[]): Count {
  const given = ballots.map((ballot) => ballot.answers.get(optionId));
  const of = (answer: Answer) => given.filter((one) => one === answer).length;
  return { yes: of("yes"), ifNeedBe: of("if-need-be"), no: of("no") };
}

/**
 * Ranks options: most voices that can come (yes or if need be), then most plain
 * yes. Options equal in both share a rank, so a tie at the top is visible to
 * whoever must decide it; dates break no tie.
 */
export function rank(
  options: readonly PollOption[],
  ballots: readonly Ballot[],
): readonly Ranked[] {
  const entries = options.map((option) => ({ option, ...count(option.id, ballots) }));
  const order = entries.toSorted((a, b) => able(b) - able(a) || b.yes - a.yes);
  return order.map((entry) => ({
    ...entry,
    rank: 1 + order.findIndex((other) => equal(other, entry)),
  }));
}

const able = (entry: Count): number => entry.yes + entry.ifNeedBe;
const equal = (a: Count, b: Count): boolean => able(a) === able(b) && a.yes === b.yes;

/** How a poll ends: one option wins, or people must decide. */
export type Verdict =
  | { readonly outcome: "chosen"; readonly option: PollOption }
  | { readonly outcome: "tie"; readonly between: readonly PollOption[] }
  | { readonly outcome: "no-quorum"; readonly between: readonly PollOption[] };

/** A date that went by while nobody closed the poll cannot win it. */
function isStillPossible({ proposal }: PollOption, now: number): boolean {
  return !("wall" in proposal) || instantOf(proposal) > now;
}

/** The verdict of the counted ballots. Too few ballots, or a best option that nobody can come to, decide nothing. */
export function verdict(poll: Poll, ballots: readonly Ballot[], now: number): Verdict {
  const options = offered(poll).filter((option) => isStillPossible(option, now));
  const ranked = rank(options, ballots);
  const [best, ...others] = ranked.filter((entry) => entry.rank === 1);
  const given = ballots.filter((ballot) => ballot.answers.size > 0).length;
  if (best === undefined || given < poll.quorum || able(best) === 0)
    return { outcome: "no-quorum", between: options };
  if (others.length > 0)
    return { outcome: "tie", between: [best, ...others].map((entry) => entry.option) };
  return { outcome: "chosen", option: best.option };
}

/** The earliest of the options that most can come to and that are still possible; none if nobody can come. */
export function earliestBest(
  poll: Poll,
  ballots: readonly Ballot[],
  now: number,
): PollOption | undefined {
  const possible = offered(poll).filter((option) => isStillPossible(option, now));
  const best = rank(possible, ballots).filter((entry) => entry.rank === 1 && able(entry) > 0);
  const [earliest] = best
    .map((entry) => entry.option)
    .toSorted((a, b) => startIn(poll, a) - startIn(poll, b) || a.position - b.position);
  return earliest;
}

function startIn({ deadline }: Poll, { proposal }: PollOption): number {
  return "label" in proposal ? 0 : startOf(proposal, deadline.zone);
}

const PATIENCE = 2 * DAY;
const LAST_NOTICE = DAY;

/**
 * When a poll that waits for a decision is brought to others, and when the clock decides it
 * (epoch ms): after two days each, sooner where the last of its dates would come too near.
 */
export function decisionTimes(
  between: readonly PollOption[],
  now: number,
  zone: string,
): { readonly askAt: number; readonly decideAt: number; readonly tooLate: number } {
  const starts = between.flatMap(({ proposal }) =>
    "label" in proposal ? [] : [startOf(proposal, zone)],
  );
  const last = starts.length === 0 ? Number.POSITIVE_INFINITY : Math.max(now, ...starts);
  const nearly = Math.max(last - LAST_NOTICE, now + (last - now) / 2);
  const decideAt = Math.min(now + 2 * PATIENCE, nearly);
  return {
    askAt: now + Math.floor((decideAt - now) / 2),
    decideAt: Math.floor(decideAt),
    tooLate: last,
  };
}

/** A voice that could not come to this option: it answered no, or answered others but not this one. */
export function wouldMiss(optionId: number, ballots: readonly Ballot[]): readonly Ballot[] {
  return ballots.filter(
    (ballot) => ballot.answers.size > 0 && (ballot.answers.get(optionId) ?? "no") === "no",
  );
}

/** Which answers a poll takes. */
export function takes(poll: Poll, answer: Answer): boolean {
  return poll.kind === "dates" || answer !== "if-need-be";
}

/** Whether each voice chooses one option. */
export function isSingle({ kind, several }: Poll): boolean {
  return kind === "choice" && !several;
}

/** What is said to whoever comes after a poll was closed. */
export function refuseClosed({ number, title }: Poll): Refusal {
  return refuse("poll.closed", { number, title });
}

/** Whether votes still count: the deadline holds even where its job has not run yet. */
export function takesVotes(poll: Poll, now: number): boolean {
  return poll.state === "open" && now < poll.deadlineAt;
}

/**
 * The ballots that count. In a poll of partners, someone who has not said whom they
 * speak for has a ballot that waits: it counts from the moment they say.
 */
export function counted(poll: Poll, ballots: readonly Ballot[]): readonly Ballot[] {
  return poll.voice === "partner" ? ballots.filter((ballot) => ballot.partnerId !== null) : ballots;
}

/**
 * A ballot with the answers that were given now over those given before. In a choice
 * of one, a yes takes back the yes that stood.
 */
export function patched(
  poll: Poll,
  before: ReadonlyMap<number, Answer>,
  given: ReadonlyMap<number, Answer>,
  now: number,
): ReadonlyMap<number, Answer> | Refusal {
  if (!takesVotes(poll, now)) return refuseClosed(poll);
  const chosen = [...given].filter(([, answer]) => answer === "yes").map(([option]) => option);
  if (isSingle(poll) && chosen.length > 1) return refuse("vote.one-choice", { title: poll.title });
  const kept = isSingle(poll) && chosen.length === 1 ? withoutYes(before) : before;
  return new Map([...kept, ...given]);
}

/**
 * A ballot without those of its answers that are taken back: one that was changed since
 * stands. In a choice of one, the yes takes all of the ballot with it.
 */
export function withoutAnswers(
  poll: Poll,
  before: ReadonlyMap<number, Answer>,
  taken: ReadonlyMap<number, Answer>,
  now: number,
): ReadonlyMap<number, Answer> | Refusal {
  if (!takesVotes(poll, now)) return refuseClosed(poll);
  const left = new Map([...before].filter(([option, answer]) => taken.get(option) !== answer));
  return isSingle(poll) && ![...left.values()].includes("yes") ? new Map() : left;
}

function withoutYes(answers: ReadonlyMap<number, Answer>): ReadonlyMap<number, Answer> {
  return new Map(
    [...answers].map(([option, answer]) => [option, answer === "yes" ? "no" : answer]),
  );
}

const MOST_OPTIONS = 25;
const USUAL_DAYS = 7;

/** What a poll of dates needs to be fair: something to choose between, in the future, after its deadline. */
export function checkDates(slots: readonly Slot[], plansMeeting: boolean): Refusal | undefined {
  if (slots.length > MOST_OPTIONS) return refuse("poll.too-many-options", { most: MOST_OPTIONS });
  const whole = slots.find((slot) => !hasHour(slot));
  if (plansMeeting && whole !== undefined) return refuse("poll.date-without-hour", { slot: whole });
  return undefined;
}

/**
 * When a poll closes unless someone says otherwise: after 7 days, or 24 h before the
 * first date if that is earlier; and never before it could be answered at all: with
 * dates so near, half of the time that is left.
 */
export function usualDeadline(now: number, zone: string, firstDate: number | undefined): WallTime {
  const week = now + USUAL_DAYS * DAY;
  if (firstDate === undefined) return wallAt(week, zone);
  const before = firstDate - DAY;
  return wallAt(before > now ? Math.min(week, before) : now + (firstDate - now) / 2, zone);
}

/** A deadline leaves time to answer, and ends before the first date. */
export function checkDeadline(
  deadline: WallTime,
  now: number,
  slots: readonly Slot[],
): Refusal | undefined {
  const at = startOf(deadline, deadline.zone);
  if (at <= now) return refuse("poll.deadline-past", { deadline });
  const first = slots.toSorted((a, b) => startOf(a, deadline.zone) - startOf(b, deadline.zone))[0];
  if (first !== undefined && startOf(first, deadline.zone) < at)
    return refuse("poll.deadline-after-date", { deadline, first });
  return undefined;
}

/** The label of a choice's option, or the refusal of it. */
export function checkLabels(labels: readonly string[]): readonly string[] | Refusal {
  if (labels.length < 2) return refuse("poll.too-few-options");
  if (labels.length > MOST_OPTIONS) return refuse("poll.too-many-options", { most: MOST_OPTIONS });
  const twice = labels.find((label, at) => labels.findIndex((one) => same(one, label)) < at);
  if (twice !== undefined) return refuse("poll.option-twice", { label: twice });
  return labels;
}

const same = (a: string, b: string): boolean =>
  a.localeCompare(b, "fr", { sensitivity: "accent" }) === 0;

/** The option that a position names, still offered. */
export function optionAt(poll: Poll, position: number): PollOption | Refusal {
  const found = offered(poll).find((option) => option.position === position);
  return (
    found ??
    refuse("vote.no-such-option", {
      position,
      positions: offered(poll).map((one) => one.position),
      title: poll.title,
    })
  );
}
