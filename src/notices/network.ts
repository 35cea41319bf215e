import { announcementView } from "../views/announcement.ts";
import { claimedView, failedView, skippedView } from "../views/notice.ts";
import { holidayView } from "../views/rhythm.ts";
import type { Composer, Occasion } from "./occasion.ts";

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
  "rhythm-holiday": async ({ repos, delivery, speech }) => {
    const body = await repos.bodies.byId(delivery.subjectId);
    return body === undefined
      ? { obsolete: "gone" }
      : holidayView(body, { day: String(delivery.detail["day"]) }, speech);
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
} satisfies Record<string, Composer>;

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
