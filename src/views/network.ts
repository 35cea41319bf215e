import type { AuditLine } from "../boards/audit.ts";
import type { StatusBoard, Trouble } from "../boards/status.ts";
import type { House, Upcoming } from "../command.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import { isMessageKey, type MessageKey, type Speech, selector } from "../text.ts";
import { list, type Text, text, title, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";
import { placeName } from "./place.ts";

const STATES: Readonly<Record<DeliveryState, MessageKey>> = {
  owed: "status.owed",
  held: "status.held",
  sending: "status.sending",
  sent: "status.sent",
  failed: "status.failed",
  uncertain: "status.uncertain",
  skipped: "status.skipped",
  replaced: "status.replaced",
};

const MEGABYTE = 1_000_000;

/** How the house does, and the latest messages that went wrong. */
export function statusView(board: StatusBoard, house: House, zone: string, speech: Speech): View {
  const { say, line, join, slot } = speech;
  const { lastTick, late, trouble, bytes } = board;
  return view(
    title(say("status.title", { version: house.version })),
    {
      block: "facts",
      facts: [
        {
          label: line("status.tick"),
          value: lastTick === undefined ? [line("status.no-tick")] : slot(wallAt(lastTick, zone)),
        },
        { label: line("status.late"), value: say("status.late-count", { late }) },
        { label: line("status.deliveries"), value: [deliveries(board, speech)] },
        {
          label: line("status.platforms"),
          value: [
            house.platforms.length === 0 ? line("status.no-platform") : join(house.platforms),
          ],
        },
        {
          label: line("status.database"),
          value: say("status.size", { megabytes: Math.ceil((10 * bytes) / MEGABYTE) / 10 }),
        },
      ],
    },
    trouble.length > 0 && text(say("status.trouble")),
    trouble.length > 0 && list(trouble.map((one) => troubleLine(one, zone, speech))),
  );
}

function deliveries({ counts }: StatusBoard, { line, join }: Speech): string {
  const states = Object.keys(STATES) as DeliveryState[];
  const some = states.filter((state) => (counts.get(state) ?? 0) > 0);
  if (some.length === 0) return line("status.no-delivery");
  return join(some.map((state) => line(STATES[state], { count: counts.get(state) ?? 0 })));
}

function troubleLine(
  { delivery, place, member }: Trouble,
  zone: string,
  { say, line }: Speech,
): Text {
  return say("status.trouble-line", {
    when: wallAt(delivery.createdAt, zone),
    notice: line("status.notice", { notice: selector(delivery.notice) }),
    where: place === undefined ? (member ?? "") : placeName(place),
    state: line("status.state", { state: delivery.state }),
    reason: line("status.reason", {
      reason: selector(delivery.reason ?? ""),
      code: delivery.reason ?? "",
    }),
  });
}

/** What is going to be posted, the soonest first. */
export function upcomingView(
  upcoming: readonly Upcoming[],
  until: number,
  zone: string,
  speech: Speech,
): View {
  const { say } = speech;
  const end = wallAt(until, zone);
  if (upcoming.length === 0) return view(text(say("upcoming.none", { until: end })));
  return view(
    title(say("upcoming.title", { until: end })),
    list(
      upcoming.map(({ when, where, what }) =>
        say("upcoming.line", { when, where, what: gist(what) }),
      ),
    ),
  );
}

/** What a view says first. */
function gist({ blocks }: View): Text {
  for (const block of blocks)
    if (block.block === "title" || block.block === "text") return block.text;
  return [];
}

/** What was done, by whom, the latest first. */
export function auditView(lines: readonly AuditLine[], zone: string, speech: Speech): View {
  const { say } = speech;
  if (lines.length === 0) return view(text(say("audit.none")));
  return view(title(say("audit.title")), list(lines.map((one) => auditLine(one, zone, speech))));
}

function auditLine(
  { at, act, actor, subject, other }: AuditLine,
  zone: string,
  { say, line }: Speech,
): Text {
  const key = `audit.${act}`;
  const what = isMessageKey(key)
    ? say(key, { subject, other })
    : say("audit.unnamed", { act, subject });
  return say("audit.line", { when: wallAt(at, zone), who: actor ?? line("audit.clock"), what });
}
