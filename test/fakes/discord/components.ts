import {
  all,
  anything,
  byType,
  type Check,
  chars,
  type Fault,
  type Fields,
  flag,
  integer,
  isFields,
  lengthOf,
  list,
  listOf,
  matching,
  maybe,
  object,
  oneOf,
  type Path,
  twins,
  upTo,
  word,
  wrong,
} from "./checks.ts";
import { type Component, flat, LINK_BUTTON, TYPE } from "./content.ts";
import { COMPONENT_LIMITS } from "./limits.ts";

/* What may stand below a message, or make it. */

const { minValues, maxValues } = COMPONENT_LIMITS;
export const customId = chars(COMPONENT_LIMITS.customId);
const address = matching(/^(?:https?|discord):\/\//u);
const media = object({ url: address });

const button: Check = (value, at) => {
  const given = value as Fields;
  const style = oneOf(1, 2, 3, 4, LINK_BUTTON)(given["style"], [...at, "style"]);
  if (style.length > 0) return style;
  const isLink = given["style"] === LINK_BUTTON;
  const says = given["emoji"] === undefined ? chars : upTo;
  return [
    ...object({
      label: says(COMPONENT_LIMITS.buttonLabel),
      disabled: maybe(flag),
      ...(isLink
        ? { url: all(chars(COMPONENT_LIMITS.buttonUrl), address) }
        : { custom_id: customId }),
    })(value, at),
    ...(given[isLink ? "custom_id" : "url"] === undefined
      ? []
      : wrong(
          [...at, "custom_id"],
          "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
          "A custom id and url cannot both be specified",
        )),
  ];
};

const option = object({
  label: chars(COMPONENT_LIMITS.optionLabel),
  value: chars(COMPONENT_LIMITS.optionValue),
  description: upTo(COMPONENT_LIMITS.optionDescription),
  default: maybe(flag),
  emoji: anything,
});

const range: Check = (value, at) => {
  const { min_values: least = 1, max_values: most = 1, options } = value as Fields;
  const among = listOf(options);
  return [
    ...(Number(least) > Number(most)
      ? wrong(
          [...at, "min_values"],
          "NUMBER_TYPE_MAX",
          `int value should be less than or equal to ${word(most)}.`,
        )
      : []),
    ...(options !== undefined && Number(most) > among.length
      ? wrong(
          [...at, "options"],
          "BASE_TYPE_MIN_LENGTH",
          `Must be ${word(most)} or more in length.`,
        )
      : []),
    ...(among.filter((one) => one["default"] === true).length > Number(most)
      ? wrong(
          [...at, "options"],
          "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
          "The number of default values is above the maximum.",
        )
      : []),
    ...twins(
      among.map((one) => word(one["value"])),
      (index) =>
        wrong(
          [...at, "options", index, "value"],
          "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
          "The specified option value is already used",
        ),
    ),
  ];
};

const select = (more: Readonly<Record<string, Check>>): Check =>
  all(
    object({
      custom_id: customId,
      placeholder: upTo(COMPONENT_LIMITS.placeholder),
      min_values: maybe(integer(minValues, 0)),
      max_values: maybe(integer(maxValues, 1)),
      disabled: maybe(flag),
      ...more,
    }),
    range,
  );

const ofOptions = select({ options: list(option, COMPONENT_LIMITS.selectOptions) });

/** Those that are filled from what Discord knows. */
const ofEntities = select({});

export const selects: Readonly<Record<number, Check>> = {
  [TYPE.stringSelect]: ofOptions,
  [TYPE.userSelect]: ofEntities,
  [TYPE.roleSelect]: ofEntities,
  [TYPE.mentionableSelect]: ofEntities,
  [TYPE.channelSelect]: ofEntities,
};

const inRow = byType({ [TYPE.button]: button, ...selects });

/** Five buttons, or one select alone. */
const width: Check = (value, at) => {
  const types = listOf((value as Fields)["components"]).map((one) => one["type"]);
  const hasSelect = types.some((type) => type !== TYPE.button);
  const { most } = hasSelect ? COMPONENT_LIMITS.selectsInRow : COMPONENT_LIMITS.buttonsInRow;
  return types
    .slice(most)
    .flatMap((_, index) =>
      wrong(
        [...at, "components", index + most],
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        "The specified component exceeds the maximum width",
      ),
    );
};

const row = all(object({ components: list(inRow, { most: Number.POSITIVE_INFINITY }) }), width);

export const textDisplay = object({ content: chars(COMPONENT_LIMITS.textTogether) });

const thumbnail = object({ media, description: upTo(COMPONENT_LIMITS.altText) });

const section = object({
  components: list(byType({ [TYPE.text]: textDisplay }), COMPONENT_LIMITS.sectionTexts),
  accessory: byType({ [TYPE.button]: button, [TYPE.thumbnail]: thumbnail }),
});

const gallery = object({
  items: list(
    object({ media, description: upTo(COMPONENT_LIMITS.altText) }),
    COMPONENT_LIMITS.galleryItems,
  ),
});

const inContainer: Readonly<Record<number, Check>> = {
  [TYPE.row]: row,
  [TYPE.section]: section,
  [TYPE.text]: textDisplay,
  [TYPE.gallery]: gallery,
  [TYPE.separator]: object({ divider: maybe(flag), spacing: maybe(oneOf(1, 2)) }),
};

const unlimited = { most: Number.POSITIVE_INFINITY };

const onTop = byType({
  ...inContainer,
  [TYPE.container]: object({
    components: list(byType(inContainer), unlimited),
    accent_color: maybe(integer({ most: 0xffffff }, 0)),
  }),
});

/** No two components of one message, or form, have the same id. */
export const distinctCustomIds: Check = (value, at) => {
  const seen = new Set<string>();
  return interactive(listOf(value), at).flatMap(({ id, path }) => {
    if (id === "" || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return wrong(
      [...path, "custom_id"],
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    );
  });
};

function interactive(
  components: readonly Fields[],
  at: Path,
): readonly { readonly id: string; readonly path: Path }[] {
  return components.flatMap((one, index) => {
    const path = [...at, index];
    const { accessory, component } = one;
    return [
      { id: word(one["custom_id"]), path },
      ...interactive(listOf(one["components"]), [...path, "components"]),
      ...(isFields(accessory)
        ? [{ id: word(accessory["custom_id"]), path: [...path, "accessory"] }]
        : []),
      ...(isFields(component)
        ? [{ id: word(component["custom_id"]), path: [...path, "component"] }]
        : []),
    ];
  });
}

/** All of them at once. */
const together: Check = (value, at): readonly Fault[] => {
  const components = flat(value as readonly Component[]);
  const { componentsTogether, textTogether } = COMPONENT_LIMITS;
  const text = components
    .filter(({ type }) => type === TYPE.text)
    .reduce((sum, { content = "" }) => sum + lengthOf(content), 0);
  return [
    ...(components.length > componentsTogether.most
      ? wrong(
          at,
          "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
          `Total number of components exceeds the maximum of ${componentsTogether.most}`,
        )
      : []),
    ...(text > textTogether.most
      ? wrong(
          at,
          "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
          `Component's displayable text size exceeds maximum size of ${textTogether.most}`,
        )
      : []),
  ];
};

/** Below a message that has words of its own. */
export const legacyComponents: Check = all(
  list(byType({ [TYPE.row]: row }), COMPONENT_LIMITS.rows, 0),
  distinctCustomIds,
);

/** Instead of words. */
export const componentsV2: Check = all(list(onTop, unlimited, 0), distinctCustomIds, together);
