import type { types } from "@slack/bolt";
import { oneLine } from "../../src/inert.ts";
import type { Action } from "../../src/view.ts";
import type { SlackBlock } from "./content.ts";
import { bytesOf, escaped, shortened } from "./escape.ts";
import { BLOCK_COST, ELEMENT_COST, LIMITS } from "./limits.ts";
import { costOfAll, cut, type Element, merged, wordsOf } from "./rich.ts";

/** A block of a message, with what it says. */
export interface Piece {
  readonly block: SlackBlock;
  /** Its words for the notification and for screen readers, which read no block. */
  readonly words: string;
  /** What they are told only where there is room for all of it. */
  readonly aside: string;
  /** What stands for a message that says nothing else: the labels of its buttons. */
  readonly labels: readonly string[];
  /** Its share of a message's size. */
  readonly cost: number;
}

/** One line of rich text. */
export interface Line {
  readonly elements: readonly Element[];
  readonly bullet?: true;
  readonly aside?: true;
}

/** Prefix of the `action_id` of a button whose value is a command to run, and of one to complete. */
export const RUN = "run-";
export const ASK = "ask-";
/** A line's break or bullet, and what holds it. */
const LINE_COST = ELEMENT_COST;
/** A line that no block holds is cut into such, so that two of them and a title fill a message. */
const PART = 1_900;
const BULLET = "• ";
const LINE_BREAK: Element = { type: "text", text: "\n" };

/** A line with what it says and costs. */
interface Measured extends Line {
  readonly words: string;
  readonly cost: number;
}

const measured = (line: Line): Measured => ({
  ...line,
  words: (line.bullet ? BULLET : "") + line.elements.map(wordsOf).join(""),
  cost: costOfAll(line.elements) + LINE_COST,
});

/** Lines as blocks of rich text; a line too long for one goes on in the next, nothing is lost. */
export function linePieces(lines: readonly Line[]): readonly Piece[] {
  const blocks: Measured[][] = [];
  let room = 0;
  for (const line of lines.flatMap(shortLines)) {
    const { cost } = line;
    const block = blocks.at(-1);
    if (block === undefined || cost > room) {
      blocks.push([line]);
      room = LIMITS.richText - cost;
    } else {
      block.push(line);
      room -= cost;
    }
  }
  return blocks.map(richText);
}

function shortLines(line: Line): readonly Measured[] {
  const { elements, aside, bullet } = line;
  if (elements.every((one) => wordsOf(one).trim() === "")) return [];
  const whole = measured(line);
  if (whole.cost <= LIMITS.richText) return [whole];
  return cut(elements, PART).map((chunk, position) =>
    measured({
      elements: chunk,
      ...(aside && { aside }),
      ...(bullet && position === 0 && { bullet }),
    }),
  );
}

function richText(lines: readonly Measured[]): Piece {
  const said = (some: readonly Measured[]) => some.map(({ words }) => words).join("\n");
  const told = lines.filter((line) => !line.aside);
  return {
    block: { type: "rich_text", elements: [...sections(lines)] },
    // A block that tells nothing else is told: its message would have no words.
    words: said(told.length > 0 ? told : lines),
    aside: said(told.length > 0 ? lines.filter((line) => line.aside) : []),
    labels: [],
    cost: BLOCK_COST + sumOf(lines),
  };
}

type Section = types.RichTextSection & { elements: Element[] };

/** Bullets that follow each other are a list, other lines a section. */
function sections(lines: readonly Line[]): readonly (Section | types.RichTextList)[] {
  const all: (Section | types.RichTextList)[] = [];
  for (const { elements, bullet } of lines) {
    const last = all.at(-1);
    const section: Section = { type: "rich_text_section", elements: [...elements] };
    if (bullet && last?.type === "rich_text_list") last.elements.push(section);
    else if (bullet) all.push({ type: "rich_text_list", style: "bullet", elements: [section] });
    else if (last?.type === "rich_text_section")
      last.elements = merged([...last.elements, LINE_BREAK, ...elements]);
    else all.push(section);
  }
  return all;
}

/** Words that fit a header. */
export function headerPiece(words: string): Piece {
  return textPiece({ type: "header", text: plainText(words) }, words);
}

/** Words that fit a text object, shown small and grey. */
export function contextPiece(words: string): Piece {
  return textPiece({ type: "context", elements: [plainText(words)] }, words);
}

function textPiece(block: SlackBlock, words: string): Piece {
  const cost = BLOCK_COST + ELEMENT_COST + bytesOf(words);
  return { block, words, aside: "", labels: [], cost };
}

/** A button with what stands on it, what it does and what it costs. */
interface Button {
  readonly action: Action;
  readonly label: string;
  readonly command: string;
  readonly cost: number;
}

function buttonOf(action: Action): Button {
  const command = "run" in action ? action.run : action.ask;
  const label = shortened(oneLine(action.label) || command, LIMITS.label);
  return { action, label, command, cost: ELEMENT_COST + bytesOf(label) + bytesOf(command) };
}

/** Buttons, as many as a block and a message take. */
export function buttonPieces(actions: readonly Action[]): readonly Piece[] {
  const rows: Button[][] = [];
  let room = 0;
  for (const button of actions.map(buttonOf)) {
    const row = rows.at(-1);
    if (row === undefined || row.length === LIMITS.buttons || button.cost > room) {
      rows.push([button]);
      room = LIMITS.message / 2 - button.cost;
    } else {
      row.push(button);
      room -= button.cost;
    }
  }
  return rows.map((row) => ({
    block: { type: "actions", elements: row.map(element) },
    words: "",
    aside: "",
    labels: row.map(({ label }) => label),
    cost: BLOCK_COST + sumOf(row),
  }));
}

const sumOf = (all: readonly { readonly cost: number }[]): number =>
  all.reduce((sum, { cost }) => sum + cost, 0);

/** `position` among its neighbours keeps the `action_id` apart in its block, as Slack asks. */
function element({ action, label, command }: Button, position: number): types.Button {
  return {
    type: "button",
    text: plainText(label),
    action_id: `${"run" in action ? RUN : ASK}${position}`,
    value: command,
    ...("tone" in action && action.tone && { style: action.tone }),
  };
}

/** Without `emoji`, so that `:tada:` stays what somebody typed. */
export const plainText = (words: string): types.PlainTextElement => ({
  type: "plain_text",
  text: escaped(words),
  emoji: false,
});
