import type { Chat, Keep } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/text.ts";
import { Directs } from "./directs.ts";
import type { Hearing } from "./ears.ts";
import type { Encryption } from "./encryption.ts";
import { Homeserver } from "./homeserver.ts";
import { Invitations } from "./invitations.ts";
import { Watch } from "./lifecycle.ts";
import { Marks } from "./mark.ts";
import { Meanings } from "./meanings.ts";
import { Pills } from "./pills.ts";
import { Replies } from "./replies.ts";
import { Rooms } from "./rooms.ts";
import { Rounds } from "./rounds.ts";
import { Sending } from "./sending.ts";
import type { MatrixSettings } from "./settings.ts";
import type { SignedIn } from "./sign-in.ts";
import { Unreadable } from "./unreadable.ts";

/** What those who speak and listen on one sign-in share. */
export interface Line {
  readonly homeserver: Homeserver;
  readonly encryption: Encryption | undefined;
  readonly rooms: Rooms;
  readonly directs: Directs;
  readonly marks: Marks;
  readonly meanings: Meanings;
  readonly sending: Sending;
  readonly replies: Replies;
  readonly pills: Pills;
  readonly unreadable: Unreadable;
  readonly watch: Watch | undefined;
  readonly rounds: Rounds;
}

export interface LineParts extends Pick<Hearing, "hear" | "keep" | "log"> {
  readonly settings: MatrixSettings;
  readonly changed: Parameters<Chat["connect"]>[1];
  readonly keep: Keep;
  readonly language: Language;
  readonly log: Log;
  /** Ends all that is asked. */
  readonly closing: AbortSignal;
  readonly underWay: (work: Promise<void>) => void;
}

/** Makes what is needed of a sign-in, and takes up what a former process left. */
export async function lineOn(signedIn: SignedIn, parts: LineParts): Promise<Line> {
  const { client, userId: self, encryption } = signedIn;
  const { settings, changed, keep } = parts;
  const encrypts = encryption !== undefined;
  const homeserver = new Homeserver({ ...parts, self, client, pace: settings.pace });
  const directs = new Directs(homeserver);
  const rooms = new Rooms(homeserver, directs);
  const marks = await Marks.from(keep);
  const meanings = new Meanings(homeserver);
  const sending = new Sending({ homeserver, encryption, rooms, marks });
  const replies = new Replies({ ...parts, sending });
  const pills = new Pills({ ...parts, sending });
  const unreadable = new Unreadable({ ...parts, homeserver, replies, encrypts });
  const watch = changed && new Watch({ ...parts, changed, homeserver, rooms, encrypts });
  const invitations = new Invitations({
    ...parts,
    homeserver,
    rooms,
    directs,
    policy: settings.invite,
  });
  const heard = { ...parts, homeserver, rooms, meanings, replies };
  const rounds = new Rounds({ ...heard, directs, encryption, invitations, unreadable, watch });
  await invitations.resume();
  await pills.resume();
  const spoken = { marks, meanings, sending, replies, pills, unreadable };
  return { homeserver, encryption, rooms, directs, ...spoken, watch, rounds };
}
