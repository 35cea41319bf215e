import { meetingBoard } from "../boards/meeting.ts";
import { pollBoard } from "../boards/poll.ts";
import { isUpcoming } from "../domain/meeting.ts";
import { takesVotes } from "../domain/poll.ts";
import type { Territory } from "../domain/territory.ts";
import type { Delivery } from "../store/deliveries.ts";
import { type Repositories } from "../store/repositories.ts";
import type { Speech } from "../text.ts";
import type { View } from "../view.ts";
import { announcementView } from "../views/announcement.ts";
import { cancelledView, movedView, plannedView, reminderView } from "../views/meeting.ts";
import {
  claimedView,
  failedView,
  notedRsvpView,
  notedVoteView,
  skippedView,
} from "../views/notice.ts";
import { nudgeView, outcomeView, pollNewsView, pollView, tieView } from "../views/poll.ts";
import type { Notice } from "./kinds.ts";

/** What a notice is made of: its row, the data of its territory, the reader's language, the time (epoch ms). */
export interface Occasion {
  readonly delivery: Delivery;
  readonly territory: Territory;
  readonly repos: Repositories;
  readonly speech: Speech;
  readonly now: number;
}

/** A code that says why there is nothing to say any more; kept as the reason in the ledger. */
export interface Obsolete {
  readonly obsolete: "answered" | "changed" | "gone";
}

type Composer = (occasion: Occasion) => Promise<View | Obsolete>;

const ofPoll =
  (
    show: (occasion: Occasion, board: Awaited<ReturnType<typeof pollBoard>>) => View | Obsolete,
  ): Composer =>
  async (occasion) => {
    const { repos, delivery } = occasion;
    return show(occasion, await pollBoard(repos, await repos.polls.get(delivery.subjectId)));
  };

const ofMeeting =
  (
    show: (occasion: Occasion, board: Awaited<ReturnType<typeof meetingBoard>>) => View | Obsolete,
  ): Composer =>
  async (occasion) => {
    const { repos, delivery } = occasion;
    return show(occasion, await meetingBoard(repos, await repos.meetings.get(delivery.subjectId)));
  };

/** A notice about a meeting's hour is only true as long as the meeting keeps it; an edit always says the present state. */
function isOutdated(
  { delivery, now }: Occasion,
  board: Awaited<ReturnType<typeof meetingBoard>>,
): boolean {
  return delivery.editsId === null && !isUpcoming(board.meeting, now);
}

/** How each notice is said, from what is true when it is sent. */
const composers: Readonly<Record<Notice, Composer>> = {
  poll: ofPoll(({ speech }, board) => pollView(board, speech)),
  "poll-outcome": ofPoll(({ speech }, board) => outcomeView(board, speech)),
  "poll-extended": ofPoll(({ speech }, board) => pollNewsView("poll.extended", board, speech)),
  "poll-cancelled": ofPoll(({ speech }, board) => pollNewsView("poll.given-up", board, speech)),
  "poll-nudge": async (occasion) => {
    const { repos, delivery, speech, now } = occasion;
    const poll = await repos.polls.get(delivery.subjectId);
    if (!takesVotes(poll, now)) return { obsolete: "gone" };
    if (await hasAnswered(occasion)) return { obsolete: "answered" };
    return nudgeView(await pollBoard(repos, poll), speech);
  },
  "poll-tie": ofPoll(({ speech, delivery }, board) =>
    board.poll.state === "tied"
      ? tieView(board, speech, String(delivery.detail["outcome"]))
      : { obsolete: "changed" },
  ),
  "vote-noted": async ({ repos, delivery, speech }) => {
    const poll = await repos.polls.get(delivery.subjectId);
    return notedVoteView(poll, await ballotFor(repos, delivery), speech);
  },
  "meeting-planned": ofMeeting((occasion, board) =>
    isOutdated(occasion, board)
      ? { obsolete: "changed" }
      : plannedView(board, occasion.speech, occasion.now),
  ),
  "meeting-reminder": ofMeeting((occasion, board) =>
    isOutdated(occasion, board)
      ? { obsolete: "changed" }
      : reminderView(board, occasion.speech, occasion.now),
  ),
  "meeting-moved": ofMeeting((occasion, board) => {
    const { wall, zone } = {
      wall: String(occasion.delivery.detail["from"]),
      zone: String(occasion.delivery.detail["zone"]),
    };
    if (isOutdated(occasion, board)) return { obsolete: "changed" };
    return movedView(board, { wall, zone }, occasion.speech, occasion.now);
  }),
  "meeting-cancelled": ofMeeting(({ speech }, board) => cancelledView(board.meeting, speech)),
  "rsvp-noted": ofMeeting(({ speech, delivery }, board) =>
    notedRsvpView(board.meeting, String(delivery.detail["answer"]), speech),
  ),
  announcement: async ({ repos, delivery, speech }) => {
    const announcement = await repos.announcements.byId(delivery.subjectId);
    if (announcement === undefined) return { obsolete: "gone" };
    const { bodyId } = announcement;
    return announcementView(
      announcement,
      bodyId === null ? undefined : await repos.bodies.byId(bodyId),
      speech,
    );
  },
  "delegation-claimed": async ({ repos, delivery, speech }) => {
    const member = await repos.members.byId(delivery.subjectId);
    return member?.delegation && !member.delegation.confirmed
      ? claimedView(member, member.delegation, speech)
      : { obsolete: "changed" };
  },
  "job-skipped": async (occasion) => {
    const job = await occasion.repos.jobs.byId(occasion.delivery.subjectId);
    return job === undefined
      ? { obsolete: "gone" }
      : skippedView(
          job,
          await nameOf(occasion, job.kind, job.subjectId),
          occasion.territory.zone,
          occasion.speech,
        );
  },
  "delivery-failed": async ({ repos, delivery, speech }) => {
    const failed = await repos.deliveries.byId(delivery.subjectId);
    if (failed === undefined) return { obsolete: "gone" };
    const channel =
      failed.channelId === null ? undefined : await repos.channels.byId(failed.channelId);
    return failedView(failed, channel?.place, speech);
  },
};

export function composeNotice(notice: Notice, occasion: Occasion): Promise<View | Obsolete> {
  return composers[notice](occasion);
}

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

async function nameOf(
  { repos, speech }: Occasion,
  kind: string,
  subjectId: number,
): Promise<string> {
  if (kind.startsWith("poll")) return (await repos.polls.byId(subjectId))?.title ?? "";
  const meeting = await repos.meetings.byId(subjectId);
  return meeting === undefined
    ? ""
    : (meeting.title ?? speech.line("meeting.of", { body: meeting.bodyName }));
}
