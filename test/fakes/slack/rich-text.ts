import {
  anything,
  byType,
  type Check,
  chars,
  flag,
  integer,
  list,
  matching,
  object,
  oneOf,
  wrong,
} from "./checks.ts";
import { LIMITS, type Limit } from "./limits.ts";

/* Rich text, as https://docs.slack.dev/reference/block-kit/blocks/rich-text-block has it. */

/** Only the weight of the whole message limits what no page limits. */
const UNLIMITED: Limit = { most: Number.POSITIVE_INFINITY, page: LIMITS.weightOfBlocks.page };

const words = chars(UNLIMITED);
const id = (letters: string): Check =>
  matching(new RegExp(`^[${letters}][A-Z0-9]+$`, "u"), `an id that begins with ${letters}`);

const look = { bold: flag, italic: flag, strike: flag };
const textStyle = object({}, { ...look, code: flag, underline: flag });
const mentionStyle = object(
  {},
  { ...look, highlight: flag, client_highlight: flag, unlink: flag, underline: flag },
);

const element = (
  style: Check,
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check => object({ type: anything, ...required }, { style, ...optional });

const ofText = {
  text: element(textStyle, { text: words }),
  link: element(textStyle, { url: words }, { text: words, unsafe: flag }),
};

const anyElement = byType({
  ...ofText,
  date: element(textStyle, { timestamp: integer, format: words }, { url: words, fallback: words }),
  emoji: element(textStyle, { name: words }, { unicode: words, url: words }),
  user: element(mentionStyle, { user_id: id("UW") }),
  channel: element(mentionStyle, { channel_id: id("CDG") }),
  usergroup: element(mentionStyle, { usergroup_id: id("S") }),
  team: element(mentionStyle, { team_id: id("T") }),
  broadcast: element(mentionStyle, { range: oneOf("here", "channel", "everyone") }),
});

const border = oneOf("0", "1");
const elements = list(anyElement, UNLIMITED);
const section = object({ type: anything, elements });

const indent: Check = (value, at) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LIMITS.listIndent.most
    ? []
    : wrong(`must be an integer from 0 to ${LIMITS.listIndent.most}`, at);

/** What a `rich_text` block is made of. */
export const richTextParts = list(
  byType({
    rich_text_section: section,
    rich_text_list: object(
      {
        type: anything,
        style: oneOf("bullet", "ordered"),
        elements: list(byType({ rich_text_section: section }), UNLIMITED),
      },
      { indent, offset: integer, border },
    ),
    rich_text_preformatted: object(
      { type: anything, elements: list(byType(ofText), UNLIMITED) },
      { border },
    ),
    rich_text_quote: object({ type: anything, elements }, { border }),
  }),
  UNLIMITED,
);
