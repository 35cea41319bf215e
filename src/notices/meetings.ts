import { awaitedFrom } from "../acts/nudge.ts";
import { dateRemarks } from "../boards/date-remarks.ts";
import { meetingBoard } from "../boards/meeting.ts";
import { isUpcoming } from "../domain/meeting.ts";
import type { View } from "../view.ts";
import { eventView } from "../views/event.ts";
import {
  cancelledView,
  movedView,
  plannedView,
  reminderView,
  rsvpNudgeView,
} from "../views/meeting.ts";
import { notedRsvpView } from "../views/notice.ts";
import { rhythmMeetingView } from "../views/rhythm.ts";
import type { Composer, Obsolete, Occasion } from "./occasion.ts";

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

/** Something told once, to one person: edited since the meeting changed, it says what is true of it now. */
const once =
  (show: Composer): Composer =>
  (occasion) =>
    occasion.delivery.editsId === null ? show(occasion) : present(occasion);

const present = ofMeeting(({ speech, now }, board) => plannedView(board, speech, now));

/** What is said about meetings. */
export const meetingNotices = {
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
  "rsvp-nudge": once(async (occasion) => {
    const { repos, delivery, speech, now } = occasion;
    const meeting = await repos.meetings.get(delivery.subjectId);
    if (!isUpcoming(meeting, now) || meeting.revision !== delivery.detail["revision"])
      return { obsolete: "changed" };
    if (!(await awaitedFrom(repos, meeting)).some((one) => one.id === delivery.memberId))
      return { obsolete: "answered" };
    return rsvpNudgeView(await meetingBoard(repos, meeting), speech, now);
  }),
  "rhythm-meeting": once(async ({ repos, territory, delivery, speech, now }) => {
    const meeting = await repos.meetings.get(delivery.subjectId);
    if (!isUpcoming(meeting, now)) return { obsolete: "changed" };
    const remarks = await dateRemarks({ repos, territory }, meeting.bodyId, meeting.when);
    return remarks.length === 0
      ? { obsolete: "gone" }
      : rhythmMeetingView(meeting, remarks, speech);
  }),
  "meeting-moved": ofMeeting((occasion, board) => {
    const { wall, zone } = {
      wall: String(occasion.delivery.detail["from"]),
      zone: String(occasion.delivery.detail["zone"]),
    };
    // Moved again before this could be said: the next one says it.
    const isFormer =
      occasion.delivery.editsId === null &&
      occasion.delivery.detail["revision"] !== board.meeting.revision;
    if (isFormer || isOutdated(occasion, board)) return { obsolete: "changed" };
    return movedView(board, { wall, zone }, occasion.speech, occasion.now);
  }),
  "meeting-cancelled": ofMeeting(({ speech }, board) => cancelledView(board.meeting, speech)),
  "meeting-event": async (occasion) => {
    const { repos, delivery, speech, now } = occasion;
    const board = await meetingBoard(repos, await repos.meetings.get(delivery.subjectId));
    if (isOutdated(occasion, board)) return { obsolete: "changed" };
    const places = await repos.channels.places([delivery.channelId ?? 0]);
    const shown = eventView(board, places.get(delivery.channelId ?? 0), speech);
    // What has begun stands as it is, unless it was called off.
    const { isCancelled, startsAt, endsAt } = shown.event;
    return now < (isCancelled ? endsAt : startsAt) ? shown : { obsolete: "gone" };
  },
  "rsvp-noted": once(
    ofMeeting(({ speech, delivery }, { meeting }) =>
      meeting.state === "cancelled" || meeting.revision !== delivery.detail["revision"]
        ? { obsolete: "changed" }
        : notedRsvpView(meeting, String(delivery.detail["answer"]), speech),
    ),
  ),
} satisfies Record<string, Composer>;
