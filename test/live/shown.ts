import { messageOf } from "../../adapters/matrix/content.ts";
import type { Content } from "../../src/chat.ts";
import type { Shown } from "../adapters/contract-views.ts";
import type { Seen } from "./reading.ts";

/** A message as a person reads it, where clients show HTML. */
export function shownOf({ body, html = "", calls = [], reactions }: Seen): Shown {
  return {
    text: body,
    buttons: Object.keys(reactions),
    links: linksIn(html),
    pings: [...calls, ...rings(body)],
  };
}

/** What a content would show. */
export function shownOfContent(content: Content): Shown {
  const { body, html, reactions } = messageOf(content);
  return {
    text: body,
    buttons: reactions.flatMap(({ label, shown }) => (shown ? [label] : [])),
    links: linksIn(html),
    pings: rings(body),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a href="([^"]*)">/gu)].map(([, url = ""]) =>
    url.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => ENTITIES[entity] ?? entity),
  );

/** What rings for everybody where `m.mentions` is not known yet. */
const rings = (body: string): readonly string[] => body.match(/@room/gu) ?? [];
