import type { Place } from "../chat.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Delegation, Member } from "../domain/member.ts";
import type { Answer, Poll } from "../domain/poll.ts";
import type { Channel } from "../store/channels.ts";
import type { Delivery } from "../store/deliveries.ts";
import { type Speech, selector } from "../text.ts";
import { actions, list, note, text, type View, view } from "../view.ts";
import { retryAction } from "./announcement.ts";
import { meetingName } from "./meeting.ts";
import { barMend, barOf, mend, reasonLine } from "./mishap.ts";
import { placeName } from "./place.ts";
import { ballotLines } from "./poll.ts";

/** Someone noted your answer, given by telephone. */
export function notedVoteView(
  poll: Poll,
  answers: ReadonlyMap<number, Answer> | undefined,
  speech: Speech,
): View {
  const { say } = speech;
  return view(
    text(say("noted.vote", { title: poll.title })),
    list(ballotLines(poll, answers ?? new Map(), speech)),
    note(say("noted.vote-change", { number: poll.number })),
  );
}

export function notedRsvpView(meeting: Meeting, answer: string, speech: Speech): View {
  const { say } = speech;
  return view(
    text(say("noted.rsvp", { name: meetingName(meeting, speech), when: meeting.when, answer })),
    note(say("noted.rsvp-change", { number: meeting.number })),
  );
}

/** Someone says whom they speak for: to be confirmed. */
export function claimedView(
  member: Member,
  { partnerName }: Delegation,
  { say, line }: Speech,
): View {
  return view(
    text(say("delegation.claimed", { member: member.name, partner: partnerName })),
    actions({
      label: line("delegation.confirm"),
      run: `role grant delegate #${member.number}`,
      tone: "primary",
    }),
  );
}

/** What could not be delivered, and the mend; an announcement, by its number, is retried by a button. */
export function failedView(
  failed: Delivery,
  place: Place | undefined,
  announcement: number | undefined,
  speech: Speech,
): View {
  const { say, line } = speech;
  const code = failed.reason ?? "";
  const cure = mend(code, place?.platform, speech);
  return view(
    text(
      say("delivery.failed", {
        edit: failed.editsId === null ? "no" : "yes",
        where: place === undefined ? "" : placeName(place),
        notice: selector(failed.notice),
        reason: reasonLine(code, speech),
        uncertain: failed.state === "uncertain" ? "yes" : "no",
      }),
    ),
    cure.length > 0 && text(cure),
    announcement !== undefined &&
      failed.state !== "uncertain" &&
      actions(retryAction(announcement, line)),
  );
}

/** A body’s channel in which nothing can be posted any more, and the mend. */
export function barredView(channel: Channel, body: Body, speech: Speech): View {
  const { place } = channel;
  const code = barOf(channel);
  return view(
    text(
      speech.say("channel.barred", {
        channel: placeName(place),
        body: body.name,
        reason: selector(code),
        told: code,
      }),
    ),
    text(barMend(channel, place.platform, speech)),
  );
}
