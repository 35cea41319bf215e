import { jobSubject, outageBoard } from "../boards/outage.ts";
import { type ToCallBoard, toCallBoard } from "../boards/to-call.ts";
import { takesVotes } from "../domain/poll.ts";
import type { View } from "../view.ts";
import { announcementView } from "../views/announcement.ts";
import { barredView, claimedView, failedView } from "../views/notice.ts";
import { outageView, skippedView } from "../views/outage.ts";
import { toCallView } from "../views/to-call.ts";
import type { Composer, Obsolete, Occasion } from "./occasion.ts";

/** What is said about the network, and about Utopia itself. */
export const networkNotices = {
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
          await jobSubject(occasion.repos, job.kind, job.subjectId),
          occasion.territory.zone,
          occasion.speech,
        );
  },
  outage: async ({ repos, delivery, territory, speech }) => {
    const outage = {
      from: Number(delivery.detail["from"]),
      until: Number(delivery.detail["until"]),
    };
    return outageView(await outageBoard(repos, outage), territory.zone, speech);
  },
  "meeting-to-call": async (occasion) => {
    const meeting = await occasion.repos.meetings.get(occasion.delivery.subjectId);
    return toCall(occasion, { meeting }, meeting.startsAt > occasion.now);
  },
  "poll-to-call": async (occasion) => {
    const poll = await occasion.repos.polls.get(occasion.delivery.subjectId);
    return toCall(occasion, { poll }, takesVotes(poll, occasion.now));
  },
  "delivery-failed": async ({ repos, delivery, speech }) => {
    const failed = await repos.deliveries.byId(delivery.subjectId);
    if (failed === undefined) return { obsolete: "gone" };
    const places = await repos.channels.places(failed.channelId === null ? [] : [failed.channelId]);
    const announcement =
      failed.notice === "announcement"
        ? await repos.announcements.byId(failed.subjectId)
        : undefined;
    return failedView(failed, places.get(failed.channelId ?? 0), announcement?.number, speech);
  },
  "channel-barred": async ({ repos, delivery, speech }) => {
    const channel = await repos.channels.byId(delivery.subjectId);
    if (channel === undefined || channel.barred === null) return { obsolete: "changed" };
    return barredView(channel, await repos.bodies.get(channel.bodyId), speech);
  },
} satisfies Record<string, Composer>;

/** Whom to call, as long as there is a use in it; what stands already is kept true. */
async function toCall(
  { repos, delivery, speech }: Occasion,
  about: ToCallBoard["about"],
  isUseful: boolean,
): Promise<View | Obsolete> {
  const board = await toCallBoard(repos, about, String(delivery.detail["cause"]));
  if (delivery.editsId === null && !isUseful) return { obsolete: "gone" };
  if (delivery.editsId === null && board.people.length === 0) return { obsolete: "changed" };
  return toCallView(board, speech);
}
