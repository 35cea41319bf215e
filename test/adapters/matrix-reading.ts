import { messageOf } from "../../adapters/matrix/content.ts";
import type { Content } from "../../src/chat.ts";

export const bodies = (contents: readonly Content[]): readonly string[] =>
  contents.map((one) => messageOf(one).body.replaceAll(/[\u00a0\u202f]/gu, " "));

export const htmls = (contents: readonly Content[]): readonly string[] =>
  contents.map((one) => messageOf(one).html);

/** What each reaction does, by its key; those that are shown first. */
export const meanings = (contents: readonly Content[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    contents.flatMap((one) => messageOf(one).reactions.map(({ key, words }) => [key, words])),
  );

export const shownKeys = (contents: readonly Content[]): readonly string[] =>
  contents.flatMap((one) =>
    messageOf(one).reactions.flatMap(({ key, shown }) => (shown ? [key] : [])),
  );
