import type { Backlog } from "../command.ts";
import type { Pause } from "../store/health.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, text, title, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";
import { whatAndWhen } from "./outage.ts";
import { messageBlocks } from "./upcoming.ts";

/** That nothing is sent, since when, and how to go on. */
export function pauseBlocks(
  { since, restoredFrom }: Pause,
  zone: string,
  { say }: Speech,
): readonly Block[] {
  return [
    text(say("pause.told", { since: wallAt(since, zone), from: wallAt(restoredFrom, zone) })),
    text(say("pause.how")),
  ];
}

/** What the end of a pause lets go at once, what came too late for it, and what is not known here. */
export function backlogView(
  backlog: Backlog,
  { restoredFrom }: Pause,
  zone: string,
  speech: Speech,
): View {
  const { say, line } = speech;
  return view(
    title(say("backlog.title")),
    ...backlogBlocks(backlog, restoredFrom, zone, speech),
    actions({ label: line("backlog.go"), run: "network resume --yes", tone: "primary" }),
  );
}

/** @param restoredFrom where the copy ends (epoch ms) */
export function backlogBlocks(
  backlog: Backlog,
  restoredFrom: number,
  zone: string,
  speech: Speech,
): readonly Block[] {
  const { say } = speech;
  const waiting = messageBlocks(backlog, speech, (name) => `→ ${name}`);
  const tooLate = backlog.tooLate.map(({ job, subject }) =>
    say("outage.skipped", whatAndWhen(job, subject, zone, speech)),
  );
  return [
    ...(waiting.length === 0 ? [text(say("backlog.nothing"))] : waiting),
    ...(tooLate.length > 0 ? [list(tooLate)] : []),
    text(say("backlog.unknown", { from: wallAt(restoredFrom, zone) })),
  ];
}
