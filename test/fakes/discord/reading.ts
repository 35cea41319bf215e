import { word } from "./checks.ts";
import {
  type Component,
  FLAG,
  flat,
  has,
  isSelect,
  LINK_BUTTON,
  labelOf,
  TYPE,
} from "./content.ts";
import { textsOf } from "./embeds.ts";
import { type Reader, readMarkdown } from "./markdown.ts";
import { APP, type Message } from "./world.ts";

/** A menu as somebody sees it. */
interface Menu {
  readonly placeholder: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
}

/** A message as somebody reads it. */
export interface Seen {
  readonly text: string;
  /** Labels, as far as they can be pressed. */
  readonly buttons: readonly string[];
  readonly menus: readonly Menu[];
  /** Where its links lead. */
  readonly links: readonly string[];
  /** Who is called by it: « everyone », people and roles by their ids. */
  readonly pings: readonly string[];
  /** Whether it came without a sound. */
  readonly isSilent: boolean;
}

export const THINKING = `${APP.name} réfléchit…`;

export function readMessage(message: Message, reader: Reader): Seen {
  const { flags, pings, components } = message;
  const embeds = has(flags, FLAG.suppressEmbeds) ? [] : message.embeds;
  const all = flat(components);
  const texts = [
    ...(has(flags, FLAG.loading) ? [THINKING] : []),
    message.content,
    ...embeds.flatMap(textsOf),
    ...all.flatMap(saidBy),
  ].filter((text) => text !== "");
  const reads = texts.map((text) => readMarkdown(text, reader));
  const buttons = all.filter(({ type }) => type === TYPE.button);
  return {
    text: reads.map(({ text }) => text).join("\n"),
    buttons: buttons.filter(isPressable).map(labelOf),
    menus: all.filter(isSelect).map(menuOf),
    links: [
      ...reads.flatMap(({ links }) => links),
      ...embeds.flatMap(({ url }) => (url === undefined ? [] : [word(url)])),
      ...buttons.flatMap(({ url }) => (url === undefined ? [] : [url])),
    ],
    isSilent: has(flags, FLAG.suppressNotifications),
    pings: [...(pings.everyone ? ["everyone"] : []), ...pings.users, ...pings.roles],
  };
}

export const isPressable = ({ type, style, disabled }: Component): boolean =>
  type === TYPE.button && style !== LINK_BUTTON && disabled !== true;

function saidBy({
  type,
  content = "",
  items = [],
  description = "",
}: Component): readonly string[] {
  if (type === TYPE.text) return [content];
  if (type === TYPE.gallery) return items.map((item) => word(item["description"]));
  return type === TYPE.thumbnail ? [description] : [];
}

const menuOf = ({ placeholder = "", options = [] }: Component): Menu => ({
  placeholder,
  options: options.map(labelOf),
  chosen: options.filter((one) => one.default === true).map(labelOf),
});
