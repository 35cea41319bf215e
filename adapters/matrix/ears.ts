import type { Incoming, Keep } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { View } from "../../src/view.ts";
import type { TimelineEvent } from "./events.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Meanings } from "./meanings.ts";
import { accountOf, wordsTo } from "./read.ts";
import type { Replies } from "./replies.ts";
import type { Rooms } from "./rooms.ts";

/** What those who listen share. */
export interface Hearing {
  readonly hear: (incoming: Incoming) => Promise<View>;
  readonly homeserver: Homeserver;
  readonly rooms: Rooms;
  readonly meanings: Meanings;
  readonly replies: Replies;
  readonly keep: Keep;
  readonly log: Log;
}

/** Who was told in this round, and where, that something they said came too late to be done. */
export type Told = Set<string>;

/** How long ago (ms) something was said: by the homeserver's own reckoning, where it tells. */
export const ageOf = ({ unsigned, origin_server_ts: at }: TimelineEvent): number =>
  Math.max(0, unsigned?.age ?? Date.now() - at);

/** Brings what a message says to us to the house, and what it answers back. */
export async function hearMessage(
  { hear, homeserver, rooms, replies }: Hearing,
  room: string,
  event: TimelineEvent,
  told: Told,
): Promise<void> {
  const place = await rooms.place(room);
  const self = { userId: homeserver.self, name: await rooms.nameOf(room, homeserver.self) };
  const words = wordsTo(self, event, place.kind === "direct");
  if (words === undefined) return;
  const answer = await hear({
    from: accountOf(event.sender, await rooms.nameOf(room, event.sender)),
    place,
    words,
    id: event.event_id,
    age: ageOf(event),
  });
  if (answer.refused === "typed.missed") {
    // Whoever said ten things meanwhile reads so once.
    const whom = `${room} ${event.sender}`;
    if (told.has(whom)) return;
    told.add(whom);
  }
  replies.answer(room, event, answer);
}
