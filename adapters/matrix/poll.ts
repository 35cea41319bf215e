import { type Language, plain, selector, speech } from "../../src/text.ts";
import type { Block, Inline, PollLine, Text } from "../../src/view.ts";
import type { Meaning } from "./content.ts";
import { LIMITS } from "./limits.ts";
import { type Line, linesOf } from "./markup.ts";
import { type Piece, paragraph, small } from "./pieces.ts";
import { keycap, NONE, signOf } from "./signs.ts";

type PollBlock = Extract<Block, { block: "poll" }>;

/** As many dates as can each have a reaction for « oui » and one for « si besoin ». */
const MOST_IN_FULL = 4;
/** What an answer runs: `vote #12 3 yes`. */
const VOTE = /^vote #(?<poll>\d+) (?<position>\d+) (?<answer>[a-z-]+)$/u;

/** One answer to one option, as a reaction can give it. */
interface Vote {
  readonly poll: string;
  readonly position: number;
  readonly answer: string;
  readonly label: string;
  readonly words: string;
}

/** A poll's options, and beneath them how they are answered. */
export function pollPieces(block: PollBlock, language: Language): readonly Piece[] {
  const { lines, how } = block;
  const reactions = pollMeanings(block);
  const hint = legend(block, reactions, language);
  return [
    ...lines.map((line) => paragraph(optionLines(line))),
    { ...small([...hint, ...linesOf(how.map(typable))]), reactions },
  ];
}

/** « **1. mardi 2 mars 2027 à 14 h** ✅ 5 oui », and beneath it who said what. */
function optionLines({ number, label, tally, voices }: PollLine): readonly Line[] {
  const name = { strong: `${number}. ${plain(label)}` };
  return [...linesOf([name, " ", ...tally]), ...linesOf(voices)];
}

/** Among others, what is typed to us begins with our name. */
const typable = (part: Inline): Inline =>
  typeof part === "object" && "code" in part ? { code: `!u ${part.code}` } : part;

/** What each reaction to a poll answers; none once it is closed. */
export function pollMeanings(block: PollBlock): readonly Meaning[] {
  const options = block.lines.map(votesFor).filter((votes) => votes.length > 0);
  const [first = []] = options;
  const isDates = first.some(({ answer }) => answer === "if-need-be");
  const shown = isDates ? datesMeanings(options) : choiceMeanings(options);
  return shown.length > LIMITS.reactions ? shown.map(hidden) : shown;
}

const hidden = ({ key, label, words }: Meaning): Meaning => ({ key, label, words });

function datesMeanings(options: readonly (readonly Vote[])[]): readonly Meaning[] {
  const [only = [], ...others] = options;
  // One date needs no number.
  if (others.length === 0)
    return only.map(({ answer, label, words }) => shownAs(signOf(answer) ?? answer, label, words));
  const poll = only[0]?.poll ?? "";
  const none = shownAs(NONE, NONE, `vote #${poll} all no`);
  const isFull = options.length <= MOST_IN_FULL;
  const each = options.flatMap((votes) =>
    votes.flatMap(({ position, answer, label, words }): readonly Meaning[] => {
      const number = keycap(position);
      const name = `${position}. ${label}`;
      const sign = `${position} ${signOf(answer) ?? answer}`;
      if (answer === "no") return [];
      if (isFull && answer === "yes")
        return [shownAs(sign, name, words), { key: number, label: name, words }];
      if (isFull) return [shownAs(sign, name, words)];
      return answer === "yes" ? [shownAs(number, name, words)] : [];
    }),
  );
  return [...each, none];
}

function choiceMeanings(options: readonly (readonly Vote[])[]): readonly Meaning[] {
  return options.flatMap((votes) =>
    votes
      .filter(({ answer }) => answer === "yes")
      .map(({ position, label, words }) =>
        shownAs(keycap(position), `${position}. ${label}`, words),
      ),
  );
}

const shownAs = (key: string, label: string, words: string): Meaning => ({
  key,
  label,
  words,
  shown: true,
});

/** The votes that a line's actions are; none where one of them is anything else. */
function votesFor({ number, actions }: PollLine): readonly Vote[] {
  const votes = actions.flatMap((action): readonly Vote[] => {
    if (!("run" in action)) return [];
    const found = VOTE.exec(action.run)?.groups;
    if (found === undefined || Number(found["position"]) !== number) return [];
    const { poll = "", answer = "" } = found;
    return [{ poll, position: number, answer, label: action.label, words: action.run }];
  });
  return votes.length === actions.length ? votes : [];
}

function legend(
  { lines, single }: PollBlock,
  reactions: readonly Meaning[],
  language: Language,
): readonly Line[] {
  const shown = reactions.filter((one) => one.shown);
  const [first] = shown;
  if (first === undefined) return [];
  const { say } = speech(language);
  const isDates = shown.some(({ key }) => key === NONE);
  const [number] = first.key.split(" ");
  if (isDates && lines.filter(({ actions }) => actions.length > 0).length === 1)
    return linesOf(choicesText(shown, language));
  if (first.key.includes(" "))
    return linesOf(say("reactions.dates", { number: number ?? "", yes: first.key }));
  const kind = isDates ? "dates" : single ? "single" : "several";
  return linesOf(say("reactions.numbers", { kind: selector(kind) }));
}

/** « Cliquez sous ce message : ✅ Je viens · ❌ Je ne viens pas ». */
export function choicesText(shown: readonly Meaning[], language: Language): Text {
  const choices = shown.map(({ key, label }) => `${key} ${label}`).join(" · ");
  return speech(language).say("reactions.choices", { choices });
}
