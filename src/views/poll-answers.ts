import type { Closed } from "../acts/poll-closing.ts";
import type { OptionRemarks } from "../boards/date-remarks.ts";
import type { PollBoard } from "../boards/poll.ts";
import { offered, type Poll, type Voice } from "../domain/poll.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, text, type View, view } from "../view.ts";
import { type Slot, type WallTime, wallAt } from "../when.ts";
import { optionNotes } from "./date-remarks.ts";
import { manner, optionName, outcomeView, tieView } from "./poll.ts";

/** What was understood of a new poll, read back at once with what to know of its dates. */
export function openedView(
  poll: Poll,
  speech: Speech,
  remarks: readonly OptionRemarks[] = [],
): View {
  const { say, line } = speech;
  return view(
    text(
      say("poll.opened", {
        number: poll.number,
        title: poll.title,
        deadline: poll.deadline,
        ...manner(poll),
      }),
    ),
    list(offered(poll).map((option) => [`${option.position}. `, ...optionName(option, speech)])),
    ...optionNotes(remarks, speech),
    actions({
      label: line("poll.correct"),
      ask: line("poll.correct-ask", { number: poll.number }),
    }),
  );
}

export interface PollToOpen {
  readonly title: string;
  readonly dates: readonly Slot[];
  readonly deadline: WallTime;
  readonly place: string | undefined;
  readonly voice: Voice | undefined;
}

/** What was understood of a poll, before it is opened. */
export function readBackBlocks(
  { title, dates, deadline, place, voice }: PollToOpen,
  remarks: readonly OptionRemarks[],
  speech: Speech,
): readonly Block[] {
  const { say, slot } = speech;
  const partners = voice === "partner" ? "yes" : "no";
  return [
    text(say("poll.read-back", { title, place: place ?? "" })),
    list(dates.map((date, at) => [`${at + 1}. `, ...slot(date)])),
    ...optionNotes(remarks, speech),
    text(say("poll.read-back-until", { deadline, partners })),
  ];
}

/** How closing it ended, for the one who closed it. */
export function closedView(board: PollBoard, { verdict, decidesAt }: Closed, speech: Speech): View {
  return decidesAt === undefined
    ? outcomeView(board, speech)
    : tieView(board, speech, verdict.outcome, wallAt(decidesAt, board.poll.deadline.zone));
}
