/**
 * What Slack takes. A figure without a page is ours: Slack has a limit there and says
 * nothing of it, or the reader is better served below it.
 */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * Bytes of `text`. The page of `chat.update` says 4,000 characters, others measured that
   * they are counted as UTF-8: what is posted must also be editable.
   * https://docs.slack.dev/reference/methods/chat.update
   */
  text: 4_000,
  /**
   * All that a message holds, containers included. Slack refuses more than about 13,200 with
   * `msg_blocks_too_long`, counts in a way that it does not tell, and refused 11,341 characters
   * of rich text; we count more than it seems to, and stop below.
   * https://github.com/slackapi/bolt-js/issues/2509 and 2867
   */
  message: 12_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** No page limits a `rich_text`: the same as the text of a section. */
  richText: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  buttons: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  label: 75,
  value: 2_000,
  actionId: 255,
  /** https://docs.slack.dev/surfaces/modals and /surfaces/app-home */
  viewBlocks: 100,
  viewTitle: 24,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  fieldLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputLength: 3_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  /** A longer address is shown as words. */
  url: 1_000,
} as const;

/** What a block costs of a message's size besides its words: 100 to 125 were measured. */
export const BLOCK_COST = 125;
/** The same of a button, a line or a change of style: a guess on the safe side. */
export const ELEMENT_COST = 20;
