import type { OnBehalf } from "../acts/behalf.ts";
import type { Situation } from "../command.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Member } from "../domain/member.ts";
import type { Poll } from "../domain/poll.ts";
import { type Language, slotInWords } from "../moments.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Partner } from "../store/partners.ts";
import type { Option } from "../view.ts";
import { dayAt } from "../when.ts";
import { folded, nearest } from "./names.ts";

/** As long as a label and its words can be on every platform that completes (Discord: 100). */
export const LONGEST_OFFER = 100;
/** As long as what is chosen from a list can be on every platform (Slack: 75). */
const LONGEST_NUMBERED = 75;
const MOST = 25;

/**
 * Those of some offers that are meant by what is typed so far: the ones that begin with it, then
 * those that hold each of its words; where none does, those that are spelled nearly so.
 */
export function matching(typed: string, all: readonly Option[]): readonly Option[] {
  const words = typed.split(/\s+/u).map(folded).filter(Boolean);
  const key = folded(typed);
  const keyed = all.map((one) => ({ one, keys: [folded(one.value), folded(one.label)] }));
  const begun = keyed.filter(({ keys }) => keys.some((name) => name.startsWith(key)));
  const held = keyed.filter(({ keys }) =>
    keys.some((name) => words.every((word) => name.includes(word))),
  );
  const found = [...new Set([...begun, ...held])].map(({ one }) => one);
  if (found.length > 0) return found;
  const names = nearest(
    typed,
    all.map(({ label }) => label),
  );
  return names.flatMap((name) => all.filter(({ label }) => label === name));
}

/** Words that are their own label. */
export const asSaid = (words: string): Option => ({ value: words, label: words });

/** « #12 Colocation — mardi 2 mars 2027 »: of what is too long the name is cut, never the date. */
function numbered(number: number, name: string, when: string): Option {
  const [head, tail] = [`#${number} `, ` — ${when}`];
  const room = LONGEST_OFFER - head.length - tail.length;
  return { value: `#${number}`, label: `${head}${cut(name, room)}${tail}` };
}

/** The beginning of a text on one line, with « … » where there is more. */
export function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, " ");
  if (line.length <= most) return line;
  let kept = "";
  for (const letter of line) {
    if (kept.length + letter.length > most - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** What is of this channel's body first. */
function hereFirst<T extends { readonly bodyId: number | null }>(
  all: readonly T[],
  here: Body | undefined,
): readonly T[] {
  return all.toSorted((a, b) => Number(b.bodyId === here?.id) - Number(a.bodyId === here?.id));
}

export function pollOffers(
  typed: string,
  polls: readonly Poll[],
  { body, speech }: Situation,
): readonly Option[] {
  return matching(
    typed,
    hereFirst(polls, body).map(({ number, title, state, deadline }) =>
      numbered(number, title, speech.line("offer.poll", { state, deadline })),
    ),
  );
}

/** The meetings to come. */
export async function meetingOffers(
  typed: string,
  { body, now, repos, speech }: Situation,
): Promise<readonly Option[]> {
  const upcoming = await repos.meetings.upcoming(now, MOST);
  const here = body === undefined ? [] : await repos.meetings.upcoming(now, MOST, body.id);
  const all = new Map([...here, ...upcoming].map((one) => [one.id, one]));
  return matching(
    typed,
    [...all.values()].map((one) => meetingOffer(one, speech.language)),
  );
}

const meetingOffer = ({ number, title, bodyName, when }: Meeting, language: Language): Option =>
  numbered(number, title ?? bodyName, slotInWords(when, language));

/** The latest announcements. */
export async function announcementOffers(
  typed: string,
  { repos, speech, territory }: Situation,
): Promise<readonly Option[]> {
  const latest = await repos.announcements.latest(MOST);
  const offer = ({ number, text, createdAt }: Announcement) =>
    numbered(number, text, slotInWords(dayAt(createdAt, territory.zone), speech.language));
  return matching(typed, latest.map(offer));
}

interface Called {
  readonly name: string;
  readonly number: number;
}

const partnerOffer = ({ name, number }: Called): Option => ({
  value: name.length > LONGEST_OFFER ? `#${number}` : name,
  label: name,
});

export function partnerOffers(typed: string, partners: readonly Partner[]): readonly Option[] {
  return matching(typed, partners.map(partnerOffer));
}

/** « #12 Léa »: a partner and somebody may have one number, and several one name. */
export const numberedName = ({ number, name }: Called): string =>
  cut(`#${number} ${name}`, LONGEST_NUMBERED);

/** Whether nobody else among these has the same name. */
function areAlone(all: readonly Called[]): (one: Called) => boolean {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return ({ name }) => counts.get(folded(name)) === 1;
}

/** People by their name, of those who suit; by « #number » those whose name another has. */
export function memberOffers(
  typed: string,
  everyone: readonly Member[],
  suits: (member: Member) => boolean = () => true,
): readonly Option[] {
  const isAlone = areAlone(everyone);
  const offer = (one: Member): Option =>
    isAlone(one) ? asSaid(one.name) : { value: `#${one.number}`, label: numberedName(one) };
  return matching(typed, everyone.filter(suits).map(offer));
}

/** Partners and people, of those who suit; with their number those whose name another has. */
export function whoseOffers(
  typed: string,
  partners: readonly Partner[],
  everyone: readonly Member[],
  suits: (who: OnBehalf) => boolean = () => true,
): readonly Option[] {
  const isAlone = areAlone([...partners, ...everyone]);
  const ofPartner = (one: Partner) => {
    if (!isAlone(one)) return asSaid(numberedName(one));
    const isLong = one.name.length > LONGEST_OFFER;
    return { value: isLong ? numberedName(one) : one.name, label: one.name };
  };
  const ofMember = (one: Member) => asSaid(isAlone(one) ? one.name : numberedName(one));
  return [
    ...matching(typed, partners.filter((partner) => suits({ partner })).map(ofPartner)),
    ...matching(typed, everyone.filter((member) => suits({ member })).map(ofMember)),
  ];
}
