import type { Fields } from "./checks.ts";

/* Components of messages and modals: https://docs.discord.com/developers/components/reference */

export const TYPE = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const LINK_BUTTON = 5;

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

interface Option {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
  readonly emoji?: { readonly name?: string };
}

/** A component as it passed the checks. */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly emoji?: { readonly name?: string };
  readonly placeholder?: string;
  readonly options?: readonly Option[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly default?: boolean;
  readonly content?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
  readonly items?: readonly Fields[];
}

/** Each component with all that is within it, in the order in which they are read. */
export function flat(components: readonly Component[]): readonly Component[] {
  return components.flatMap((one) => [
    one,
    ...flat(one.components ?? []),
    ...flat(one.accessory === undefined ? [] : [one.accessory]),
    ...flat(one.component === undefined ? [] : [one.component]),
  ]);
}

/** The same, each with a number of its own, as Discord gives them where the app gave none. */
export function numbered(components: readonly Component[]): readonly Component[] {
  const taken = new Set(flat(components).flatMap(({ id }) => (id === undefined ? [] : [id])));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (one: Component): Component => ({
    ...one,
    id: one.id === undefined || one.id === 0 ? next() : one.id,
    ...(one.components && { components: one.components.map(number) }),
    ...(one.accessory && { accessory: number(one.accessory) }),
    ...(one.component && { component: number(one.component) }),
  });
  return components.map(number);
}

export const isSelect = ({ type }: Component): boolean =>
  type === TYPE.stringSelect || (type >= TYPE.userSelect && type <= TYPE.channelSelect);

/** What stands on it. */
export function labelOf({ label, emoji }: Pick<Component, "label" | "emoji">): string {
  return [emoji?.name, label].filter((part) => part !== undefined && part !== "").join(" ");
}

export const has = (flags: number, one: number): boolean => (flags & one) !== 0;
