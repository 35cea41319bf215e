import type { AuditLine } from "../boards/audit.ts";
import type { PlatformStatus, StatusBoard, Trouble } from "../boards/status.ts";
import type { House } from "../command.ts";
import type { Channel } from "../store/channels.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import { isMessageKey, type MessageKey, type Speech, selector } from "../text.ts";
import { list, type Text, text, title, type View, view } from "../view.ts";
import { dayAt, wallAt } from "../when.ts";
import { barMend, barOf, mend, permissionName, platformReason, reasonLine } from "./mishap.ts";
import { whatAndWhen } from "./outage.ts";
import { pauseBlocks } from "./pause.ts";
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
  const { say, line } = speech;
  const { notes, late, oldest, trouble, barred, platforms, bytes } = board;
  return view(
    title(say("status.title", { version: house.version })),
    ...(notes?.pause ? pauseBlocks(notes.pause, zone, speech) : []),
    {
      block: "facts",
      facts: [
        {
          label: line("status.tick"),
          value: momentOr("status.no-tick", notes?.lastTick, zone, speech),
        },
        { label: line("status.late"), value: say("status.late-count", { late }) },
        { label: line("status.deliveries"), value: [deliveries(board, speech)] },
        ...platformFacts(platforms, zone, speech),
        { label: line("status.backup"), value: backup(board, house, zone, speech) },
        {
          label: line("status.database"),
          value: say("status.size", { megabytes: Math.ceil((10 * bytes) / MEGABYTE) / 10 }),
        },
      ],
    },
    oldest && text(say("outage.late", whatAndWhen(oldest.job, oldest.subject, zone, speech))),
    barred.length > 0 && text(say("status.barred")),
    barred.length > 0 && list(barred.map((one) => barredLine(one, speech))),
    trouble.length > 0 && text(say("status.trouble")),
    trouble.length > 0 && list(trouble.map((one) => troubleLine(one, zone, speech))),
  );
}

/** A moment in words, or what is said where there was none yet. */
function momentOr(
  none: MessageKey,
  instant: number | undefined,
  zone: string,
  { line, slot }: Speech,
): Text {
  return instant === undefined ? [line(none)] : slot(wallAt(instant, zone));
}

function platformFacts(platforms: readonly PlatformStatus[], zone: string, speech: Speech) {
  const { line, say } = speech;
  if (platforms.length === 0)
    return [{ label: line("status.platforms"), value: [line("status.no-platform")] }];
  return platforms.map(({ name, state, reason = "", lacks = [], lapsesAt, ...seen }) => ({
    label: name,
    value: [
      ...say("status.platform", {
        state: seen.isSilent ? "silent" : state,
        since: wallAt(seen.isSilent ? seen.seenAt : seen.since, zone),
        reason: seen.isSilent || reason === "" ? "" : platformReason(reason, speech),
      }),
      ...(seen.isSilent
        ? []
        : say("status.platform-mend", { platform: name, state, reason: selector(reason) })),
      ...(lacks.length > 0
        ? say("status.lacks", {
            platform: name,
            lacks: lacks.map((one) => permissionName(one, speech)),
          })
        : []),
      ...(lapsesAt === undefined
        ? []
        : say("status.lapses", {
            platform: name,
            when: dayAt(lapsesAt, zone),
            days: seen.daysLeft ?? 0,
          })),
    ],
  }));
}

/** When the latest copy was made, and why there is no newer one. */
function backup({ notes }: StatusBoard, { backups }: House, zone: string, speech: Speech): Text {
  const { say } = speech;
  const latest = momentOr("status.no-backup", notes?.backedUpAt, zone, speech);
  if (backups === undefined) return [...latest, ...say("status.backups-off")];
  const reason = backups.trouble();
  return reason === undefined ? latest : [...latest, ...say("status.backup-trouble", { reason })];
}

function deliveries({ counts }: StatusBoard, { line, join }: Speech): string {
  const states = Object.keys(STATES) as DeliveryState[];
  const some = states.filter((state) => (counts.get(state) ?? 0) > 0);
  if (some.length === 0) return line("status.no-delivery");
  return join(some.map((state) => line(STATES[state], { count: counts.get(state) ?? 0 })));
}

function troubleLine({ delivery, place, member }: Trouble, zone: string, speech: Speech): Text {
  const { say, line } = speech;
  const code = delivery.reason ?? "";
  const what = say("status.trouble-line", {
    when: wallAt(delivery.createdAt, zone),
    notice: line("status.notice", { notice: selector(delivery.notice) }),
    where: place === undefined ? (member ?? "") : placeName(place),
    state: line("status.state", { state: delivery.state }),
    reason: reasonLine(code, speech),
  });
  return withMend(what, mend(code, place?.platform, speech));
}

function barredLine(channel: Channel, speech: Speech): Text {
  const { place } = channel;
  const what = speech.say("status.barred-line", {
    where: placeName(place),
    reason: reasonLine(barOf(channel), speech),
  });
  return withMend(what, barMend(channel, place.platform, speech));
}

function withMend(what: Text, cure: Text): Text {
  return cure.length > 0 ? [...what, ". ", ...cure] : what;
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
