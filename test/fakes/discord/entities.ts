import type { Fields } from "./checks.ts";
import { channelSent, memberSent, roleSent, userSent } from "./payloads.ts";
import type { Channel, World } from "./world.ts";

/* People, channels and roles, as options and menus name them. */

type Kind = "user" | "channel" | "role";

/** The id of what has this name, or this id; undefined where nothing has. */
export function idNamed(world: World, kinds: readonly Kind[], said: string): string | undefined {
  const roles = [...world.guilds.values()].flatMap((guild) => [...guild.roles.values()]);
  const known = {
    user: [...world.users.values()],
    channel: [...world.channels.values()],
    role: roles,
  };
  const all = kinds.flatMap((kind): readonly { id: string; name: string }[] => known[kind]);
  return all.find(({ id, name }) => id === said || name === said)?.id;
}

/** The things themselves that these ids name: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure */
export function resolved(world: World, where: Channel, ids: readonly string[]): Fields {
  const guild = world.guilds.get(where.guild ?? "");
  const map = (send: (id: string) => Fields | undefined): Fields =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const sent = send(id);
        return sent === undefined ? [] : [[id, sent]];
      }),
    );
  return {
    users: map((id) => (world.users.has(id) ? userSent(world, id) : undefined)),
    members: map((id) => (guild?.members.has(id) ? memberSent(world, guild, id) : undefined)),
    roles: map((id) => {
      const role = guild?.roles.get(id);
      return role && roleSent(role);
    }),
    channels: map((id) => {
      const channel = world.channels.get(id);
      return channel && { ...channelSent(world, channel), permissions: "0" };
    }),
  };
}
