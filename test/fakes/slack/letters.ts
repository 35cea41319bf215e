import { messageBlocks, weightOf } from "./block-kit.ts";
import { type Fields, isFields, lengthOf, word } from "./checks.ts";
import { escapedMarkup, kept } from "./content.ts";
import { LIMITS } from "./limits.ts";
import { faulty, type Reply, refused } from "./refusals.ts";
import type { Letter } from "./world.ts";

/** What a call wants to say, once Slack accepts it; `warning`: Slack cut its text. */
interface Accepted {
  readonly letter: Letter;
  readonly isCut: boolean;
}

/** Reads text, blocks and metadata out of what was sent; a refusal where Slack would refuse. */
export function letterFrom(args: Fields): Accepted | Reply {
  const { text, blocks, metadata, parse } = args;
  if (blocks !== undefined && !Array.isArray(blocks)) return refused("invalid_blocks_format");
  const faults = blocks === undefined ? [] : messageBlocks(blocks, "/blocks");
  if (faults.length > 0) return faulty("invalid_blocks", faults);
  const said = typeof text === "string" ? text : "";
  if (said === "" && (blocks === undefined || blocks.length === 0)) return refused("no_text");
  const refusal = metadata === undefined ? undefined : refusalOf(metadata);
  if (refusal !== undefined) return refused(refusal);
  return {
    letter: {
      text: escapedMarkup(Array.from(said).slice(0, LIMITS.messageText.most).join("")),
      ...(blocks !== undefined && { blocks: kept(blocks) }),
      ...(parse === "none" && { parse }),
      ...(isFields(metadata) && isNamed(metadata) && { metadata }),
    },
    isCut: lengthOf(said) > LIMITS.messageText.most,
  };
}

export const isTooHeavy = (args: Fields): boolean =>
  Array.isArray(args["blocks"]) && weightOf(args["blocks"]) > LIMITS.weightOfBlocks.most;

/**
 * Slack leaves metadata out without a word where its name has a dot:
 * https://github.com/slackapi/bolt-python/issues/863
 */
const isNamed = (metadata: Fields): boolean => /^[a-z][\w-]*$/iu.test(word(metadata["event_type"]));

/** https://docs.slack.dev/messaging/message-metadata; an empty object takes it away. */
function refusalOf(metadata: unknown): string | undefined {
  if (!isFields(metadata)) return "invalid_metadata_format";
  if (Object.keys(metadata).length === 0) return undefined;
  const { event_type: name, event_payload: payload, ...others } = metadata;
  if (typeof name !== "string" || !isFields(payload)) return "invalid_metadata_format";
  if (Object.keys(others).length > 0 || !Object.values(payload).every(isAllowed))
    return "invalid_metadata_schema";
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  return bytes > LIMITS.metadataBytes.most ? "metadata_too_large" : undefined;
}

const isPlain = (value: unknown): boolean =>
  ["string", "number", "boolean"].includes(typeof value) || value === null;

const isFlat = (value: unknown): boolean =>
  isPlain(value) || (isFields(value) && Object.values(value).every(isPlain));

const isAllowed = (value: unknown): boolean =>
  isFlat(value) || (Array.isArray(value) && value.every(isFlat));
