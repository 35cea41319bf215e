import {
  all,
  anything,
  byType,
  type Check,
  chars,
  type Fields,
  flag,
  isFields,
  lengthOf,
  list,
  object,
  oneOf,
  word,
  wrong,
} from "./checks.ts";
import { anyText, imageElement, inAccessory, inActions, inInput, plainText } from "./elements.ts";
import { BLOCK_LIMITS, BLOCK_WEIGHT, VIEW_LIMITS } from "./limits.ts";
import { richTextParts } from "./rich-text.ts";

/* Blocks and views, as https://docs.slack.dev/reference/block-kit/blocks has them. */

const block = (
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check =>
  object({ type: anything, ...required }, { block_id: chars(BLOCK_LIMITS.blockId), ...optional });

const textOrFields: Check = (value, at) => {
  const { text, fields } = value as Fields;
  return text === undefined && fields === undefined
    ? wrong("must define `text` or `fields`", at)
    : [];
};

/** Within one block, each element has an `action_id` of its own. */
const noTwins: Check = (value, at) => {
  const { elements } = value as { readonly elements: readonly Fields[] };
  const ids = elements.map((element) => element["action_id"]);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? wrong(`\`action_id\` "${word(id)}" already exists`, `${at}/elements/${index}/action_id`)
      : [],
  );
};

const anyBlock = byType({
  section: all(
    block(
      {},
      {
        text: anyText(BLOCK_LIMITS.sectionText),
        fields: list(anyText(BLOCK_LIMITS.fieldText), BLOCK_LIMITS.sectionFields),
        accessory: inAccessory,
        expand: flag,
      },
    ),
    textOrFields,
  ),
  header: block({ text: plainText(BLOCK_LIMITS.headerText) }),
  divider: block({}),
  rich_text: block({ elements: richTextParts }),
  context: block({
    elements: list(
      byType({
        image: imageElement,
        plain_text: plainText(BLOCK_LIMITS.contextText),
        mrkdwn: anyText(BLOCK_LIMITS.contextText),
      }),
      BLOCK_LIMITS.contextElements,
    ),
  }),
  actions: all(block({ elements: list(inActions, BLOCK_LIMITS.actionsElements) }), noTwins),
  input: block(
    { label: plainText(BLOCK_LIMITS.inputLabel), element: inInput },
    { hint: plainText(BLOCK_LIMITS.inputHint), optional: flag, dispatch_action: flag },
  ),
  image: block(
    { image_url: chars(BLOCK_LIMITS.imageUrl), alt_text: chars(BLOCK_LIMITS.altText) },
    { title: plainText(BLOCK_LIMITS.altText) },
  ),
});

const distinctIds: Check = (value, at) => {
  const ids = (value as readonly Fields[]).map((one) => one["block_id"]);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? wrong(`block_id "${word(id)}" already exists`, `${at}/${index}/block_id`)
      : [],
  );
};

export const messageBlocks: Check = all(
  list(anyBlock, BLOCK_LIMITS.blocksInMessage, 0),
  distinctIds,
);

const viewBlocks = all(list(anyBlock, VIEW_LIMITS.blocksInView, 0), distinctIds);

const shared = {
  private_metadata: chars(VIEW_LIMITS.privateMetadata, 0),
  callback_id: chars(VIEW_LIMITS.callbackId, 0),
  external_id: chars(VIEW_LIMITS.externalId, 0),
};

/** What asks for an answer needs a button that sends it. */
const submitForInputs: Check = (value, at) => {
  const { blocks, submit } = value as { readonly blocks: readonly Fields[]; submit?: unknown };
  const input = blocks.findIndex((one) => one["type"] === "input");
  return input !== -1 && submit === undefined
    ? wrong("must define `submit` to use an `input` block in modals", `${at}/blocks/${input}`)
    : [];
};

export const modalView: Check = all(
  object(
    { type: oneOf("modal"), title: plainText(VIEW_LIMITS.title), blocks: viewBlocks },
    {
      ...shared,
      submit: plainText(VIEW_LIMITS.submit),
      close: plainText(VIEW_LIMITS.close),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
  submitForInputs,
);

export const homeView: Check = object({ type: oneOf("home"), blocks: viewBlocks }, shared);

/** How much a message's blocks count together; see `LIMITS.weightOfBlocks`. */
export function weightOf(blocks: readonly unknown[]): number {
  return blocks.reduce<number>((sum, one) => sum + BLOCK_WEIGHT + textWithin(one), 0);
}

/** What is shown of a block, and what is behind it in rich text: nobody knows which of it Slack counts. */
const COUNTED: ReadonlySet<string> = new Set(["text", "url", "format", "fallback"]);

function textWithin(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textWithin(one), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) =>
      sum + (COUNTED.has(name) && typeof one === "string" ? lengthOf(one) : textWithin(one)),
    0,
  );
}
