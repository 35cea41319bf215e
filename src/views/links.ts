import type { Inline, Text } from "../view.ts";

const ADDRESS = /\bhttps?:\/\/[^\s<>|"“”«»]+/giu;
/** What ends the sentence around an address, not the address. */
const END = /[.,;:!?…'’\])]$/u;

/** Outside text in which the addresses of pages can be followed; all else in it stays words. */
export function withLinks(text: string): Text {
  const parts: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = addressIn(found[0]);
    if (!URL.canParse(address)) continue;
    parts.push(text.slice(end, found.index), { link: address, label: address });
    end = found.index + address.length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

function addressIn(found: string): string {
  // A bracket that was opened in the address is closed in it.
  const isWhole = !END.test(found) || (found.endsWith(")") && isBalanced(found));
  return isWhole ? found : addressIn(found.slice(0, -1));
}

const isBalanced = (text: string): boolean => text.split("(").length === text.split(")").length;
