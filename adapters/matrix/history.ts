import type { Found } from "../../src/chat.ts";
import type { TimelineEvent } from "./events.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { KEY } from "./sending.ts";

const PAGE = 100;
const MOST_PAGES = 20;

/** A part of a room's past (spec.matrix.org/v1.14/client-server-api/#get_matrixclientv3roomsroomidmessages). */
export interface Past {
  readonly chunk: readonly TimelineEvent[];
  readonly end?: string;
}

/** Looks for what we sent under a mark since an instant (epoch ms), the latest first. */
export async function findInHistory(
  homeserver: Homeserver,
  room: string,
  mark: string,
  since: number,
): Promise<Found> {
  let from: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { chunk, end } = await homeserver.get<Past>(path("rooms", room, "messages"), {
      dir: "b",
      limit: PAGE,
      ...(from !== undefined && { from }),
    });
    const found = chunk.find((event) => event.sender === homeserver.self && bears(event, mark));
    if (found !== undefined) return { found: "yes", messageId: found.event_id };
    const last = chunk.at(-1);
    if (end === undefined || (last !== undefined && last.origin_server_ts < since))
      return { found: "no" };
    from = end;
  }
  return { found: "unknown" };
}

const bears = ({ unsigned, content }: TimelineEvent, mark: string): boolean =>
  unsigned?.transaction_id === mark || content[KEY] === mark;
