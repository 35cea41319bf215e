import type { Content } from "../../src/chat.ts";
import { oneLine } from "../../src/inert.ts";
import { type Language, speech } from "../../src/text.ts";
import type { Action, Block, Text, View } from "../../src/view.ts";
import type { Meaning } from "./content.ts";
import { LIMITS } from "./limits.ts";
import { type Line, linesOf } from "./markup.ts";
import { paged } from "./pages.ts";
import { type Piece, paragraph, small } from "./pieces.ts";
import { choicesText, pollMeanings, pollPieces } from "./poll.ts";
import { Keys, signOf } from "./signs.ts";

/**
 * A view as Matrix messages, within the limits and in order; pure. What can be pressed
 * elsewhere is here a reaction to the message, or, where there would be too many, typed.
 */
export function render(view: View, language: Language): readonly Content[] {
  const keys = new Keys(LIMITS.reactions);
  for (const block of view.blocks)
    if (block.block === "poll") keys.reserve(pollMeanings(block).map(({ key }) => key));
  return paged(view.blocks.flatMap((block) => piecesOf(block, language, keys)));
}

/** The same as an answer to one person, who types what follows from it: nothing to press beneath it. */
export function renderAnswer(view: View, language: Language): readonly Content[] {
  return paged(
    view.blocks.map(unpressable).flatMap((block) => piecesOf(block, language, new Keys(0))),
  );
}

const unpressable = (block: Block): Block =>
  block.block === "poll"
    ? { ...block, lines: block.lines.map((line) => ({ ...line, actions: [] })) }
    : block;

function piecesOf(block: Block, language: Language, keys: Keys): readonly Piece[] {
  switch (block.block) {
    case "title":
      return [{ as: "title", lines: linesOf(block.text) }];
    case "text":
      return [paragraph(linesOf(block.text))];
    case "facts":
      return [paragraph(block.facts.flatMap((fact) => linesOf(factText(fact, language))))];
    case "list":
      return block.items.map((item) => ({ as: "item", lines: linesOf(item) }));
    case "poll":
      return pollPieces(block, language);
    case "actions":
      return actionPieces(block.actions, language, keys);
    case "link":
      return [paragraph(linesOf([{ link: block.url, label: block.label }]))];
    case "note":
      return [small(linesOf(block.text))];
    default:
      return block satisfies never;
  }
}

function factText(
  { label, value }: { readonly label: string; readonly value: Text },
  language: Language,
): Text {
  return [{ strong: label + (language === "fr" ? "\u00a0:" : ":") }, " ", ...value];
}

function actionPieces(
  actions: readonly Action[],
  language: Language,
  keys: Keys,
): readonly Piece[] {
  const reactions: Meaning[] = [];
  const typed: Line[] = [];
  for (const action of actions) {
    const words = wordsOf(action);
    const label = oneLine(action.label) || words;
    const key = keys.next(signOf(words.split(" ").at(-1) ?? ""));
    if (key === undefined)
      typed.push(...linesOf(speech(language).say("button.type", { label, words })));
    else reactions.push({ key, label, words, shown: true });
  }
  const choices = reactions.length === 0 ? [] : linesOf(choicesText(reactions, language));
  return [{ ...small(choices), reactions }, small(typed)];
}

function wordsOf(action: Action): string {
  return ("run" in action ? action.run : action.ask).trim().replace(/^\/utopia\s+/u, "");
}
