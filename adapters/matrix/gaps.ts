import type { JoinedRoom, TimelineEvent } from "./events.ts";
import type { Past } from "./history.ts";
import { type Homeserver, path } from "./homeserver.ts";

const PAGE = 100;
/** A room in which more than this happened while nobody listened is read from here on. */
const MOST_PAGES = 200;

/** What happened in a room since a token, the oldest first, and whether that is all of it. */
export interface Happened {
  readonly events: readonly TimelineEvent[];
  readonly isWhole: boolean;
}

/**
 * What a /sync left out of a busy room is asked for, back to where the last one ended or to
 * when we came. What cannot be had is thrown, so that the whole sync is read again.
 */
export async function filled(
  homeserver: Homeserver,
  room: string,
  { timeline = {} }: JoinedRoom,
  since: string,
): Promise<Happened> {
  const { events = [], limited = false, prev_batch: end } = timeline;
  const told = sinceWeCame(events, homeserver.self);
  if (!limited || end === undefined || told !== events) return { events: told, isWhole: true };
  let before: readonly TimelineEvent[] = [];
  let from: string | undefined = end;
  for (let page = 0; page < MOST_PAGES && from !== undefined; page += 1) {
    const past: Past = await homeserver.get<Past>(path("rooms", room, "messages"), {
      dir: "b",
      from,
      to: since,
      limit: PAGE,
    });
    const some = past.chunk.toReversed();
    const after = sinceWeCame(some, homeserver.self);
    before = [...after, ...before];
    if (after !== some) return { events: [...before, ...events], isWhole: true };
    from = past.end === from ? undefined : past.end;
  }
  return { events: [...before, ...events], isWhole: from === undefined };
}

/** What was said before we came was not said to us. */
function sinceWeCame(events: readonly TimelineEvent[], self: string): readonly TimelineEvent[] {
  const came = events.findLastIndex(
    ({ type, state_key: who, content, unsigned }) =>
      type === "m.room.member" &&
      who === self &&
      content["membership"] === "join" &&
      unsigned?.prev_content?.["membership"] !== "join",
  );
  return came === -1 ? events : events.slice(came);
}
