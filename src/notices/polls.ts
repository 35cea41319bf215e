import { optionRemarks } from "../boards/date-remarks.ts";
import { pollBoard } from "../boards/poll.ts";
import { takesVotes } from "../domain/poll.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";
import type { View } from "../view.ts";
import { notedVoteView } from "../views/notice.ts";
import { nudgeView, outcomeView, pollNewsView, pollView, tieView } from "../views/poll.ts";
import { rhythmPollView } from "../views/rhythm.ts";
import { wallAt } from "../when.ts";
import type { Composer, Obsolete, Occasion } from "./occasion.ts";

const ofPoll =
  (
    show: (occasion: Occasion, board: Awaited<ReturnType<typeof pollBoard>>) => View | Obsolete,
  ): Composer =>
  async (occasion) => {
    const { repos, delivery } = occasion;
    return show(occasion, await pollBoard(repos, await repos.polls.get(delivery.subjectId)));
  };

/** What is said about polls. */
export const pollNotices = {
  poll: ofPoll(({ speech }, board) => pollView(board, speech)),
  "poll-outcome": ofPoll(({ speech, delivery }, board) =>
    outcomeView(board, speech, delivery.detail["by"] === "clock"),
  ),
  "poll-extended": ofPoll(({ speech, delivery }, board) =>
    pollNewsView(
      delivery.detail["why"] === "outage" ? "poll.extended-outage" : "poll.extended",
      board,
      speech,
    ),
  ),
  "poll-cancelled": ofPoll(({ speech, delivery }, board) =>
    pollNewsView(
      delivery.detail["why"] === "undecided" ? "poll.undecided" : "poll.given-up",
      board,
      speech,
    ),
  ),
  "poll-nudge": async (occasion) => {
    const { repos, delivery, speech, now } = occasion;
    const poll = await repos.polls.get(delivery.subjectId);
    const isEdit = delivery.editsId !== null;
    const isOver = !takesVotes(poll, now);
    if (isOver && !isEdit) return { obsolete: "gone" };
    const isAnswered = await hasAnswered(occasion);
    if (isAnswered && !isEdit) return { obsolete: "answered" };
    const board = await pollBoard(repos, poll);
    return isOver || isAnswered ? pollView(board, speech) : nudgeView(board, speech);
  },
  "rhythm-poll": async ({ repos, territory, delivery, speech }) => {
    const poll = await repos.polls.get(delivery.subjectId);
    if (poll.state !== "open") return { obsolete: "gone" };
    return rhythmPollView(poll, await optionRemarks({ repos, territory }, poll), speech);
  },
  "poll-tie": ofPoll(({ speech, delivery }, board) =>
    board.poll.state === "tied"
      ? tieView(
          board,
          speech,
          String(delivery.detail["outcome"]),
          wallAt(Number(delivery.detail["decidesAt"]), board.poll.deadline.zone),
        )
      : { obsolete: "changed" },
  ),
  "vote-noted": async ({ repos, delivery, speech }) => {
    const poll = await repos.polls.get(delivery.subjectId);
    return notedVoteView(poll, await ballotFor(repos, delivery), speech);
  },
} satisfies Record<string, Composer>;

async function hasAnswered({ repos, delivery }: Occasion): Promise<boolean> {
  const ballot = await ballotFor(repos, delivery);
  return ballot !== undefined && ballot.size > 0;
}

/** The ballot that speaks for the member whom a delivery is for. */
async function ballotFor(repos: Repositories, delivery: Delivery) {
  if (delivery.memberId === null) return undefined;
  const member = await repos.members.byId(delivery.memberId);
  const own = await repos.ballots.of(delivery.subjectId, { memberId: delivery.memberId });
  const partners = member?.delegation
    ? await repos.ballots.of(delivery.subjectId, { partnerId: member.delegation.partnerId })
    : undefined;
  return (own ?? partners)?.answers;
}
