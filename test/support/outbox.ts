import type { Account } from "../../src/chat.ts";
import type { DeliveryState } from "../../src/store/deliveries.ts";
import type { Store } from "../../src/store/store.ts";
import type { Request } from "./far-side.ts";
import { Person } from "./person.ts";
import { channelOf, direct } from "./places.ts";
import type { Town } from "./town.ts";

/** Text as one types it, with ordinary spaces. */
export const ordinary = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** Someone is heard in a channel, and what it causes is owed, but not sent yet. */
export async function hears(town: Town, who: Person, slug: string, words: string): Promise<void> {
  const { account } = who;
  const view = await town
    .far(account.platform)
    .says(account, channelOf(account.platform, slug), words);
  if (view.refused !== undefined || view.fault !== undefined)
    throw new Error(`« ${words.slice(0, 80)} »: ${view.refused ?? view.fault}`);
}

/** What became of the messages of a kind, the oldest first: « sent », « failed: gone ». */
export async function fates(
  town: Town,
  notice: string,
  of: "posts" | "edits" = "posts",
): Promise<readonly string[]> {
  const rows = await town.store.look((db) =>
    db
      .selectFrom("delivery")
      .select(["state", "reason"])
      .where("notice", "=", notice)
      .where("edits_id", of === "posts" ? "is" : "is not", null)
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ state, reason }: { state: DeliveryState; reason: string | null }) =>
    reason === null ? state : `${state}: ${reason}`,
  );
}

/** What was asked of a channel of the first platform. */
export function requests(town: Town, slug: string, act: Request["act"]): readonly Request[] {
  return town.far().requests.filter((one) => one.act === act && one.at.name === slug);
}

/** The same person by another account, which they used longer ago than any other. */
export async function alsoOn(
  town: Town,
  who: Person,
  platform: string,
  userId = who.account.userId,
): Promise<Person> {
  const account = { ...who.account, platform, userId };
  await alsoKnownAs(town.store, who.account, account);
  return new Person(town, account, direct(account));
}

/** The same person has another account, which they used longer ago than any other. */
export async function alsoKnownAs(store: Store, known: Account, account: Account): Promise<void> {
  const member = await store.read(1, ({ members }) => members.byAccount(known));
  if (member === undefined) throw new Error(`${known.name} is a stranger`);
  await store.transact((db) =>
    db
      .insertInto("identity")
      .values({
        territory_id: 1,
        member_id: member.id,
        platform: account.platform,
        scope: account.scope,
        user_id: account.userId,
        name: account.name,
        seen_at: 0,
      })
      .execute(),
  );
}

/** What was asked of somebody's direct conversation. */
export function requestsTo(town: Town, { account }: Person, act: Request["act"] = "post") {
  return town
    .far(account.platform)
    .requests.filter((one) => one.act === act && one.at.address === direct(account).address);
}
