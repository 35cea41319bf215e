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
  /** The message under which they spoke, where it was in a thread. */
  readonly thread?: string | undefined;
}

/** In the same thread (docs.slack.dev/reference/methods/chat.postEphemeral). */
const beneath = ({ thread }: Asker) => thread !== undefined && { thread_ts: thread };

/** Answers in the direct messages with the bot, where nobody else reads. */
export async function answerDirectly(
  call: Call,
  asker: Asker,
  contents: readonly Content[],
): Promise<void> {
  const to = { channel: asker.channel, ...beneath(asker) };
  for (const content of contents)
    await call((client) =>
      client.chat.postMessage({ ...to, ...messageOf(content), ...UNPARSED, ...QUIET }),
    );
}

/** Answers where somebody spoke, seen by nobody else; directly where the bot may not write. */
export async function answerAside(
  call: Call,
  asker: Asker,
  contents: readonly Content[],
): Promise<void> {
  const { user, channel } = asker;
  for (const [position, content] of contents.entries())
    try {
      await call((client) =>
        client.chat.postEphemeral({
          user,
          channel,
          ...beneath(asker),
          ...messageOf(content),
          ...UNPARSED,
        }),
      );
    } catch {
      return answerDirectly(call, { user, channel: user }, contents.slice(position));
    }
}

/**
 * Answers by a response address, which works wherever the bot is not, and goes on without it.
 * What is for one person never comes in a thread by it (github.com/slackapi/bolt-js/issues/963).
 */
export async function answerBy(
  respond: RespondFn,
  call: Call,
  asker: Asker,
  contents: readonly Content[],
): Promise<void> {
  if (asker.thread !== undefined) return answerAside(call, asker, contents);
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
