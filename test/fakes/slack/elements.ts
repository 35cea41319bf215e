import {
  all,
  anything,
  byType,
  type Check,
  chars,
  type Fields,
  flag,
  integer,
  list,
  matching,
  object,
  oneOf,
  wrong,
} from "./checks.ts";
import { BLOCK_LIMITS, type Limit } from "./limits.ts";

/* Interactive elements, as https://docs.slack.dev/reference/block-kit/block-elements has them. */

export const plainText = (limit: Limit): Check =>
  object({ type: oneOf("plain_text"), text: chars(limit) }, { emoji: flag });

export const anyText = (limit: Limit): Check =>
  byType({
    plain_text: plainText(limit),
    mrkdwn: object({ type: anything, text: chars(limit) }, { verbatim: flag }),
  });

const confirm = object(
  { text: anyText(BLOCK_LIMITS.confirmText) },
  {
    title: plainText(BLOCK_LIMITS.confirmTitle),
    confirm: plainText(BLOCK_LIMITS.confirmButton),
    deny: plainText(BLOCK_LIMITS.confirmButton),
    style: oneOf("primary", "danger"),
  },
);

const actionId = chars(BLOCK_LIMITS.actionId);
const placeholder = plainText(BLOCK_LIMITS.placeholder);
const person = matching(/^[UW][A-Z0-9]+$/u, "a user id");

const option = (text: (limit: Limit) => Check, more: Readonly<Record<string, Check>> = {}): Check =>
  object(
    { text: text(BLOCK_LIMITS.optionText), value: chars(BLOCK_LIMITS.optionValue) },
    { description: text(BLOCK_LIMITS.optionDescription), ...more },
  );

const interactive = (
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check =>
  object(
    { type: anything, ...required },
    { action_id: actionId, confirm, focus_on_load: flag, ...optional },
  );

/** What is chosen at first must be one of the options, to the letter. */
const amongOptions: Check = (value, at) => {
  const { options, initial_option: one, initial_options: several } = value as Fields;
  const known = new Set((options as readonly unknown[]).map((each) => JSON.stringify(each)));
  const chosen = one === undefined ? ((several ?? []) as readonly unknown[]) : [one];
  return chosen.every((each) => known.has(JSON.stringify(each)))
    ? []
    : wrong("initial option must be one of the provided options", at);
};

const single = (each: Check, most: Limit, more: Readonly<Record<string, Check>> = {}): Check =>
  all(interactive({ options: list(each, most) }, { initial_option: each, ...more }), amongOptions);

const several = (each: Check, most: Limit, more: Readonly<Record<string, Check>> = {}): Check =>
  all(
    interactive({ options: list(each, most) }, { initial_options: list(each, most), ...more }),
    amongOptions,
  );

const button = interactive(
  { text: plainText(BLOCK_LIMITS.buttonText) },
  {
    value: chars(BLOCK_LIMITS.buttonValue),
    url: chars(BLOCK_LIMITS.buttonUrl),
    style: oneOf("primary", "danger"),
    accessibility_label: chars(BLOCK_LIMITS.spokenLabel),
  },
);

const choices = {
  static_select: single(option(plainText), BLOCK_LIMITS.selectOptions, { placeholder }),
  users_select: interactive({}, { placeholder, initial_user: person }),
  conversations_select: interactive(
    {},
    {
      placeholder,
      initial_conversation: anything,
      default_to_current_conversation: flag,
      filter: anything,
      response_url_enabled: flag,
    },
  ),
  channels_select: interactive(
    {},
    { placeholder, initial_channel: anything, response_url_enabled: flag },
  ),
  radio_buttons: single(option(anyText), BLOCK_LIMITS.radioOptions),
  checkboxes: several(option(anyText), BLOCK_LIMITS.checkboxOptions),
  datepicker: interactive(
    {},
    { placeholder, initial_date: matching(/^\d{4}-\d\d-\d\d$/u, "a date as YYYY-MM-DD") },
  ),
  timepicker: interactive(
    {},
    {
      placeholder,
      initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/u, "a time as HH:mm"),
      timezone: anything,
    },
  ),
  datetimepicker: interactive({}, { initial_date_time: integer }),
};

const multiples = {
  multi_static_select: several(option(plainText), BLOCK_LIMITS.selectOptions, {
    placeholder,
    max_selected_items: integer,
  }),
  multi_users_select: interactive(
    {},
    {
      placeholder,
      initial_users: list(person, BLOCK_LIMITS.selectOptions, 0),
      max_selected_items: integer,
    },
  ),
};

const typed = {
  plain_text_input: interactive(
    {},
    {
      placeholder,
      initial_value: chars(BLOCK_LIMITS.inputLength, 0),
      multiline: flag,
      min_length: integer,
      max_length: integer,
      dispatch_action_config: anything,
    },
  ),
  number_input: interactive(
    { is_decimal_allowed: flag },
    {
      placeholder,
      initial_value: anything,
      min_value: anything,
      max_value: anything,
      dispatch_action_config: anything,
    },
  ),
  email_text_input: interactive(
    {},
    { placeholder, initial_value: anything, dispatch_action_config: anything },
  ),
  url_text_input: interactive(
    {},
    { placeholder, initial_value: anything, dispatch_action_config: anything },
  ),
};

export const imageElement = object({
  type: anything,
  image_url: chars(BLOCK_LIMITS.imageUrl),
  alt_text: chars(BLOCK_LIMITS.altText),
});

const overflow = interactive({
  options: list(
    option(plainText, { url: chars(BLOCK_LIMITS.buttonUrl) }),
    BLOCK_LIMITS.overflowOptions,
  ),
});

export const inActions = byType({ button, overflow, ...choices });
export const inAccessory = byType({
  button,
  overflow,
  ...choices,
  ...multiples,
  image: imageElement,
});
export const inInput = byType({ ...choices, ...multiples, ...typed });
