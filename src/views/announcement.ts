import type { AnnouncementBoard } from "../boards/announcement.ts";
import type { Preview } from "../boards/announcement-preview.ts";
import type { Ledger } from "../boards/ledger.ts";
import type { Body } from "../domain/body.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Channel } from "../store/channels.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import type { Partner } from "../store/partners.ts";
import type { Speech } from "../text.ts";
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
import { type WallTime, wallAt } from "../when.ts";
import { contactOf } from "./contact.ts";
import { withLinks } from "./links.ts";
import { reasonLine } from "./mishap.ts";
import { placeName } from "./place.ts";

/** Outside text as paragraphs, nothing in it taken for markup. */
function paragraphs(content: string) {
  return content.split(/\n{2,}/u).map((paragraph) => text(withLinks(paragraph)));
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

/** What would be sent, to whom and when, before it is; `confirm` is the command that sends it. */
export function previewView(
  content: string,
  preview: Preview,
  confirm: string,
  speech: Speech,
): View {
  return view(
    ...previewBlocks(content, preview, speech),
    note(speech.say("announcement.preview-how")),
    ...(confirm.length <= 90
      ? [actions({ label: confirmLabel(preview, speech), run: confirm, tone: "primary" })]
      : []),
  );
}

/** What the button says that sends it. */
export function confirmLabel({ leaves }: Preview, { line }: Speech): string {
  return line("announcement.confirm", { waits: leaves === undefined ? "no" : "yes" });
}

export function previewBlocks(
  content: string,
  { channels, reached, leaves }: Preview,
  { say }: Speech,
): readonly Block[] {
  return view(
    title(say("announcement.preview", { channels: channels.length })),
    ...paragraphs(content),
    leaves &&
      text(say("announcement.preview-at", { when: leaves.when, disturbs: leaves.disturbs ?? "" })),
    note(say("announcement.preview-where", { places: placesOf(channels) })),
    note(
      say("announcement.preview-reach", {
        people: reached.people,
        partners: reached.toCall.length,
      }),
    ),
  ).blocks;
}

function placesOf(channels: readonly Channel[]): string {
  return channels.map(({ place }) => placeName(place)).join(", ");
}

/** It is on its way, or leaves at the moment that was chosen, and can still be stopped. */
export function heldView(
  { number }: Announcement,
  channels: number,
  { say, line }: Speech,
  leaves?: WallTime,
): View {
  return view(
    text(
      say("announcement.held", {
        number,
        channels,
        waits: leaves === undefined ? "no" : "yes",
        when: leaves ?? "",
      }),
    ),
    actions({
      label: line("announcement.stop"),
      run: `announcement stop #${number}`,
      tone: "danger",
    }),
  );
}

/** The ledger: of each announcement, who was reached and what is left. */
export function ledgerView(ledgers: readonly Ledger[], zone: string, speech: Speech): View {
  const { say, line } = speech;
  if (ledgers.length === 0) return view(text(say("announcement.none")));
  const failed = ledgers.filter(({ states }) => states.has("failed"));
  const held = ledgers.filter(({ states }) => states.has("held"));
  const troubled = ledgers.find(isTroubled);
  return view(
    title(say("announcement.list")),
    list(ledgers.map((ledger) => ledgerLine(ledger, zone, speech))),
    troubled && note(say("announcement.list-detail", { number: troubled.announcement.number })),
    failed.length + held.length > 0 &&
      actions(
        ...failed.slice(0, 3).map(({ announcement }) => retryAction(announcement.number, line)),
        ...held.slice(0, 3).map(({ announcement }) => stopAction(announcement.number, line)),
      ),
  );
}

/** Whether some of it failed, or may have. */
export const isTroubled = ({ states }: Ledger): boolean =>
  states.has("failed") || states.has("uncertain");

export const retryAction = (number: number, line: Speech["line"]): Action => ({
  label: line("announcement.retry", { number }),
  run: `announcement retry #${number}`,
});

const stopAction = (number: number, line: Speech["line"]): Action => ({
  label: line("announcement.stop-one", { number }),
  run: `announcement stop #${number}`,
  tone: "danger",
});

/** How an announcement went, or when it leaves, on one line. */
export function ledgerLine({ announcement, states }: Ledger, zone: string, { say }: Speech): Text {
  const of = (...some: readonly DeliveryState[]) =>
    some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  return say("announcement.line", {
    number: announcement.number,
    when: wallAt(announcement.createdAt, zone),
    extract: extract(announcement.text, EXTRACT),
    stopped: announcement.stopped ? "yes" : "no",
    held: of("held"),
    leaves: wallAt(announcement.heldUntil, zone),
    sent: of("sent"),
    waiting: of("owed", "sending"),
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
    ...ledgerActions(board, line),
    ...(announcement.stopped ? [] : leftToCall(board, speech)),
  );
}

function ledgerActions(
  { announcement: { number }, messages }: AnnouncementBoard,
  line: Speech["line"],
): readonly Block[] {
  if (messages.some(({ delivery }) => hasFailed(delivery)))
    return [actions(retryAction(number, line))];
  const isHeld = messages.some(({ delivery }) => delivery.state === "held");
  return isHeld ? [actions(stopAction(number, line))] : [];
}

type Message = AnnouncementBoard["messages"][number];

const hasFailed = ({ state, reason }: Message["delivery"]): boolean =>
  state === "failed" || reason === "too-late";

function messageLine({ delivery, place }: Message, zone: string, speech: Speech): Text {
  const { state, reason, sentAt, attemptAt } = delivery;
  return speech.say("ledger.message", {
    place: place === undefined ? "" : placeName(place),
    state: hasFailed(delivery) ? "failed" : state,
    when: wallAt(sentAt ?? attemptAt, zone),
    reason: reason === null ? "" : reasonLine(reason, speech),
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
