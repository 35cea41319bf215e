import { type DiscordTown, discordTown } from "./discord-town.ts";

/* Meetings as events of a guild: who plans them, and what its members see. */

export const CREATE = "POST /guilds/:guild/scheduled-events";

/** A meeting in spring, as it is planned. */
export const SPRING = { date: "jeudi 1 avril 18h", lieu: "12 rue du Four" };

/** A town whose Logement commission Julie runs. */
export async function people(more: Parameters<typeof discordTown>[1] = {}) {
  const town = await discordTown("2027-01-11T10:00", more);
  return { town, julie: await town.person("201", "Julie", "Habitat Jeunes des 3 Frontières") };
}

/** The same, and someone who coordinates the network. */
export async function coordinated() {
  const { town, julie } = await people();
  const claire = await town.person("202", "Claire", "C.C.A.S. / Ville de Thionville");
  const account = { platform: "discord", scope: "", userId: "202", name: "Claire" };
  await town.act(async ({ members }) => {
    const member = await members.byAccount(account);
    if (member) await members.grantCoordination(member.id, 0);
  });
  return { town, julie, claire };
}

const ordinary = (text: unknown) =>
  String(text)
    .replaceAll(/[\u200b-\u200d\u2060]/gu, "")
    .replaceAll(/[\u00a0\u202f]/gu, " ");

/** What the guild's members see of each event. */
export const seen = ({ discord }: DiscordTown) =>
  discord.events.map((event) => ({
    name: ordinary(event["name"]),
    from: event["scheduled_start_time"],
    to: event["scheduled_end_time"],
    place: ordinary((event["entity_metadata"] as { readonly location: string }).location),
    about: ordinary(event["description"]),
    status: ["", "scheduled", "active", "completed", "canceled"][Number(event["status"])],
  }));
