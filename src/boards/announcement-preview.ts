import { audience, departure } from "../acts/announcements.ts";
import type { Work } from "../acts/work.ts";
import { openHours } from "../calendar.ts";
import type { Body } from "../domain/body.ts";
import { type Disturbance, disturbanceAt } from "../domain/disturbance.ts";
import type { Channel } from "../store/channels.ts";
import { instantOf, type WallTime } from "../when.ts";
import { type Audience, audienceOn } from "./audience.ts";

/** A moment that somebody chose for an announcement. */
interface Departure {
  readonly when: WallTime;
  readonly disturbs: Disturbance | undefined;
}

/** To whom an announcement would go, and when. */
export interface Preview {
  readonly channels: readonly Channel[];
  readonly reached: Audience;
  /** Undefined: as soon as it is confirmed. */
  readonly leaves: Departure | undefined;
}

export async function announcementPreview(
  { repos, now, territory }: Pick<Work, "repos" | "now" | "territory">,
  body: Body,
  at: WallTime | undefined,
): Promise<Preview> {
  const channels = await audience({ repos }, body);
  const platforms = new Set(channels.map(({ place }) => place.platform));
  const when = departure(at, now);
  return {
    channels,
    reached: await audienceOn(repos, body, platforms),
    leaves: when && { when, disturbs: disturbanceAt(instantOf(when), await openHours(territory)) },
  };
}
