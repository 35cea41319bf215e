import { type APIMessage, ChannelType, Routes } from "discord.js";
import { insist } from "../../src/insist.ts";
import { messageOf } from "./content.ts";
import type { Hearing } from "./ears.ts";
import { accountOf, placeOf, unmentioned } from "./read.ts";
import { render } from "./render.ts";
import { QUIET } from "./replies.ts";

/** What a message brings with it over the gateway. */
export type Heard = APIMessage & {
  readonly guild_id?: string;
  readonly member?: { readonly nick?: string | null };
  readonly channel_type?: ChannelType;
};

/** Answers what is written to us alone, and where our name is called; Discord tells nothing else. */
export async function answerMessage(
  { hear, rest, language, log }: Hearing,
  message: Heard,
): Promise<void> {
  const { author, member, content, channel_id: channel, guild_id: guild, id } = message;
  if (author.bot === true || message.webhook_id !== undefined) return;
  try {
    const self = await rest.self();
    if (guild !== undefined && !message.mentions.some((one) => one.id === self)) return;
    const answer = await hear({
      from: accountOf(author, member),
      place: placeOf(channel, "", guild === undefined ? "direct" : "channel"),
      words: unmentioned(content, self),
      id,
    });
    for (const one of render(answer, language))
      await insist(
        () =>
          rest.post(Routes.channelMessages(channel), {
            ...messageOf(one),
            ...QUIET,
            ...(guild !== undefined && {
              message_reference: { message_id: id, fail_if_not_exists: false },
            }),
          }),
        rest.closing,
      );
  } catch (error) {
    log.error({ err: error, platform: "discord" }, "a message could not be answered");
  }
}
