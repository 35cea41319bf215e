import type { Content } from "../../src/chat.ts";
import { messageOf } from "./content.ts";
import { LIMITS } from "./limits.ts";

/** The limits of Matrix, and ours, that a content goes beyond, each in words; none when it is taken. */
export function checkContent(content: Content): readonly string[] {
  const { body, html, reactions } = messageOf(content);
  const bytes = Buffer.byteLength(JSON.stringify(content));
  const keys = reactions.map(({ key }) => key);
  const shown = reactions.filter((one) => one.shown);
  return [
    ...(body.trim() === "" || html.trim() === "" ? ["content: empty"] : []),
    ...upTo("content", bytes, LIMITS.content),
    ...upTo("reactions", shown.length, LIMITS.reactions),
    ...(new Set(keys).size < keys.length ? ["two reactions of one key"] : []),
    ...keys.flatMap((key) => (key === "" ? ["key: empty"] : [])),
  ];
}

function upTo(what: string, size: number, most: number): readonly string[] {
  return size > most ? [`${what}: ${size}, at most ${most}`] : [];
}
