import type { Place } from "../chat.ts";
import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import type { Announcement } from "../store/announcements.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Partner } from "../store/partners.ts";
import type { Repositories } from "../store/repositories.ts";
import { audienceOn } from "./audience.ts";
import { mayCall } from "./partner.ts";

/** One announcement's ledger, ready to be shown. */
export interface AnnouncementBoard {
  readonly announcement: Announcement;
  readonly body: Body;
  readonly messages: readonly { readonly delivery: Delivery; readonly place: Place | undefined }[];
  /** Partners that no account reaches where it stands, or is on its way. */
  readonly toCall: readonly Partner[];
  /** Whether the one who asks may see how to reach them. */
  readonly inConfidence: boolean;
}

const LOST: ReadonlySet<Delivery["state"]> = new Set(["failed", "uncertain", "skipped"]);

/** Reads all that is shown of an announcement to this member (undefined: someone unknown). */
export async function announcementBoard(
  repos: Repositories,
  announcement: Announcement,
  asker: Member | undefined,
): Promise<AnnouncementBoard> {
  const { bodyId } = announcement;
  const body = bodyId === null ? await repos.bodies.plenary() : await repos.bodies.get(bodyId);
  const owed = await repos.announcements.messages(announcement.id);
  const places = await repos.channels.places(owed.flatMap(({ channelId }) => channelId ?? []));
  const messages = owed.map((delivery) => ({
    delivery,
    place: places.get(delivery.channelId ?? 0),
  }));
  const platforms = messages.flatMap(({ delivery, place }) =>
    LOST.has(delivery.state) ? [] : (place?.platform ?? []),
  );
  return {
    announcement,
    body,
    messages,
    toCall: (await audienceOn(repos, body, new Set(platforms))).toCall,
    inConfidence: asker !== undefined && (await mayCall(repos, asker)),
  };
}
