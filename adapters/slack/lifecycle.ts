import type { App } from "@slack/bolt";
import type { Access, Address, Chat } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { accessTo } from "./access.ts";
import type { Call } from "./connection.ts";
import { PLATFORM } from "./read.ts";

/**
 * `opened`: the channel is no obstacle any more; whether we are in it is to be asked.
 * `readdressed`: a private one that is shared with others has a new id for good, by which all
 * that stands in it is found (docs.slack.dev/reference/events/channel_id_changed).
 */
type Happening = "renamed" | "opened" | "readdressed" | Partial<Access>;

const archived = { barred: "channel-archived" };
const deleted = { barred: "channel-gone" };
const left = { barred: "not-invited" };

/**
 * What each event makes of a channel, public or private (docs.slack.dev/reference/events).
 * Slack withholds `channel_left` now and then: the next message finds out as well.
 */
export const HAPPENINGS: Readonly<Record<string, Happening>> = {
  channel_archive: archived,
  channel_deleted: deleted,
  channel_id_changed: "readdressed",
  channel_left: left,
  channel_rename: "renamed",
  channel_unarchive: "opened",
  group_archive: archived,
  group_deleted: deleted,
  group_left: left,
  group_rename: "renamed",
  group_unarchive: "opened",
  member_joined_channel: "opened",
};
const ANY = /^(?:channel|group)_|^member_joined_channel$/u;

interface Witness {
  readonly changed: NonNullable<Parameters<Chat["connect"]>[1]>;
  readonly call: Call;
  readonly log: Log;
}

/** An event about a channel: by its id, or, where it has a new name or a new id, with that. */
interface Told {
  readonly type: string;
  readonly channel?: string | { readonly id: string; readonly name: string };
  readonly user?: string;
  readonly old_channel_id?: string;
  readonly new_channel_id?: string;
}

/** Hears what becomes of channels, and of our place in them. */
export function witness(app: App, { changed, call, log }: Witness): void {
  const opened = async (at: Address) => {
    await changed(at, { barred: null });
    await changed(at, await accessTo(call, at.address));
  };
  /** What was refused by the old id bars nothing. */
  const readdressed = async (at: Address, address: string) => {
    await changed(at, { address });
    await opened({ ...at, address });
  };
  app.event(ANY, async ({ event, body }) => {
    const told = event as Told;
    const { type, user, channel = told.old_channel_id } = told;
    const happening = HAPPENINGS[type];
    if (happening === undefined || channel === undefined) return;
    // Others come and go as they please.
    const isOurs = body.authorizations?.some((one) => one.user_id === user);
    if (type === "member_joined_channel" && !isOurs) return;
    const { id, name } = typeof channel === "string" ? { id: channel, name: "" } : channel;
    const at = { platform: PLATFORM, scope: body.team_id, address: id };
    try {
      if (happening === "renamed") await changed(at, { name });
      else if (happening === "readdressed") await readdressed(at, told.new_channel_id ?? id);
      else if (happening === "opened") await opened(at);
      else await changed(at, happening);
    } catch (error) {
      log.error({ err: error, platform: PLATFORM, type }, "what became of a channel is not known");
    }
  });
}
