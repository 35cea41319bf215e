import type { AnnouncementBoard } from "../boards/announcement.ts";
import type { Audience } from "../boards/audience.ts";
import type { Body } from "../domain/body.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Channel } from "../store/channels.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import type { Partner } from "../store/partners.ts";
import { type Speech, selector } from "../text.ts";
import {
  type Action,
  actions,
  type Block,
  list,
  note,
  type Text,
  text,
  title,
  type View,
  view,
} from "../view.ts";
import { wallAt } from "../when.ts";
import { contactOf } from "./contact.ts";
import { placeName } from "./place.ts";

/** Outside text as paragraphs, nothing in it taken for markup. */
function paragraphs(content: string) {
  return content.split(/\n{2,}/u).map((paragraph) => text([paragraph]));
}

/** The announcement itself, as everyone reads it. */
export function announcementView(
  { correctsId, text: content }: Announcement,
  body: Body | undefined,
  { say }: Speech,
): View {
  const head =
    body === undefined
      ? say("announcement.head")
      : say("announcement.head-body", { body: body.name });
  return view(
    title(correctsId === null ? head : say("announcement.correction")),
    ...paragraphs(content),
  );
}

/** What would be sent and to whom, before it is. */
export function previewView(
  content: string,
  channels: readonly Channel[],
  audience: Audience,
  confirm: string,
  { say, line }: Speech,
): View {
  return view(
    title(say("announcement.preview", { channels: channels.length })),
    ...paragraphs(content),
    note(say("announcement.preview-where", { places: placesOf(channels) })),
    note(
      say("announcement.preview-reach", {
        people: audience.people,
        partners: audience.toCall.length,
      }),
    ),
    note(say("announcement.preview-how")),
    ...(confirm.length <= 90
      ? [actions({ label: line("announcement.confirm"), run: confirm, tone: "primary" })]
      : []),
  );
}

function placesOf(channels: readonly Channel[]): string {
  return channels.map(({ place }) => placeName(place)).join(", ");
}

/** It is on its way, and can still be stopped. */
export function heldView(
  announcement: Announcement,
  channels: number,
  { say, line }: Speech,
): View {
  return view(
    text(say("announcement.held", { number: announcement.number, channels })),
    actions({
      label: line("announcement.stop"),
      run: `announcement stop #${announcement.number}`,
      tone: "danger",
    }),
  );
}

export interface Ledger {
  readonly announcement: Announcement;
  readonly states: ReadonlyMap<DeliveryState, number>;
}

/** The ledger: of each announcement, who was reached and what is left. */
export function ledgerView(ledgers: readonly Ledger[], zone: string, speech: Speech): View {
  const { say, line } = speech;
  if (ledgers.length === 0) return view(text(say("announcement.none")));
  const failed = ledgers.filter(({ states }) => states.has("failed"));
  const troubled = ledgers.find(({ states }) => states.has("failed") || states.has("uncertain"));
  return view(
    title(say("announcement.list")),
    list(ledgers.map((ledger) => ledgerLine(ledger, zone, speech))),
    troubled && note(say("announcement.list-detail", { number: troubled.announcement.number })),
    failed.length > 0 &&
      actions(
        ...failed.slice(0, 3).map(({ announcement: { number } }) => retryAction(number, line)),
      ),
  );
}

export const retryAction = (number: number, line: Speech["line"]): Action => ({
  label: line("announcement.retry", { number }),
  run: `announcement retry #${number}`,
});

function ledgerLine({ announcement, states }: Ledger, zone: string, { say }: Speech): Text {
  const of = (...some: readonly DeliveryState[]) =>
    some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  return say("announcement.line", {
    number: announcement.number,
    when: wallAt(announcement.createdAt, zone),
    extract: extract(announcement.text, EXTRACT),
    stopped: announcement.stopped ? "yes" : "no",
    sent: of("sent"),
    waiting: of("owed", "held", "sending"),
    failed: of("failed"),
    uncertain: of("uncertain"),
    skipped: of("skipped"),
  });
}

const EXTRACT = 60;

function extract(content: string, most: number): string {
  const characters = Array.from(content.replaceAll(/[^\S\u00a0\u202f]+/gu, " "));
  return characters.length <= most
    ? characters.join("")
    : `${characters.slice(0, most - 1).join("")}…`;
}

const BEGINNING = 200;

/** One announcement's ledger: what became of it in each channel, and who is left to call. */
export function announcementLedgerView(
  board: AnnouncementBoard,
  zone: string,
  speech: Speech,
): View {
  const { announcement, messages } = board;
  const { say, line } = speech;
  return view(
    title(
      say("ledger.title", {
        number: announcement.number,
        when: wallAt(announcement.createdAt, zone),
      }),
    ),
    text([extract(announcement.text, BEGINNING)]),
    list(messages.map((message) => messageLine(message, zone, speech))),
    messages.some(({ delivery }) => hasFailed(delivery)) &&
      actions(retryAction(announcement.number, line)),
    ...(announcement.stopped ? [] : leftToCall(board, speech)),
  );
}

type Message = AnnouncementBoard["messages"][number];

const hasFailed = ({ state, reason }: Message["delivery"]): boolean =>
  state === "failed" || reason === "too-late";

function messageLine({ delivery, place }: Message, zone: string, { say, line }: Speech): Text {
  const { state, reason, sentAt, attemptAt } = delivery;
  return say("ledger.message", {
    place: place === undefined ? "" : placeName(place),
    state: hasFailed(delivery) ? "failed" : state,
    when: wallAt(sentAt ?? attemptAt, zone),
    reason:
      reason === null ? "" : line("status.reason", { reason: selector(reason), code: reason }),
  });
}

/** More than can be called from a list on a screen are counted. */
const MOST_TO_CALL = 12;

function leftToCall(
  { body, toCall, inConfidence }: AnnouncementBoard,
  { say }: Speech,
): readonly Block[] {
  const shown = toCall.slice(0, MOST_TO_CALL);
  const more = toCall.length - shown.length;
  const lines = shown.map((partner) => partnerLine(partner, inConfidence, say));
  const isKept = !inConfidence && toCall.some((partner) => contactOf(partner) !== "");
  return [
    text(
      say("ledger.to-call", {
        count: toCall.length,
        body: body.kind === "plenary" ? "" : body.name,
      }),
    ),
    ...(toCall.length > 0
      ? [list([...lines, ...(more > 0 ? [say("ledger.more", { more })] : [])])]
      : []),
    ...(isKept ? [note(say("partner.contacts-kept"))] : []),
  ];
}

function partnerLine(partner: Partner, inConfidence: boolean, say: Speech["say"]): Text {
  if (!inConfidence) return [partner.name];
  return say("ledger.partner", { partner: partner.name, contact: contactOf(partner) });
}
