import type { Arg, Situation } from "../command.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import type { Poll } from "../domain/poll.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { Right } from "../domain/rights.ts";
import type { Repositories } from "../store/repositories.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Partner } from "../store/partners.ts";
import type { Slot, WallTime } from "../when.ts";
import { readMoment, readSlots } from "./dates/index.ts";
import { readDuration } from "./durations.ts";
import { folded, match, nearest } from "./names.ts";
import { readLabels, readText } from "./text.ts";

type Given = Arg<unknown>["given"];
type Shape<T> = Omit<Arg<T>, "given" | "optional">;

/** The four ways to give an argument, and whether it can be left out. */
class Kind<T> implements Arg<T> {
  readonly given: Given;
  readonly optional: boolean;
  readonly wide?: boolean;
  readonly looksLike?: NonNullable<Arg<T>["looksLike"]>;
  readonly read: Arg<T>["read"];
  readonly fallback?: NonNullable<Arg<T>["fallback"]>;
  readonly bodyOf?: NonNullable<Arg<T>["bodyOf"]>;
  readonly right?: Right;
  readonly offers?: NonNullable<Arg<T>["offers"]>;

  constructor(shape: Shape<T>, given: Given = "word", optional = false) {
    Object.assign(this, shape);
    this.read = shape.read;
    this.given = given;
    this.optional = optional;
  }

  /** All the words that remain. */
  rest(): Kind<T> {
    return new Kind(this, "rest", this.optional);
  }

  /** `--name=…`, which can always be left out. */
  option(): Kind<T | undefined> {
    return new Kind<T | undefined>(this as unknown as Shape<T | undefined>, "option", true);
  }

  maybe(): Kind<T | undefined> {
    return new Kind<T | undefined>(this as unknown as Shape<T | undefined>, this.given, true);
  }

  /** An option that, left out, is where the command was typed. */
  orHere(): Kind<NonNullable<T>> {
    return new Kind(this as unknown as Shape<NonNullable<T>>, "option", false);
  }

  /** Using it asks for this right too. */
  needs(right: Right): Kind<T> {
    return new Kind({ ...this, right }, this.given, this.optional);
  }
}

export function text(most: number, lines: "one" | "many" = "one"): Kind<string> {
  return new Kind<string>({ wide: true, read: (words) => readText(words, most, lines) });
}

export function labels(most: number): Kind<readonly string[]> {
  return new Kind<readonly string[]>({ wide: true, read: (words) => readLabels(words, most) });
}

/** A word among few, by any of its spellings in either language. */
export function choice<const T extends string>(spellings: Readonly<Record<T, readonly string[]>>): Kind<T> {
  const values = Object.keys(spellings) as T[];
  const known = values.map((value) => spellings[value][0] ?? value);
  return new Kind<T>({
    looksLike: (word) => values.some((value) => spellings[value].some((one) => folded(one) === folded(word))),
    read: (words) =>
      values.find((value) => spellings[value].some((one) => folded(one) === folded(words))) ??
      refuse("choice.unknown", { word: words, known }),
    offers: () => Promise.resolve(known),
  });
}

/** Who counts in a poll. */
export const VOICES = {
  member: ["membre", "membres", "member", "members", "personne"],
  partner: ["partenaire", "partenaires", "partner", "partners", "structure"],
};

export function integer(least: number, most: number): Kind<number> {
  return new Kind<number>({
    read: (words) => {
      const number = readNumber(words);
      return number !== undefined && number >= least && number <= most ? number : refuse("integer.range", { word: words, least, most });
    },
  });
}

export function flag(): Arg<boolean> {
  return { given: "flag", optional: true, read: () => true, fallback: () => false };
}

const reading = (at: Situation) => ({ now: at.now, zone: at.territory.zone, language: at.speech.language });

export function slots(): Kind<readonly Slot[]> {
  return new Kind<readonly Slot[]>({ wide: true, read: (words, at) => readSlots(words, reading(at)) });
}

/** A moment with its hour. */
export function moment(): Kind<WallTime & { readonly minutes?: number }> {
  return new Kind<WallTime>({ wide: true, read: (words, at) => readMoment(words, reading(at)) });
}

export function duration(): Kind<number> {
  return new Kind<number>({ wide: true, read: (words) => readDuration(words) });
}

const ARTICLES = /^(?:la |the )?commission (?:de la |de l[’']|du |de |d[’'])?/iu;

const find = (words: string, bodies: readonly Body[]) =>
  match(words.replace(ARTICLES, ""), bodies, (one) => [one.name, one.slug]);

function bodyFrom(words: string, bodies: readonly Body[]): Body | Refusal {
  const found = find(words, bodies);
  switch (found.found) {
    case "one":
      return found.value;
    case "several":
      return refuse("body.several", { word: words, names: found.names });
    case "none":
      return refuse("body.unknown", { word: words, names: bodies.map((one) => one.name) });
    default:
      return found satisfies never;
  }
}

/** A body by its name. */
export async function bodyNamed(words: string, repos: Repositories): Promise<Body | Refusal> {
  return bodyFrom(words, await repos.bodies.all());
}

/** A body by its name; where it is left out, the one whose channel this is. */
export function body(kind?: Body["kind"]): Kind<Body> {
  const ofKind = async ({ repos }: Situation) =>
    (await repos.bodies.all()).filter((one) => kind === undefined || one.kind === kind);
  return new Kind<Body>({
    wide: true,
    // In a body's own channel it can be left out: only a word that names one is taken.
    looksLike: async (word, at) => at.body === undefined || find(word, await ofKind(at)).found !== "none",
    read: async (words, at) => bodyFrom(words, await ofKind(at)),
    fallback: async (at) =>
      at.body !== undefined && (kind === undefined || at.body.kind === kind)
        ? at.body
        : refuse("body.which", { names: (await ofKind(at)).map((one) => one.name) }),
    bodyOf: (value) => value,
    offers: async (at) => (await ofKind(at)).map((one) => one.name),
  });
}

const NUMBER = /^(?:#|n[°o]\s?|№\s?)?(?<number>\d{1,6})$/iu;
const MARKED_NUMBER = /^(?:#|n[°o]|№)\d{1,6}$/iu;

function readNumber(words: string): number | undefined {
  const digits = NUMBER.exec(words.trim())?.groups?.["number"];
  return digits === undefined ? undefined : Number(digits);
}

/** A number as people see it, « 12 » or « #12 ». */
const looksLikeNumber = (word: string): boolean => NUMBER.test(word);
/** Where dates follow, only « #12 »: a bare number may be a day. */
const looksLikeMarkedNumber = (word: string): boolean => MARKED_NUMBER.test(word);

/** A poll by its number; where it is left out, the only one here that waits for something. */
export function poll(states: readonly ("open" | "tied")[] = ["open"], marked = false): Kind<Poll> {
  return new Kind<Poll>({
    looksLike: marked ? looksLikeMarkedNumber : looksLikeNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined) return refuse("poll.not-a-number", { word: words });
      return (await repos.polls.byNumber(number)) ?? refuse("poll.unknown", { number });
    },
    fallback: (at) => onlyPoll(at, states),
    bodyOf: (value, { repos }) => repos.bodies.byId(value.bodyId),
  });
}

/** The one poll that may be meant here: of this channel's body, or, elsewhere, of the network. */
export async function onlyPoll(at: Situation, states: readonly ("open" | "tied")[]): Promise<Poll | Refusal> {
  const found = (await Promise.all(states.map((state) => at.repos.polls.inState(state, at.body?.id)))).flat();
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  if (only !== undefined) return refuse("poll.which", { polls: found.map((one) => `#${one.number} ${one.title}`) });
  return at.body === undefined ? refuse("poll.none") : refuse("poll.none-here", { body: at.body.name });
}

/** A poll to do again: by its number, else the latest of this channel's body. */
export function lastPoll(): Kind<Poll> {
  const { read, bodyOf } = poll();
  return new Kind<Poll>({
    read,
    ...(bodyOf && { bodyOf }),
    looksLike: looksLikeMarkedNumber,
    fallback: async ({ repos, body: here }) => {
      if (here === undefined) return refuse("poll.none");
      return (await repos.polls.latest(here.id)) ?? refuse("poll.none-here", { body: here.name });
    },
  });
}

/** A meeting by its number; where it is left out, the next one of this channel's body. */
export function meeting(marked = false): Kind<Meeting> {
  return new Kind<Meeting>({
    looksLike: marked ? looksLikeMarkedNumber : looksLikeNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined) return refuse("meeting.not-a-number", { word: words });
      return (await repos.meetings.byNumber(number)) ?? refuse("meeting.unknown", { number });
    },
    fallback: nextMeetingHere,
    bodyOf: (value, { repos }) => repos.bodies.byId(value.bodyId),
  });
}

async function nextMeetingHere({ repos, body: here, now }: Situation): Promise<Meeting | Refusal> {
  if (here !== undefined) {
    const [next] = await repos.meetings.upcoming(now, 1, here.id);
    return next ?? refuse("meeting.none-here", { body: here.name });
  }
  const upcoming = await repos.meetings.upcoming(now, 8);
  const [only] = upcoming;
  if (upcoming.length === 1 && only !== undefined) return only;
  if (only === undefined) return refuse("meeting.none");
  return refuse("meeting.which", { meetings: upcoming.map((one) => `#${one.number} ${one.bodyName}`) });
}

/** A partner by its name, whole or in part, or by « #number ». */
export async function partnerNamed(words: string, repos: Repositories): Promise<Partner | Refusal> {
  const partners = await repos.partners.all();
  const number = /^#\d+$/u.test(words) ? readNumber(words) : undefined;
  const numbered = partners.find((one) => one.number === number);
  if (numbered) return numbered;
  const found = match(words, partners, (one) => [one.name]);
  switch (found.found) {
    case "one":
      return found.value;
    case "several":
      return refuse("partner.several", { word: words, names: found.names });
    case "none":
      return found.near.length > 0
        ? refuse("partner.unknown-near", { word: words, near: found.near })
        : refuse("partner.unknown", { word: words });
    default:
      return found satisfies never;
  }
}

export function partner(): Kind<Partner> {
  return new Kind<Partner>({
    wide: true,
    read: (words, { repos }) => partnerNamed(words, repos),
    offers: async ({ repos }) => (await repos.partners.all()).map((one) => one.name),
  });
}

/** Someone by their name, or by « #number » where two have the same. */
export function member(): Kind<Member> {
  return new Kind<Member>({
    wide: true,
    read: async (words, { repos }) => {
      const number = /^#\d+$/u.test(words) ? readNumber(words) : undefined;
      const numbered = number === undefined ? undefined : await repos.members.byNumber(number);
      if (numbered) return numbered;
      const everyone = await repos.members.all();
      const same = everyone.filter((one) => folded(one.name) === folded(words));
      const [only] = same;
      if (same.length === 1 && only !== undefined) return only;
      if (same.length > 1) return refuse("member.several", { word: words, names: same.map((one) => `#${one.number} ${one.name}`) });
      const near = nearest(words, everyone.map((one) => one.name));
      return near.length > 0 ? refuse("member.unknown-near", { word: words, near }) : refuse("member.unknown", { word: words });
    },
  });
}

/** Whoever an answer is noted for: someone, or a partner as a whole. */
export function onBehalf(): Kind<{ readonly member: Member } | { readonly partner: Partner }> {
  return new Kind<{ readonly member: Member } | { readonly partner: Partner }>({
    wide: true,
    read: async (words, at) => {
      const named = await partner().read(words, at);
      if (!isRefusal(named)) return { partner: named };
      const person = await member().read(words, at);
      if (!isRefusal(person)) return { member: person };
      return named.refused === "partner.unknown" ? person : named;
    },
  });
}

/** An announcement by its number; where it is left out, the latest. */
export function announcement(): Kind<Announcement> {
  return new Kind<Announcement>({
    looksLike: looksLikeMarkedNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined) return refuse("announcement.not-a-number", { word: words });
      return (await repos.announcements.byNumber(number)) ?? refuse("announcement.unknown", { number });
    },
    fallback: async ({ repos }) => (await repos.announcements.latest(1))[0] ?? refuse("announcement.none"),
    bodyOf: (value, { repos }) => (value.bodyId === null ? repos.bodies.plenary() : repos.bodies.byId(value.bodyId)),
  });
}
