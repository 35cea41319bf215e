import type { RespondArguments, RespondFn } from "@slack/bolt";
import type { Content } from "../../src/chat.ts";
import type { Call } from "./connection.ts";
import { messageOf, UNPARSED } from "./content.ts";

/** A response address can be used so often (docs.slack.dev/interactivity/handling-user-interaction). */
const USES = 5;
const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** Who is answered, and where they spoke. */
export interface Asker {
  readonly user: string;
  readonly channel: string;
}

/** Answers in the direct messages with the bot, where nobody else reads. */
export async function answerDirectly(
  call: Call,
  { channel }: Asker,
  contents: readonly Content[],
): Promise<void> {
  for (const content of contents)
    await call((client) =>
      client.chat.postMessage({ channel, ...messageOf(content), ...UNPARSED, ...QUIET }),
    );
}

/** Answers where somebody spoke, seen by nobody else; directly where the bot may not write. */
export async function answerAside(
  call: Call,
  { user, channel }: Asker,
  contents: readonly Content[],
): Promise<void> {
  for (const [position, content] of contents.entries())
    try {
      await call((client) =>
        client.chat.postEphemeral({ user, channel, ...messageOf(content), ...UNPARSED }),
      );
    } catch {
      return answerDirectly(call, { user, channel: user }, contents.slice(position));
    }
}

/** Answers by a response address, which works wherever the bot is not, and goes on without it. */
export async function answerBy(
  respond: RespondFn,
  call: Call,
  asker: Asker,
  contents: readonly Content[],
): Promise<void> {
  for (const [position, content] of contents.entries()) {
    if (position === USES) return answerAside(call, asker, contents.slice(position));
    try {
      await respond(aside(content));
    } catch {
      return answerAside(call, asker, contents.slice(position));
    }
  }
}

/** A message beneath what somebody did, seen by nobody else. */
export function aside(content: Content): RespondArguments {
  return {
    response_type: "ephemeral",
    replace_original: false,
    ...messageOf(content),
    ...UNPARSED,
  };
}
