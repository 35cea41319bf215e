import { TYPE } from "../../adapters/discord/component-types.ts";
import { type Control, messageOf } from "../../adapters/discord/content.ts";
import type { Content } from "../../src/chat.ts";
import { calledBy, type Reader, readMarkdown } from "../fakes/discord/markdown.ts";
import type { Shown } from "./contract-views.ts";

const reader: Reader = { nameOf: (id) => id, moment: (seconds, style) => `${style}${seconds}` };

/** A content as a person reads it on Discord: its words, and beneath them what can be pressed. */
export function shownOf(content: Content): Shown {
  const source = messageOf(content).content;
  const { text, links } = readMarkdown(source, reader);
  const { everyone, users, roles } = calledBy(source);
  return {
    text,
    buttons: controlsOf(content).flatMap(labelsOf),
    links,
    pings: [...(everyone ? ["everyone"] : []), ...users, ...roles],
  };
}

export function controlsOf(content: Content): readonly Control[] {
  return messageOf(content).components.flatMap((row) => row.components);
}

const labelsOf = (control: Control): readonly string[] =>
  control.type === TYPE.button ? [control.label ?? ""] : control.options.map(({ label }) => label);

const OURS =
  /\\[^0-9A-Za-z\s]|`[^`\n]*`|\(<t:\d+:R>\)|\[[^\]]*\]\(<https:\/\/[^>]*>\)|<https:\/\/[^>]*>|\*\*|^(?:### |-# )/gmu;
const ACTIVE = /[\\*_~|`<[\]]|@(?:everyone|here)|:\/\/|:[^\s:]+:|^\s*(?:#{1,3} |-#|[-+] |>)/gmu;

/** What Discord would act on in a content, but for what we write ourselves. */
export function activeIn(content: Content): readonly string[] {
  return messageOf(content).content.replaceAll(OURS, "¶ ").match(ACTIVE) ?? [];
}
