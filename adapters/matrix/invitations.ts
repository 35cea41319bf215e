import { setTimeout as sleep } from "node:timers/promises";
import { ChatError, type Keep } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { type Language, speech } from "../../src/text.ts";
import type { Directs } from "./directs.ts";
import type { TimelineEvent } from "./events.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { joining, type Rooms } from "./rooms.ts";

/** An invitation, as a /sync tells of it. */
export interface InvitedRoom {
  readonly invite_state?: { readonly events?: readonly TimelineEvent[] };
}

interface Invitation {
  readonly room: string;
  readonly by: string;
  readonly isDirect: boolean;
}

interface InvitationsParts {
  readonly homeserver: Homeserver;
  readonly rooms: Rooms;
  readonly directs: Directs;
  /** Whose are accepted: servers, users or spaces. */
  readonly policy: readonly string[];
  readonly keep: Keep;
  readonly language: Language;
  readonly log: Log;
  readonly closing: AbortSignal;
  readonly underWay: (work: Promise<void>) => void;
}

const NAME = "invitations";
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 300_000;
const MOST_TRIES = 12;

/** « localhost:8448 » of « @lea:localhost:8448 ». */
export const serverOf = (id: string): string => id.slice(id.indexOf(":") + 1);

/**
 * Accepts the invitations of those whom the settings name, and declines the others with a
 * word. Which are still to be answered is kept: a homeserver tells of each only once.
 */
export class Invitations {
  readonly #parts: InvitationsParts;
  #open: readonly Invitation[] = [];

  constructor(parts: InvitationsParts) {
    this.#parts = parts;
  }

  /** Goes on with those of a former process. */
  async resume(): Promise<void> {
    const kept = await this.#parts.keep.get(NAME);
    this.#open = kept === undefined ? [] : (JSON.parse(kept) as readonly Invitation[]);
    for (const one of this.#open) this.#parts.underWay(this.#settle(one));
  }

  /** To be called before the token of its /sync is kept. */
  async told(room: string, { invite_state: { events = [] } = {} }: InvitedRoom): Promise<void> {
    const { homeserver, underWay } = this.#parts;
    const own = events.find(
      ({ type, state_key: who }) => type === "m.room.member" && who === homeserver.self,
    );
    if (own === undefined || this.#open.some((one) => one.room === room)) return;
    const isDirect = own.content["is_direct"] === true;
    const invitation = { room, by: own.sender, isDirect };
    this.#open = [...this.#open, invitation];
    await this.#note();
    underWay(this.#settle(invitation));
  }

  async #settle(invitation: Invitation): Promise<void> {
    const { log, closing } = this.#parts;
    for (let attempt = 1; !closing.aborted && attempt <= MOST_TRIES; attempt += 1) {
      try {
        await this.#answer(invitation);
        break;
      } catch (error) {
        const { room } = invitation;
        log.warn({ platform: "matrix", room, err: error }, "an invitation could not be answered");
        if (isRefused(error)) break;
        const limit =
          error instanceof ChatError && error.failure.kind === "limited"
            ? error.failure.retryAfter
            : 0;
        const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
        await sleep(Math.max(limit, pause), undefined, { signal: closing }).catch(() => undefined);
      }
    }
    if (closing.aborted) return;
    this.#open = this.#open.filter((one) => one !== invitation);
    await this.#note().catch((error: unknown) =>
      log.warn(
        { platform: "matrix", err: error },
        "an invitation that is answered is noted as open",
      ),
    );
  }

  async #answer({ room, by, isDirect }: Invitation): Promise<void> {
    const { homeserver, directs, policy, language, log } = this.#parts;
    // Of a space that is named we have to be a member ourselves: others tell us nothing of theirs.
    if (!(policy.includes(room) || (await this.#admits(by)))) {
      log.info({ platform: "matrix", room, by }, "an invitation was declined");
      const reason = speech(language).line("invitation.declined");
      await homeserver.post(path("rooms", room, "leave"), { reason });
      return;
    }
    await homeserver.post(joining(room, [serverOf(by)]), {});
    if (isDirect) await directs.add(by, room);
  }

  async #admits(user: string): Promise<boolean> {
    const { homeserver, policy } = this.#parts;
    const server = serverOf(user);
    if (policy.length === 0) return server === serverOf(homeserver.self);
    if (policy.includes(user) || policy.includes(server)) return true;
    for (const space of policy.filter((one) => one.startsWith("!")))
      if (await this.#isIn(space, user)) return true;
    return false;
  }

  async #isIn(space: string, user: string): Promise<boolean> {
    try {
      return (await this.#parts.rooms.get(space)).membershipOf(user) === "join";
    } catch (error) {
      // A space that we are not in tells nothing.
      if (isRefused(error)) return false;
      throw error;
    }
  }

  #note(): Promise<void> {
    return this.#parts.keep.set(NAME, JSON.stringify(this.#open));
  }
}
