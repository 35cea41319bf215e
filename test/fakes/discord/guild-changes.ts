import type { Fields } from "./checks.ts";
import { INTENT, type Tell } from "./gateway-events.ts";
import { channelSent, guildSent, memberSent, roleSent } from "./payloads.ts";
import { PERMISSIONS, type Permission } from "./permission-bits.ts";
import { BOT, type Channel, type Guild, type Overwrite, type World } from "./world.ts";

/* What administrators do: https://docs.discord.com/developers/events/gateway-events#channels */

export class GuildChanges {
  readonly #world: World;
  readonly #tell: Tell;

  constructor(world: World, tell: Tell) {
    this.#world = world;
    this.#tell = tell;
  }

  /** A new channel, or thread, of which the app is told. */
  add(channel: Channel): void {
    this.#world.channels.set(channel.id, channel);
    this.#say(`${what(channel)}_CREATE`, channelSent(this.#world, channel));
  }

  change(id: string, changes: Partial<Pick<Channel, "name" | "isArchived" | "isLocked">>): void {
    this.#update({ ...this.#channel(id), ...changes });
  }

  #update(channel: Channel): void {
    this.#world.channels.set(channel.id, channel);
    this.#say(`${what(channel)}_UPDATE`, channelSent(this.#world, channel));
  }

  /** Its threads go with it, and nothing is said of them: https://docs.discord.com/developers/topics/threads. */
  remove(id: string): void {
    const channel = this.#channel(id);
    const { channels } = this.#world;
    for (const one of channels.values()) if (one.parent === id) channels.delete(one.id);
    channels.delete(id);
    this.#say(`${what(channel)}_DELETE`, channelSent(this.#world, channel));
  }

  /** What the channel says of the app: may, may not, or as elsewhere. */
  overwrite(id: string, permission: Permission, says: "allow" | "deny" | "nothing"): void {
    const channel = this.#channel(id);
    const bit = PERMISSIONS[permission];
    const before = channel.overwrites.get(BOT) ?? { of: "member", allow: 0n, deny: 0n };
    const after: Overwrite = {
      of: "member",
      allow: says === "allow" ? before.allow | bit : before.allow & ~bit,
      deny: says === "deny" ? before.deny | bit : before.deny & ~bit,
    };
    this.#update({ ...channel, overwrites: new Map(channel.overwrites).set(BOT, after) });
  }

  /** What the app's own role and that of everybody hold, in the whole guild. */
  permit(guildId: string, permission: Permission, isPermitted: boolean): void {
    const guild = this.#guild(guildId);
    const bit = PERMISSIONS[permission];
    for (const id of isPermitted ? [BOT] : [BOT, guild.id]) {
      const role = guild.roles.get(id);
      if (role === undefined) continue;
      const permissions = isPermitted ? role.permissions | bit : role.permissions & ~bit;
      const changed = { ...role, permissions };
      guild.roles.set(id, changed);
      this.#say("GUILD_ROLE_UPDATE", { guild_id: guildId, role: roleSent(changed) });
    }
  }

  /** Gives a role to a member; the app is told of itself alone. */
  give(guildId: string, user: string, role: string): void {
    const guild = this.#guild(guildId);
    const roles = new Set(guild.members.get(user)?.roles).add(role);
    guild.members.set(user, { roles: [...roles] });
    if (user !== BOT) return;
    const data = { guild_id: guildId, ...memberSent(this.#world, guild, BOT) };
    this.#tell({ name: "GUILD_MEMBER_UPDATE", data, intent: undefined });
  }

  removeBot(guildId: string): void {
    this.#guild(guildId).members.delete(BOT);
    this.#say("GUILD_DELETE", { id: guildId });
  }

  addBot(guildId: string): void {
    const guild = this.#guild(guildId);
    guild.members.set(BOT, { roles: guild.roles.has(BOT) ? [BOT] : [] });
    this.#say("GUILD_CREATE", guildSent(this.#world, guild));
  }

  /** An outage of Discord's own, and its end. */
  setAvailable(guildId: string, isAvailable: boolean): void {
    if (isAvailable) this.#say("GUILD_CREATE", guildSent(this.#world, this.#guild(guildId)));
    else this.#say("GUILD_DELETE", { id: guildId, unavailable: true });
  }

  #say(name: string, data: Fields): void {
    this.#tell({ name, data, intent: INTENT.guilds });
  }

  #channel(id: string): Channel {
    const channel = this.#world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    return channel;
  }

  #guild(id: string): Guild {
    const guild = this.#world.guilds.get(id);
    if (guild === undefined) throw new Error(`No guild ${id}`);
    return guild;
  }
}

const what = ({ kind }: Channel): "THREAD" | "CHANNEL" =>
  kind === "thread" ? "THREAD" : "CHANNEL";
