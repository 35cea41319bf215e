/**
 * What Discord takes, in characters or in items. Its pages do not say how characters are
 * counted; we count UTF-16 units, of which no way of counting finds more. A figure without a
 * page is ours: the reader is better served below Discord's own.
 */
export const LIMITS = {
  /** https://docs.discord.com/developers/resources/message#create-message */
  content: 2_000,
  /** https://docs.discord.com/developers/components/reference#legacy-message-component-behavior */
  rows: 5,
  /** Or one select alone. https://docs.discord.com/developers/components/reference#action-row */
  buttons: 5,
  /** Unique in its message. https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
  customId: 100,
  /** https://docs.discord.com/developers/components/reference#button */
  label: 80,
  /** https://docs.discord.com/developers/components/reference#string-select */
  options: 25,
  placeholder: 150,
  /** Of an option's label, and of its value. */
  option: 100,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalComponents: 5,
  /** https://docs.discord.com/developers/components/reference#label */
  fieldLabel: 45,
  fieldHint: 100,
  /** https://docs.discord.com/developers/components/reference#text-input */
  input: 4_000,
  example: 100,
  /** Of all text displays together; no page says it yet: https://github.com/discord/discord-api-docs/pull/8562 */
  textDisplay: 4_000,
  /** https://docs.discord.com/developers/resources/guild-scheduled-event#create-guild-scheduled-event */
  eventName: 100,
  eventText: 1_000,
  /** https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-object-guild-scheduled-event-entity-metadata */
  eventPlace: 100,
  /** A longer address is shown as words. */
  url: 512,
  /** A longer label stands beside its address, not over it. */
  linkLabel: 200,
} as const;
