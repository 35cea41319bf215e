import type { Situation } from "../command.ts";
import { namesOf } from "../command-names.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import { excerpt } from "../domain/partner.ts";
import type { Poll } from "../domain/poll.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Partner } from "../store/partners.ts";
import type { Repositories } from "../store/repositories.ts";
import type { Option } from "../view.ts";
import { Kind } from "./kind.ts";
import { folded, match, nearest, spanOf } from "./names.ts";
import { looksLikeMarkedNumber, looksLikeNumber, readNumber } from "./numbers.ts";
import {
  announcementOffers,
  asSaid,
  matching,
  meetingOffers,
  memberOffers,
  partnerOffers,
  pollOffers,
} from "./offers.ts";

const ARTICLES = /^(?:la |the )?commission (?:de la |de l[’']|du |de |d[’'])?/iu;

const find = (words: string, bodies: readonly Body[]) =>
  match(words.replace(ARTICLES, ""), bodies, (one) => [one.name, one.slug]);

function bodyFrom(words: string, bodies: readonly Body[]): Body | Refusal {
  const found = find(words, bodies);
  switch (found.found) {
    case "one":
      return found.value;
    case "several":
      return refuse("body.several", { word: excerpt(words), names: found.names });
    case "none":
      return refuse("body.unknown", { word: excerpt(words), names: bodies.map((one) => one.name) });
    default:
      return found satisfies never;
  }
}

/** A body by its name. */
export async function bodyNamed(words: string, repos: Repositories): Promise<Body | Refusal> {
  return bodyFrom(words, await repos.bodies.all());
}

const SHORT = 3;

/**
 * Whether a word that could have been left out names a body. « le », « un » and « jeu » begin
 * dates and are in many names: in a body's own channel only a whole name is one. Elsewhere a
 * longer part of a name is, or a misspelt name, so as to be told from one that was forgotten.
 */
function isBodyName(word: string, here: Body | undefined, bodies: readonly Body[]): boolean {
  const key = folded(word);
  if (bodies.some((one) => [one.name, one.slug].some((name) => folded(name) === key))) return true;
  if (here !== undefined || key.length <= SHORT) return false;
  const found = find(word, bodies);
  return found.found !== "none" || found.near.length > 0;
}

/** A body by its name; where it is left out, the one whose channel this is. */
export function body(kind?: Body["kind"]): Kind<Body> {
  const ofKind = async ({ repos }: Situation) =>
    (await repos.bodies.all()).filter((one) => kind === undefined || one.kind === kind);
  return new Kind<Body>({
    wide: true,
    looksLike: async (word, at) => isBodyName(word, at.body, await ofKind(at)),
    span: async (words, at) =>
      spanOf(
        words,
        (await ofKind(at)).map((one) => one.name),
      ),
    read: async (words, at) => bodyFrom(words, await ofKind(at)),
    fallback: async (at) =>
      at.body !== undefined && (kind === undefined || at.body.kind === kind)
        ? at.body
        : refuse("body.which", { names: (await ofKind(at)).map((one) => one.name) }),
    bodyOf: (value) => value,
    offers: async (typed, at) =>
      matching(
        typed,
        (await ofKind(at)).map((one) => asSaid(one.name)),
      ),
  });
}

/** `--in=logement`, or, left out, the body whose channel this is. */
export function bodyHere(): Kind<Body> {
  const { read, bodyOf, offers } = body();
  return new Kind<Body>(
    {
      wide: true,
      read,
      ...(bodyOf && { bodyOf }),
      ...(offers && { offers }),
      fallback: async ({ body: here, repos, speech }) =>
        here ??
        refuse("body.which-option", {
          option: namesOf("arg.in", speech.language)[0] ?? "",
          names: (await repos.bodies.all()).map((one) => one.name),
        }),
    },
    "option",
  );
}

/** A poll by its number; where it is left out, the only one here that waits for something. */
export function poll(states: readonly ("open" | "tied")[] = ["open"], marked = false): Kind<Poll> {
  return new Kind<Poll>({
    looksLike: marked ? looksLikeMarkedNumber : looksLikeNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined) return refuse("poll.not-a-number", { word: excerpt(words) });
      return (await repos.polls.byNumber(number)) ?? refuse("poll.unknown", { number });
    },
    fallback: (at) => onlyPoll(at, states),
    bodyOf: (value, { repos }) => repos.bodies.byId(value.bodyId),
    offers: async (typed, at) => pollOffers(typed, await pollsIn(states, at.repos), at),
  });
}

/** Those in these states of a body, or of the whole network. */
async function pollsIn(
  states: readonly ("open" | "tied")[],
  { polls }: Repositories,
  bodyId?: number,
): Promise<readonly Poll[]> {
  return (await Promise.all(states.map((state) => polls.inState(state, bodyId)))).flat();
}

/** The one poll that may be meant here: of this channel's body, or, elsewhere, of the network. */
export async function onlyPoll(
  at: Situation,
  states: readonly ("open" | "tied")[],
): Promise<Poll | Refusal> {
  const found = await pollsIn(states, at.repos, at.body?.id);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  if (only !== undefined)
    return refuse("poll.which", { polls: found.map((one) => `#${one.number} ${one.title}`) });
  return at.body === undefined
    ? refuse("poll.none")
    : refuse("poll.none-here", { body: at.body.name });
}

/** A poll to do again: by its number, else the latest of this channel's body. */
export function lastPoll(): Kind<Poll> {
  const { read, bodyOf } = poll();
  return new Kind<Poll>({
    read,
    ...(bodyOf && { bodyOf }),
    looksLike: looksLikeMarkedNumber,
    fallback: async ({ repos, body: here }) => {
      if (here === undefined) return refuse("poll.again-which");
      return (await repos.polls.latest(here.id)) ?? refuse("poll.none-yet", { body: here.name });
    },
    offers: lastPollOffers,
  });
}

/** The newest polls, of this channel's body where there is one, of those that suit. */
export async function lastPollOffers(
  typed: string,
  at: Situation,
  suits: (poll: Poll) => boolean = () => true,
): Promise<readonly Option[]> {
  const newest = await at.repos.polls.newest(25, at.body?.id);
  return pollOffers(typed, newest.filter(suits), at);
}

/** A meeting by its number; where it is left out, the next one of this channel's body. */
export function meeting(marked = false): Kind<Meeting> {
  return new Kind<Meeting>({
    looksLike: marked ? looksLikeMarkedNumber : looksLikeNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined) return refuse("meeting.not-a-number", { word: excerpt(words) });
      return (await repos.meetings.byNumber(number)) ?? refuse("meeting.unknown", { number });
    },
    fallback: nextMeetingHere,
    bodyOf: (value, { repos }) => repos.bodies.byId(value.bodyId),
    offers: meetingOffers,
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
  return refuse("meeting.which", {
    meetings: upcoming.map((one) => `#${one.number} ${one.bodyName}`),
  });
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
      return refuse("partner.several", { word: excerpt(words), names: found.names });
    case "none":
      return found.near.length > 0
        ? refuse("partner.unknown-near", { word: excerpt(words), near: found.near })
        : refuse("partner.unknown", { word: excerpt(words) });
    default:
      return found satisfies never;
  }
}

export function partner(): Kind<Partner> {
  return new Kind<Partner>({
    wide: true,
    read: (words, { repos }) => partnerNamed(words, repos),
    offers: async (typed, { repos }) => partnerOffers(typed, await repos.partners.all()),
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
      if (same.length > 1)
        return refuse("member.several", {
          word: excerpt(words),
          names: same.map((one) => `#${one.number} ${one.name}`),
        });
      const near = nearest(
        words,
        everyone.map((one) => one.name),
      );
      return near.length > 0
        ? refuse("member.unknown-near", { word: excerpt(words), near })
        : refuse("member.unknown", { word: excerpt(words) });
    },
    offers: async (typed, { repos }) => memberOffers(typed, await repos.members.all()),
  });
}

/** An announcement by its number, which is marked where a text follows; where it is left out, the latest. */
export function announcement(marked = false): Kind<Announcement> {
  return new Kind<Announcement>({
    looksLike: marked ? looksLikeMarkedNumber : looksLikeNumber,
    read: async (words, { repos }) => {
      const number = readNumber(words);
      if (number === undefined)
        return refuse("announcement.not-a-number", { word: excerpt(words) });
      return (
        (await repos.announcements.byNumber(number)) ?? refuse("announcement.unknown", { number })
      );
    },
    fallback: async ({ repos }) =>
      (await repos.announcements.latest(1))[0] ?? refuse("announcement.none"),
    bodyOf: (value, { repos }) =>
      value.bodyId === null ? repos.bodies.plenary() : repos.bodies.byId(value.bodyId),
    offers: announcementOffers,
  });
}
