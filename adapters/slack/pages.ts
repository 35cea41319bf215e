import type { Content } from "../../src/chat.ts";
import { contentOf } from "./content.ts";
import { bytesOf, escaped, shortened } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { Piece } from "./pieces.ts";

/**
 * Pieces as messages within the limits, in order. Those of one group stand in one message
 * where one can hold them: an option of a poll and its buttons are not parted.
 */
export function paged(groups: readonly (readonly Piece[])[]): readonly Content[] {
  const pages: Piece[][] = [];
  for (const group of groups.flatMap((one) => (fits(one) ? [one] : one.map((piece) => [piece])))) {
    const page = pages.at(-1);
    if (page && fits([...page, ...group])) page.push(...group);
    else if (group.length > 0) pages.push([...group]);
  }
  return pages.map((page) =>
    contentOf({ text: escaped(textOf(page)), blocks: page.map(({ block }) => block) }),
  );
}

function fits(pieces: readonly Piece[]): boolean {
  return (
    pieces.length <= LIMITS.blocks &&
    pieces.reduce((sum, { cost }) => sum + cost, 0) <= LIMITS.message &&
    bytesOf(joined([...pieces.map(({ words }) => words), MORE])) <= LIMITS.text
  );
}

/** Stands where only the blocks say who answered what. */
const MORE = "…";

/**
 * All that a message says: the notification shows its beginning, and screen readers read
 * nothing else. The names in a long poll are the one thing that may be left to the blocks.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
function textOf(pieces: readonly Piece[]): string {
  const all = joined(pieces.flatMap(({ words, aside }) => [words, aside]));
  if (all === "") return shortened(pieces.flatMap(({ labels }) => labels).join(" · "), 1_000);
  return bytesOf(all) <= LIMITS.text ? all : joined([...pieces.map(({ words }) => words), MORE]);
}

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== "").join("\n");
