import { type Access, type Address, ChatError } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { accessTo, type Described } from "./access.ts";
import type { Told } from "./gateway.ts";
import { placeOf } from "./read.ts";
import type { Rest } from "./rest.ts";

interface Watching {
  readonly changed: (at: Address, now: Partial<Access>) => Promise<void>;
  readonly rest: Rest;
  readonly log: Log;
  readonly underWay: (work: Promise<void>) => void;
}

/** Hears what becomes of channels and threads: they are renamed, shut to us, locked or deleted. */
export function lifecycle({ changed, rest, log, underWay }: Watching): readonly [string, Told][] {
  const note = async ({ id, name }: Described, barred?: string): Promise<void> => {
    const now = barred === undefined ? await accessTo(rest, id) : { barred };
    await changed(placeOf(id, name, "channel"), now);
  };
  const told =
    (barred?: string): Told =>
    (channel: Described) =>
      underWay(
        note(channel, barred).catch((error: unknown) => {
          if (!(error instanceof ChatError)) throw error;
          log.warn(
            { platform: "discord", failure: error.failure },
            "a channel could not be asked after",
          );
        }),
      );
  return [
    ["CHANNEL_UPDATE", told()],
    ["CHANNEL_DELETE", told("channel-gone")],
    ["THREAD_UPDATE", told()],
    ["THREAD_DELETE", told("channel-gone")],
  ];
}
