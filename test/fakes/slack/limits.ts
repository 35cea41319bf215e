/** What Slack allows at most, and the page (or the maintainers' answer) that says so. */
export interface Limit {
  readonly most: number;
  readonly page: string;
}

const DOCS = "https://docs.slack.dev";
const BLOCKS = `${DOCS}/reference/block-kit/blocks`;
const ELEMENTS = `${DOCS}/reference/block-kit/block-elements`;
const OBJECTS = `${DOCS}/reference/block-kit/composition-objects`;
const METHODS = `${DOCS}/reference/methods`;

/** Of blocks and what they hold, in characters or items: `invalid_blocks` beyond. */
export const BLOCK_LIMITS = {
  blocksInMessage: { most: 50, page: BLOCKS },
  blockId: { most: 255, page: BLOCKS },
  sectionText: { most: 3_000, page: `${BLOCKS}/section-block` },
  sectionFields: { most: 10, page: `${BLOCKS}/section-block` },
  fieldText: { most: 2_000, page: `${BLOCKS}/section-block` },
  headerText: { most: 150, page: `${BLOCKS}/header-block` },
  contextElements: { most: 10, page: `${BLOCKS}/context-block` },
  contextText: { most: 3_000, page: `${OBJECTS}/text-object` },
  actionsElements: { most: 25, page: `${BLOCKS}/actions-block` },
  inputLabel: { most: 2_000, page: `${BLOCKS}/input-block` },
  inputHint: { most: 2_000, page: `${BLOCKS}/input-block` },
  imageUrl: { most: 3_000, page: `${BLOCKS}/image-block` },
  altText: { most: 2_000, page: `${BLOCKS}/image-block` },
  actionId: { most: 255, page: `${ELEMENTS}/button-element` },
  buttonText: { most: 75, page: `${ELEMENTS}/button-element` },
  buttonValue: { most: 2_000, page: `${ELEMENTS}/button-element` },
  buttonUrl: { most: 3_000, page: `${ELEMENTS}/button-element` },
  spokenLabel: { most: 75, page: `${ELEMENTS}/button-element` },
  placeholder: { most: 150, page: `${ELEMENTS}/select-menu-element` },
  selectOptions: { most: 100, page: `${ELEMENTS}/select-menu-element` },
  overflowOptions: { most: 5, page: `${ELEMENTS}/overflow-menu-element` },
  radioOptions: { most: 10, page: `${ELEMENTS}/radio-button-group-element` },
  checkboxOptions: { most: 10, page: `${ELEMENTS}/checkboxes-element` },
  inputLength: { most: 3_000, page: `${ELEMENTS}/plain-text-input-element` },
  optionText: { most: 75, page: `${OBJECTS}/option-object` },
  // The SDK's types say 75; the page says 150.
  optionValue: { most: 150, page: `${OBJECTS}/option-object` },
  optionDescription: { most: 75, page: `${OBJECTS}/option-object` },
  confirmTitle: { most: 100, page: `${OBJECTS}/confirmation-dialog-object` },
  confirmText: { most: 300, page: `${OBJECTS}/confirmation-dialog-object` },
  confirmButton: { most: 30, page: `${OBJECTS}/confirmation-dialog-object` },
} as const satisfies Record<string, Limit>;

/** Of modals and home tabs: `invalid_arguments` beyond. */
export const VIEW_LIMITS = {
  blocksInView: { most: 100, page: `${DOCS}/reference/views/modal-views` },
  title: { most: 24, page: `${DOCS}/reference/views/modal-views` },
  submit: { most: 24, page: `${DOCS}/reference/views/modal-views` },
  close: { most: 24, page: `${DOCS}/reference/views/modal-views` },
  privateMetadata: { most: 3_000, page: `${DOCS}/reference/views/modal-views` },
  callbackId: { most: 255, page: `${DOCS}/reference/views/modal-views` },
  externalId: { most: 255, page: `${METHODS}/views.open` },
} as const satisfies Record<string, Limit>;

export const LIMITS = {
  /** Characters: what is beyond is cut off, without a word. */
  messageText: { most: 40_000, page: `${METHODS}/chat.postMessage#truncating` },
  /** Characters: `msg_too_long` beyond. */
  updatedText: { most: 4_000, page: `${METHODS}/chat.update` },
  /**
   * Characters of all blocks of a message together, each block counting `BLOCK_WEIGHT` for
   * itself: `msg_blocks_too_long` beyond. No page gives it. Measured there: 13,297
   * characters in one block pass, a divider more costs 125 of them.
   */
  weightOfBlocks: { most: 13_422, page: "https://github.com/slackapi/bolt-js/issues/2509" },
  /** Levels of a list in rich text: `invalid_blocks` beyond. */
  listIndent: {
    most: 8,
    page: `${DOCS}/tools/node-slack-sdk/reference/types/interfaces/RichTextList`,
  },
  /** Bytes of JSON: `metadata_too_large` beyond. The page gives no number; this one is cautious. */
  metadataBytes: { most: 16_000, page: `${METHODS}/chat.postMessage#errors` },
  /** Bytes of JSON: `view_too_large` beyond. */
  viewBytes: { most: 250_000, page: `${METHODS}/views.open` },
  /** Views on top of each other: `push_limit_reached` beyond. */
  viewsInStack: { most: 3, page: `${METHODS}/views.push` },
  responseUrlUses: { most: 5, page: `${DOCS}/interactivity/handling-user-interaction` },
  responseUrlLife: { most: 30 * 60_000, page: `${DOCS}/interactivity/handling-user-interaction` },
  /** Milliseconds. */
  acknowledgement: { most: 3_000, page: `${DOCS}/interactivity/handling-user-interaction` },
  /** Milliseconds. */
  triggerLife: { most: 3_000, page: `${DOCS}/interactivity/handling-user-interaction` },
  socketsOfApp: { most: 10, page: `${DOCS}/apis/events-api/using-socket-mode` },
  historyPage: { most: 999, page: `${METHODS}/conversations.history` },
} as const satisfies Record<string, Limit>;

/** What a block adds to the weight of its message, in characters. */
export const BLOCK_WEIGHT = 125;

/** When an event that nobody acknowledged is sent again (ms), one after the other. */
export const RETRIES_AFTER = [0, 60_000, 300_000];
