import { PERMISSIONS, type Permission } from "./permission-bits.ts";
import { type Channel, type Guild, type Overwrite, parentOf, type World } from "./world.ts";

/* Who may do what: https://docs.discord.com/developers/topics/permissions */

const EVERYTHING = Object.values(PERMISSIONS).reduce((all, bit) => all | bit, 0n);

/** What somebody may do in a guild, before any channel says otherwise. */
export function permissionsInGuild(guild: Guild, user: string): bigint {
  if (guild.owner === user) return EVERYTHING;
  const roles = [guild.id, ...(guild.members.get(user)?.roles ?? [])];
  const bits = roles.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return (bits & PERMISSIONS.Administrator) === 0n ? bits : EVERYTHING;
}

/** What somebody may do in a channel; in direct messages, all that can be done there. */
export function permissionsIn(world: World, channel: Channel, user: string): bigint {
  const guild = world.guilds.get(channel.guild ?? "");
  if (guild === undefined) return EVERYTHING & ~PERMISSIONS.ManageMessages;
  if (!guild.members.has(user)) return 0n;
  const base = permissionsInGuild(guild, user);
  if (base === EVERYTHING) return base;
  const { overwrites } = parentOf(world, channel);
  const roles = guild.members.get(user)?.roles ?? [];
  const everyone = applied(base, overwrites.get(guild.id));
  const those = roles.flatMap((id) => overwrites.get(id) ?? []);
  const denied = those.reduce((sum, { deny }) => sum | deny, 0n);
  const allowed = those.reduce((sum, { allow }) => sum | allow, 0n);
  const bits = applied((everyone & ~denied) | allowed, overwrites.get(user));
  return (bits & PERMISSIONS.ViewChannel) === 0n ? 0n : bits;
}

const applied = (bits: bigint, overwrite: Overwrite | undefined): bigint =>
  overwrite === undefined ? bits : (bits & ~overwrite.deny) | overwrite.allow;

export function may(world: World, channel: Channel, user: string, permission: Permission): boolean {
  return (permissionsIn(world, channel, user) & PERMISSIONS[permission]) !== 0n;
}
