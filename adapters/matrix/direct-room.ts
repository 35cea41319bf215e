import { ChatError } from "../../src/chat.ts";
import type { Directs } from "./directs.ts";
import type { Encryption } from "./encryption.ts";
import { isRefused } from "./failures.ts";
import { type Homeserver, path } from "./homeserver.ts";
import type { Rooms } from "./rooms.ts";

interface Parts {
  readonly homeserver: Homeserver;
  readonly rooms: Rooms;
  readonly directs: Directs;
  readonly encryption: Encryption | undefined;
}

/** Whoever was invited reads what is said until they come. */
const THERE: ReadonlySet<string | undefined> = new Set(["join", "invite"]);
const ENCRYPTED = {
  type: "m.room.encryption",
  state_key: "",
  content: { algorithm: "m.megolm.v1.aes-sha2" },
};

/** The room in which somebody and we are alone: one that there is, or a new one to which they are invited. */
export async function openDirect(parts: Parts, user: string): Promise<string> {
  const { directs } = parts;
  for (const room of await directs.with(user)) if (await isOpen(parts, room, user)) return room;
  const room = await make(parts, user);
  await directs.add(user, room);
  return room;
}

async function isOpen({ rooms, homeserver, encryption }: Parts, room: string, user: string) {
  const { barred } = await rooms.barOf({ address: room }, encryption !== undefined);
  if (barred !== null) return false;
  const state = await rooms.get(room);
  return state.membershipOf(homeserver.self) === "join" && THERE.has(state.membershipOf(user));
}

async function make({ homeserver, encryption }: Parts, user: string): Promise<string> {
  try {
    const { room_id: room } = await homeserver.post<{ readonly room_id: string }>(
      path("createRoom"),
      {
        preset: "trusted_private_chat",
        is_direct: true,
        invite: [user],
        initial_state: encryption === undefined ? [] : [ENCRYPTED],
      },
    );
    return room;
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Some homeservers let not everybody be written to: Tchap's external accounts.
    const code = isRefused(error, "not-allowed") ? "directs-off" : "no-account";
    throw new ChatError({ kind: "refused", code });
  }
}
