import type { AppLink } from "./app-link.ts";
import type { Fields } from "./checks.ts";
import { BOT, type Channel, TEAM, type World } from "./world.ts";

/* https://docs.slack.dev/reference/events */

interface Around {
  readonly world: World;
  readonly app: AppLink;
  readonly scopes: ReadonlySet<string>;
}

/** Somebody who administers the team. */
const ADMINISTRATOR = "U0ADMIN";

/** What becomes of channels, and what the app is told of it. */
export class ChannelEvents {
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  async archive(channel: Channel, isArchived: boolean): Promise<void> {
    channel.isArchived = isArchived;
    const user = ADMINISTRATOR;
    await this.#tell(channel, isArchived ? "archive" : "unarchive", { channel: channel.id, user });
  }

  async rename(channel: Channel, name: string): Promise<void> {
    channel.name = name;
    const { id } = channel;
    const isPublic = channel.kind === "public";
    await this.#tell(channel, "rename", {
      channel: {
        id,
        name,
        name_normalized: name,
        created: 1,
        is_channel: isPublic,
        is_mpim: false,
      },
    });
  }

  async remove(channel: Channel): Promise<void> {
    this.#around.world.channels.delete(channel.id);
    await this.#tell(channel, "deleted", { channel: channel.id });
  }

  /** A private channel that is shared beyond the team: it has another id, by which all that stands in it is found. */
  async share(channel: Channel, id: string): Promise<void> {
    const { world, app } = this.#around;
    world.channels.delete(channel.id);
    world.channels.set(id, { ...channel, id });
    for (const message of world.messages.values())
      if (message.channel === channel.id)
        world.messages.set(message.ts, { ...message, channel: id });
    if (!channel.members.has(BOT.user)) return;
    const type = "channel_id_changed";
    const ids = { old_channel_id: channel.id, new_channel_id: id };
    await app.tell(type, { type, ...ids, event_ts: world.newTs() });
  }

  /** Of others who come only the members are told. */
  async add(channel: Channel, user: string): Promise<void> {
    channel.members.add(user);
    if (!channel.members.has(BOT.user)) return;
    await this.#send(channel, "member_joined_channel", {
      user,
      channel: channel.id,
      channel_type: channel.kind === "public" ? "C" : "G",
      team: TEAM.id,
      inviter: ADMINISTRATOR,
    });
  }

  /** It is told to whoever had to leave, though they are no member any more. */
  async removeBot(channel: Channel): Promise<void> {
    channel.members.delete(BOT.user);
    await this.#send(channel, `${familyOf(channel)}_left`, {
      channel: channel.id,
      actor_id: ADMINISTRATOR,
    });
  }

  /** Of a private channel only its members are told. */
  async #tell(channel: Channel, what: string, event: Fields): Promise<void> {
    if (channel.kind === "public" || channel.members.has(BOT.user))
      await this.#send(channel, `${familyOf(channel)}_${what}`, event);
  }

  async #send(channel: Channel, type: string, event: Fields): Promise<void> {
    const { app, scopes, world } = this.#around;
    if (scopes.has(`${familyOf(channel)}s:read`))
      await app.tell(type, { type, ...event, event_ts: world.newTs() });
  }
}

const familyOf = ({ kind }: Channel): "channel" | "group" =>
  kind === "public" ? "channel" : "group";
