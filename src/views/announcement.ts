import type { Body } from "../domain/body.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Channel } from "../store/channels.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import type { Speech } from "../text.ts";
import { actions, list, note, type Text, text, title, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";

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
  confirm: string,
  { say, line }: Speech,
): View {
  return view(
    title(say("announcement.preview", { channels: channels.length })),
    ...paragraphs(content),
    note(say("announcement.preview-where", { places: placesOf(channels) })),
    note(say("announcement.preview-how")),
    ...(confirm.length <= 90
      ? [actions({ label: line("announcement.confirm"), run: confirm, tone: "primary" })]
      : []),
  );
}

function placesOf(channels: readonly Channel[]): string {
  return channels.map(({ place }) => `#${place.name} (${place.platform})`).join(", ");
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
  const failed = ledgers.filter(({ states }) => (states.get("failed") ?? 0) > 0);
  return view(
    title(say("announcement.list")),
    list(ledgers.map((ledger) => ledgerLine(ledger, zone, speech))),
    ...(failed.length === 0
      ? []
      : [
          actions(
            ...failed.slice(0, 3).map(({ announcement: { number } }) => ({
              label: line("announcement.retry", { number }),
              run: `announcement retry #${number}`,
            })),
          ),
        ]),
  );
}

function ledgerLine({ announcement, states }: Ledger, zone: string, { say }: Speech): Text {
  const of = (...some: readonly DeliveryState[]) =>
    some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  return say("announcement.line", {
    number: announcement.number,
    when: wallAt(announcement.createdAt, zone),
    extract: extract(announcement.text),
    stopped: announcement.stopped ? "yes" : "no",
    sent: of("sent"),
    waiting: of("owed", "held", "sending"),
    failed: of("failed"),
    uncertain: of("uncertain"),
    skipped: of("skipped"),
  });
}

const EXTRACT = 60;

function extract(content: string): string {
  const characters = Array.from(content.replaceAll(/[^\S\u00a0\u202f]+/gu, " "));
  return characters.length <= EXTRACT
    ? characters.join("")
    : `${characters.slice(0, EXTRACT - 1).join("")}…`;
}
