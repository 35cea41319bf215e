import type { Closed } from "../acts/poll-closing.ts";
import type { OptionRemarks } from "../boards/date-remarks.ts";
import type { PollBoard } from "../boards/poll.ts";
import { offered, type Poll } from "../domain/poll.ts";
import type { Speech } from "../text.ts";
import { actions, list, text, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";
import { optionNotes } from "./date-remarks.ts";
import { optionName, outcomeView, tieView } from "./poll.ts";

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
        partners: poll.voice === "partner" ? "yes" : "no",
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

/** How closing it ended, for the one who closed it. */
export function closedView(board: PollBoard, { verdict, decidesAt }: Closed, speech: Speech): View {
  return decidesAt === undefined
    ? outcomeView(board, speech)
    : tieView(board, speech, verdict.outcome, wallAt(decidesAt, board.poll.deadline.zone));
}
