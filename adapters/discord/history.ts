import { type APIMessage, Routes } from "discord.js";
import type { Found } from "../../src/chat.ts";
import { bears } from "./mark.ts";
import type { Rest } from "./rest.ts";

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
const PAGE = 100;
const MOST_PAGES = 20;
/** The clocks of Discord and ours may differ (ms). */
const SLACK_OF_CLOCKS = 60_000;
/** Discord's ids count from 2015 (docs.discord.com/developers/reference#snowflakes). */
const EPOCH = 1_420_070_400_000;

const sentAt = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** Looks for what we sent under a key since an instant (epoch ms), the latest first. */
export async function findInHistory(
  rest: Rest,
  channel: string,
  key: string,
  since: number,
): Promise<Found> {
  const self = await rest.self();
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await rest.get<readonly APIMessage[]>(Routes.channelMessages(channel), {
      limit: String(PAGE),
      ...(before !== undefined && { before }),
    });
    const found = messages.find(({ author, content }) => author.id === self && bears(content, key));
    if (found !== undefined) return { found: "yes", messageId: found.id };
    before = messages.at(-1)?.id;
    if (before === undefined || messages.length < PAGE) return { found: "no" };
    if (sentAt(before) < since - SLACK_OF_CLOCKS) return { found: "no" };
  }
  return { found: "unknown" };
}
