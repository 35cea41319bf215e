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
  maybe,
  object,
  oneOf,
  upTo,
  wrong,
} from "./checks.ts";
import { customId, distinctCustomIds, selects, textDisplay } from "./components.ts";
import { TYPE } from "./content.ts";
import { MODAL_LIMITS } from "./limits.ts";

/* A form before a person: https://docs.discord.com/developers/components/using-modal-components */

const input = {
  custom_id: customId,
  style: oneOf(1, 2),
  min_length: maybe(integer(MODAL_LIMITS.inputMinLength, 0)),
  max_length: maybe(integer(MODAL_LIMITS.inputMaxLength, 1)),
  required: maybe(flag),
  value: upTo(MODAL_LIMITS.inputValue),
  placeholder: upTo(MODAL_LIMITS.inputPlaceholder),
};

const option = object({ value: anything, label: anything });

/** Nothing in a form can be disabled. */
const enabled =
  (check: Check): Check =>
  (value, at) => [
    ...check(value, at),
    ...((value as Fields)["disabled"] === true
      ? wrong(
          [...at, "disabled"],
          "MODAL_COMPONENT_DISABLED",
          "Components in modals cannot be disabled",
        )
      : []),
  ];

const inLabel = byType({
  [TYPE.textInput]: object(input),
  ...Object.fromEntries(Object.entries(selects).map(([type, check]) => [type, enabled(check)])),
  [TYPE.radioGroup]: object({
    custom_id: customId,
    options: list(option, MODAL_LIMITS.radioOptions, 2),
  }),
  [TYPE.checkboxGroup]: object({
    custom_id: customId,
    options: list(option, MODAL_LIMITS.checkboxes),
  }),
  [TYPE.checkbox]: object({ custom_id: customId }),
});

const onTop = byType({
  // Deprecated for labels, and still taken.
  [TYPE.row]: object({
    components: list(
      byType({ [TYPE.textInput]: object({ ...input, label: chars(MODAL_LIMITS.label) }) }),
      { most: 1 },
    ),
  }),
  [TYPE.text]: textDisplay,
  [TYPE.label]: object({
    label: chars(MODAL_LIMITS.label),
    description: upTo(MODAL_LIMITS.description),
    component: inLabel,
  }),
});

export const modalForm: Check = object({
  custom_id: chars(MODAL_LIMITS.customId),
  title: chars(MODAL_LIMITS.title),
  components: all(list(onTop, MODAL_LIMITS.components), distinctCustomIds),
});
