/** What Discord allows at most, and the page that says so. */
export interface Limit {
  readonly most: number;
  readonly page: string;
}

const DOCS = "https://docs.discord.com/developers";
const MESSAGE = `${DOCS}/resources/message`;
const COMPONENTS = `${DOCS}/components/reference`;
const COMMANDS = `${DOCS}/interactions/application-commands`;
const RESPONDING = `${DOCS}/interactions/receiving-and-responding`;
const EVENTS = `${DOCS}/resources/guild-scheduled-event`;
const RATE_LIMITS = `${DOCS}/topics/rate-limits`;

/** Of a message, in characters or items. */
export const MESSAGE_LIMITS = {
  content: { most: 2_000, page: `${MESSAGE}#create-message` },
  nonce: { most: 25, page: `${MESSAGE}#create-message` },
  mentionedUsers: { most: 100, page: `${MESSAGE}#allowed-mentions-object` },
  mentionedRoles: { most: 100, page: `${MESSAGE}#allowed-mentions-object` },
  embeds: { most: 10, page: `${MESSAGE}#create-message` },
  embedTitle: { most: 256, page: `${MESSAGE}#embed-object-embed-limits` },
  embedDescription: { most: 4_096, page: `${MESSAGE}#embed-object-embed-limits` },
  embedFields: { most: 25, page: `${MESSAGE}#embed-object-embed-limits` },
  embedFieldName: { most: 256, page: `${MESSAGE}#embed-object-embed-limits` },
  embedFieldValue: { most: 1_024, page: `${MESSAGE}#embed-object-embed-limits` },
  embedFooter: { most: 2_048, page: `${MESSAGE}#embed-object-embed-limits` },
  embedAuthor: { most: 256, page: `${MESSAGE}#embed-object-embed-limits` },
  embedsTogether: { most: 6_000, page: `${MESSAGE}#embed-object-embed-limits` },
} as const satisfies Record<string, Limit>;

/** Of what stands below a message, or makes it. */
export const COMPONENT_LIMITS = {
  rows: { most: 5, page: `${COMPONENTS}#legacy-message-component-behavior` },
  buttonsInRow: { most: 5, page: `${COMPONENTS}#action-row` },
  selectsInRow: { most: 1, page: `${COMPONENTS}#action-row` },
  customId: { most: 100, page: `${COMPONENTS}#anatomy-of-a-component-custom-id` },
  buttonLabel: { most: 80, page: `${COMPONENTS}#button` },
  buttonUrl: { most: 512, page: `${COMPONENTS}#button` },
  placeholder: { most: 150, page: `${COMPONENTS}#string-select` },
  selectOptions: { most: 25, page: `${COMPONENTS}#string-select` },
  minValues: { most: 25, page: `${COMPONENTS}#string-select` },
  maxValues: { most: 25, page: `${COMPONENTS}#string-select` },
  optionLabel: { most: 100, page: `${COMPONENTS}#string-select` },
  optionValue: { most: 100, page: `${COMPONENTS}#string-select` },
  optionDescription: { most: 100, page: `${COMPONENTS}#string-select` },
  sectionTexts: { most: 3, page: `${COMPONENTS}#section` },
  altText: { most: 1_024, page: `${COMPONENTS}#thumbnail` },
  galleryItems: { most: 10, page: `${COMPONENTS}#media-gallery` },
  /** Those within others count too. */
  componentsTogether: { most: 40, page: COMPONENTS },
  /** Of text displays; the official page does not say it yet. */
  textTogether: { most: 4_000, page: "https://github.com/discord/discord-api-docs/pull/8562" },
} as const satisfies Record<string, Limit>;

export const MODAL_LIMITS = {
  title: { most: 45, page: `${RESPONDING}#interaction-response-object-modal` },
  customId: { most: 100, page: `${RESPONDING}#interaction-response-object-modal` },
  components: { most: 5, page: `${RESPONDING}#interaction-response-object-modal` },
  label: { most: 45, page: `${COMPONENTS}#label` },
  description: { most: 100, page: `${COMPONENTS}#label` },
  inputMinLength: { most: 4_000, page: `${COMPONENTS}#text-input` },
  inputMaxLength: { most: 4_000, page: `${COMPONENTS}#text-input` },
  inputValue: { most: 4_000, page: `${COMPONENTS}#text-input` },
  inputPlaceholder: { most: 100, page: `${COMPONENTS}#text-input` },
  radioOptions: { most: 10, page: `${COMPONENTS}#radio-group` },
  checkboxes: { most: 10, page: `${COMPONENTS}#checkbox-group` },
} as const satisfies Record<string, Limit>;

export const COMMAND_LIMITS = {
  commands: { most: 100, page: `${COMMANDS}#registering-a-command` },
  createdADay: { most: 200, page: `${COMMANDS}#registering-a-command` },
  name: { most: 32, page: `${COMMANDS}#application-command-object-application-command-naming` },
  description: { most: 100, page: COMMANDS },
  options: { most: 25, page: COMMANDS },
  choices: { most: 25, page: COMMANDS },
  choiceName: { most: 100, page: COMMANDS },
  choiceValue: { most: 100, page: COMMANDS },
  minLength: { most: 6_000, page: COMMANDS },
  maxLength: { most: 6_000, page: COMMANDS },
  /** Names, descriptions and values together, each in its longest language. */
  characters: { most: 8_000, page: `${COMMANDS}#slash-commands` },
} as const satisfies Record<string, Limit>;

export const EVENT_LIMITS = {
  name: { most: 100, page: EVENTS },
  description: { most: 1_000, page: EVENTS },
  location: { most: 100, page: EVENTS },
  /** Scheduled or active, in one guild: 30038 beyond. */
  open: { most: 100, page: `${EVENTS}#create-guild-scheduled-event` },
} as const satisfies Record<string, Limit>;

export const LIMITS = {
  suggestions: { most: 25, page: `${RESPONDING}#interaction-response-object-autocomplete` },
  /** Milliseconds: 10062 afterwards. */
  answer: { most: 3_000, page: `${RESPONDING}#interaction-callback` },
  /** Milliseconds: 50027 afterwards. */
  tokenLife: { most: 15 * 60_000, page: `${RESPONDING}#followup-messages` },
  historyPage: { most: 100, page: `${MESSAGE}#get-channel-messages` },
  /** Milliseconds; the page says « a few minutes ». */
  nonceLife: { most: 3 * 60_000, page: `${MESSAGE}#create-message` },
  /** In one second, whatever they ask; interactions do not count. */
  requests: { most: 50, page: `${RATE_LIMITS}#global-rate-limit` },
  /** To messages older than an hour, in six seconds and one channel: 30046 beyond. */
  oldEdits: { most: 3, page: "https://docs.discord.food/resources/message#edit-message" },
  sessionStarts: { most: 1_000, page: `${DOCS}/events/gateway#identifying` },
} as const satisfies Record<string, Limit>;

/** When a message is old (ms), and how long its edits are counted. */
export const OLD_EDITS = { age: 60 * 60_000, window: 6_000 };

/** How many calls of a route pass within how long (ms), for one channel or guild. */
export interface Bucket {
  readonly most: number;
  readonly window: number;
}

/**
 * Discord publishes none of them, and changes them; these are what a client library's
 * authors measured, https://javacord.org/wiki/advanced-topics/ratelimits.html. Routes that
 * are not named here have none.
 */
export const BUCKETS: Readonly<Record<string, Bucket>> = {
  "POST /channels/:channel/messages": { most: 5, window: 5_000 },
  "PATCH /channels/:channel/messages/:message": { most: 5, window: 5_000 },
  "DELETE /channels/:channel/messages/:message": { most: 5, window: 1_000 },
};
