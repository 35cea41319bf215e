import { type Access, type Address, ChatError, type Place } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Described } from "./access.ts";
import type { Told } from "./gateway.ts";
import { placeOf } from "./read.ts";
import type { Rest } from "./rest.ts";
import type { Threads } from "./threads.ts";

interface Watching {
  readonly changed: (at: Address, now: Partial<Access>) => Promise<void>;
  readonly access: (at: Pick<Address, "address">) => Promise<Access>;
  readonly threads: Threads;
  /** Asks after every channel that matters. */
  readonly look: () => Promise<void>;
  readonly rest: Rest;
  readonly log: Log;
  readonly underWay: (work: Promise<void>) => void;
}

/**
 * Hears what becomes of channels, and of the threads in them: they are renamed, shut to us, locked or deleted.
 * What changes a whole guild, or our part in it, has each channel asked after.
 */
export function lifecycle(watching: Watching): readonly [string, Told][] {
  const { changed, access, threads } = watching;
  const told = (note: (data: never) => Promise<void>): Told => {
    return (data) => watching.underWay(note(data).catch(forgiven(watching)));
  };
  const became = (barred?: string) =>
    told(async ({ id, name }: Described) => {
      const befallen = [placeOf(id, name, "channel"), ...threads.in(id).map(threadAt)];
      for (const place of befallen)
        await changed(place, barred === undefined ? await access(place) : { barred });
    });
  return [
    ["CHANNEL_UPDATE", became()],
    ["CHANNEL_DELETE", became("channel-gone")],
    ["THREAD_UPDATE", became()],
    ["THREAD_DELETE", became("channel-gone")],
    ...ofGuilds(watching).map(([name, note]): [string, Told] => [name, told(note)]),
  ];
}

const threadAt = (id: string): Place => placeOf(id, "", "channel");

interface OfGuild {
  readonly id: string;
  /** Lost to an outage of Discord's, which shuts nothing. */
  readonly unavailable?: boolean;
}

function ofGuilds({
  look: ask,
  rest,
}: Watching): readonly [string, (data: never) => Promise<void>][] {
  const look = onceAtATime(ask);
  /** Those of which it is only told that they are there. */
  const coming = new Set<string>();
  return [
    [
      "READY",
      async ({ guilds }: { readonly guilds: readonly OfGuild[] }) => {
        for (const { id } of guilds) coming.add(id);
      },
    ],
    [
      "GUILD_CREATE",
      async ({ id }: OfGuild) => {
        if (!coming.delete(id)) await look();
      },
    ],
    [
      "GUILD_DELETE",
      async ({ id, unavailable }: OfGuild) => {
        if (unavailable === true) coming.add(id);
        else await look();
      },
    ],
    ["GUILD_ROLE_UPDATE", look],
    ["GUILD_ROLE_DELETE", look],
    [
      "GUILD_MEMBER_UPDATE",
      async ({ user }: { readonly user: { readonly id: string } }) => {
        if (user.id === (await rest.self())) await look();
      },
    ],
  ];
}

/** Roles change by the dozen: what is asked for while it is done is done once more. */
function onceAtATime(work: () => Promise<void>): () => Promise<void> {
  let isUnderWay = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } finally {
      isUnderWay = false;
    }
  };
}

const forgiven =
  ({ log }: Watching) =>
  (error: unknown): void => {
    const why = error instanceof ChatError ? { failure: error.failure } : { err: error };
    log.warn({ platform: "discord", ...why }, "a channel could not be asked after");
  };
