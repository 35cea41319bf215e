import type { Account } from "../../src/chat.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { instantOf } from "../../src/when.ts";
import { networkOn } from "../support/files.ts";
import { channelOf } from "../support/places.ts";

/** Epoch ms: a Monday, when the doors open. */
export const MORNING = instantOf({ wall: "2027-01-11T09:00", zone: "Europe/Paris" });

const account = (name: string): Account => ({
  platform: "slack",
  scope: "T1",
  userId: `U-${name}`,
  name,
});

export const COORDINATION = account("Claire");
export const DELEGATES = ["Anne", "Bilal", "Chloé"].map(account);
/** Answers by telephone, and reads what was noted. */
const CALLER = account("Driss");
export const CALLING_PARTNER = "Les Restos du Cœur";

const PARTNERS = [
  [COORDINATION, "C.C.A.S. / Ville de Thionville"],
  [DELEGATES[0], "Secours Catholique"],
  [DELEGATES[1], "A.D.I.L. 57"],
  [DELEGATES[2], "C.A.F. de la Moselle"],
  [CALLER, CALLING_PARTNER],
] as const;

/** The network of Thionville in a new file, on one platform, its people introduced and members of every body. */
export async function peopledNetwork(file: string): Promise<void> {
  await networkOn(file);
  const store = new Store(await openDatabase(file, MORNING));
  await store.act(1, people);
  await store.close();
}

async function people({ bodies, channels, members, partners }: Repositories): Promise<void> {
  const all = await bodies.all();
  for (const { id, slug } of all) await channels.bind(id, channelOf("slack", slug), MORNING);
  for (const [who, name] of PARTNERS) {
    const partner = await partners.byKey(partnerKey(name));
    if (who === undefined || partner === undefined) throw new Error(`nobody speaks for ${name}`);
    const { id } = await members.welcome(who, MORNING);
    for (const body of all) await bodies.join(body.id, id, MORNING);
    await members.speakFor(id, partner.id, MORNING, id);
    if (who === COORDINATION) await members.grantCoordination(id, MORNING);
  }
}
