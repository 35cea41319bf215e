import { discordTown } from "../support/discord-town.ts";

/** The channel of Logement, and one that is nobody's yet. */
export const CHANNEL = "1002";
export const NEW = "2001";

/** Julie animates Logement, Claire coordinates and reads how the network does. */
export async function scene() {
  const town = await discordTown("2027-01-11T10:00");
  const julie = await town.person("201", "Julie", "Habitat Jeunes des 3 Frontières");
  const claire = await town.person("202", "Claire", "C.C.A.S. / Ville de Thionville");
  await town.act(async ({ members }) => {
    const account = { platform: "discord", scope: "", userId: "202", name: "Claire" };
    const member = await members.byAccount(account);
    if (member) await members.grantCoordination(member.id, 0);
  });
  const bind = () => julie.uses("salon associer", { commission: "logement" }, NEW);
  const announce = () =>
    julie.uses("annoncer", { texte: "Le local change.", à: "logement", oui: true });
  return { town, julie, bind, announce, status: () => claire.uses("réseau état", {}, "pleniere") };
}
