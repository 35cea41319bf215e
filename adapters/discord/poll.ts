import { type Language, plain, selector, speech } from "../../src/text.ts";
import type { Block, PollLine } from "../../src/view.ts";
import type { Control } from "./content.ts";
import { answerId } from "./custom-id.ts";
import { LIMITS } from "./limits.ts";
import { linesOf } from "./markdown.ts";
import { buttonPiece, linePiece, type Piece, selectOf } from "./pieces.ts";

type PollBlock = Extract<Block, { block: "poll" }>;

/** As many options as have a row of buttons each, beneath which there is room for the form's. */
const MOST_WITH_BUTTONS = 3;
/** What an answer runs: `vote #12 3 yes`. */
const VOTE = /^vote #(?<poll>\d+) (?<position>\d+) (?<answer>[a-z-]+)$/u;

interface Vote {
  readonly poll: number;
  readonly answer: string;
}

/** A poll's options, and beneath them what answers it. */
export function pollPieces(block: PollBlock, language: Language): readonly Piece[] {
  const { lines, how, form } = block;
  const open = lines.filter(({ actions }) => actions.length > 0);
  const answers = open.length > MOST_WITH_BUTTONS ? selects(block, open, language) : undefined;
  return [
    ...lines.map((line) => linePiece(optionLines(line))),
    ...(answers ?? open.map((line) => answerButtons(line, language))),
    // Where there is something to press, nobody need learn what to type.
    linePiece(open.length > 0 ? [] : small(linesOf(how))),
    buttonPiece(form === undefined ? [] : [form], language),
  ];
}

/** « **1. mardi 2 mars 2027 à 14 h** ✅ 5 oui », and beneath it, small, who said what. */
function optionLines({ number, label, tally, voices }: PollLine): readonly string[] {
  const name = { strong: `${number}. ${plain(label)}` };
  return [...linesOf([name, " ", ...tally]), ...small(linesOf(voices))];
}

/** Small and grey. https://support.discord.com/hc/en-us/articles/210298617 */
export const small = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line.trim() === "" ? line : `-# ${line}`));

/** Far from its option, an answer says to which it is one: « 2. Si besoin ». */
function answerButtons({ number, actions }: PollLine, language: Language): Piece {
  return buttonPiece(
    actions.map((action) => ({ ...action, label: `${number}. ${action.label}` })),
    language,
  );
}

/**
 * A list for each answer but « non », which is what becomes of what is no longer chosen.
 * Undefined where something else than a vote is run.
 */
function selects(
  { single }: PollBlock,
  open: readonly PollLine[],
  language: Language,
): readonly Piece[] | undefined {
  const votes = open.map(votesFor);
  const [first = []] = votes;
  if (votes.some((some) => some.length === 0 || some.length !== first.length)) return undefined;
  const isDates = first.length > 2;
  const kind = isDates ? "dates" : single ? "single" : "several";
  const choices = open.map(({ number, label }) => ({
    value: String(number),
    label: `${number}. ${plain(label)}`,
  }));
  const rows = first.slice(0, -1).flatMap(({ poll, answer }) =>
    chunks(choices).map((some): readonly Control[] => [
      selectOf(answerId(poll, answer), some, {
        most: single ? 1 : some.length,
        placeholder: speech(language).line("poll.pick", { kind, answer: selector(answer) }),
      }),
    ]),
  );
  return [{ lines: [], rows }];
}

/** The votes that its actions are; none where one of them is anything else. */
function votesFor({ number, actions }: PollLine): readonly Vote[] {
  const votes = actions.flatMap((action) => {
    const found = "run" in action ? VOTE.exec(action.run)?.groups : undefined;
    if (found === undefined || Number(found["position"]) !== number) return [];
    return [{ poll: Number(found["poll"]), answer: found["answer"] ?? "" }];
  });
  return votes.length === actions.length ? votes : [];
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / LIMITS.options) }, (_, at) =>
    all.slice(at * LIMITS.options, (at + 1) * LIMITS.options),
  );
}
