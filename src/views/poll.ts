import type { OptionBoard, PollBoard } from "../boards/poll.ts";
import { type Answer, isSingle, type Poll, type PollOption } from "../domain/poll.ts";
import type { MessageKey, Speech } from "../text.ts";
import {
  type Action,
  actions,
  type Block,
  list,
  note,
  type PollLine,
  type Text,
  text,
  title,
  type View,
  view,
} from "../view.ts";
import type { WallTime } from "../when.ts";
import { withLinks } from "./links.ts";
import { peopleInWords } from "./people.ts";
import { meetingSince, outcomeMeeting } from "./poll-meeting.ts";

/** What an option is called: its date in words, or its label. */
export function optionName(option: PollOption, { slot }: Speech): Text {
  return "label" in option.proposal ? [option.proposal.label] : slot(option.proposal);
}

const ANSWER_KEYS: Readonly<Record<Answer, MessageKey>> = {
  yes: "answer.yes",
  "if-need-be": "answer.if-need-be",
  no: "answer.no",
};

export function answerName(answer: Answer, { line }: Speech): string {
  return line(ANSWER_KEYS[answer]);
}

/** The answers that an option of such a poll takes. */
export function answersTo({ kind }: Poll): readonly Answer[] {
  return kind === "dates" ? ["yes", "if-need-be", "no"] : ["yes", "no"];
}

/** More names make a wall of a message in a channel: `sondage voir` has them all. */
const MOST_NAMED = 12;

function lineOf(
  board: PollBoard,
  one: OptionBoard,
  speech: Speech,
  most: number | undefined,
): PollLine {
  const { poll } = board;
  const { yes, ifNeedBe, no } = one;
  return {
    number: one.option.position,
    label: optionName(one.option, speech),
    tally: speech.say(poll.kind === "dates" ? "poll.tally" : "poll.tally-choice", {
      yes,
      ifNeedBe,
      no,
    }),
    voices: poll.secret ? [] : voices(one, speech, most),
    actions: poll.state === "open" ? answerActions(poll, one.option, speech) : [],
  };
}

function voices(one: OptionBoard, speech: Speech, most: number | undefined): Text {
  const yes = peopleInWords(one.saidYes, speech, most);
  const ifNeedBe = peopleInWords(one.saidIfNeedBe, speech, most);
  const phone = peopleInWords(one.byPhone, speech, most);
  if (yes === "" && ifNeedBe === "" && phone === "") return [];
  return speech.say("poll.voices", { yes, ifNeedBe, phone });
}

/** An answer as one could type it, with numbers that are offered. */
function howToAnswer({ poll, options }: PollBoard, { say }: Speech): Text {
  const [first, second] = options;
  if (poll.state !== "open" || first === undefined) return [];
  return say(poll.kind === "dates" ? "poll.how-dates" : "poll.how-choice", {
    first: first.option.position,
    second: second?.option.position ?? "",
  });
}

function answerActions(poll: Poll, option: PollOption, speech: Speech): readonly Action[] {
  return answersTo(poll).map((answer) => ({
    label: answerName(answer, speech),
    run: `vote #${poll.number} ${option.position} ${answer}`,
  }));
}

/** Who answered, and who is missing: names say more than numbers. */
function turnout(board: PollBoard, speech: Speech, most?: number): Text {
  const missing = board.poll.secret ? "" : peopleInWords(board.silent, speech, most);
  return speech.say("poll.turnout", {
    heard: board.heard,
    voices: board.voices,
    missing,
    waiting: board.waiting,
  });
}

/** A poll as its message shows it, edited in place while it lives. */
export const pollView = (board: PollBoard, speech: Speech): View =>
  shown(board, speech, MOST_NAMED);

/** The same with everybody's name, for whoever asks for it. */
export const wholePollView = (board: PollBoard, speech: Speech): View =>
  shown(board, speech, undefined);

function shown(board: PollBoard, speech: Speech, most: number | undefined): View {
  const { poll, body } = board;
  const { say } = speech;
  return view(
    title(
      say(poll.kind === "dates" ? "poll.title-dates" : "poll.title-choice", {
        title: poll.title,
        number: poll.number,
        body: body.name,
      }),
    ),
    poll.place !== null && text(say("poll.place", { place: withLinks(poll.place) })),
    {
      block: "poll",
      lines: board.options.map((one) => lineOf(board, one, speech, most)),
      how: howToAnswer(board, speech),
      ...(poll.state === "open" && {
        form: { label: speech.line("poll.answer-all"), ask: `vote #${poll.number} ` },
      }),
      ...(isSingle(poll) && { single: true }),
    },
    text(turnout(board, speech, most)),
    note(stateOf(board, speech)),
    ...meetingSince(board, speech),
  );
}

/** How a poll is answered, for the sentences that tell it: whoever answers knows what becomes of it. */
export function manner({ voice, several, secret }: Poll) {
  return {
    partners: voice === "partner" ? "yes" : "no",
    several: several ? "yes" : "no",
    secret: secret ? "yes" : "no",
  };
}

function stateOf(board: PollBoard, speech: Speech): Text {
  const { poll } = board;
  switch (poll.state) {
    case "open":
      return speech.say("poll.open-until", {
        deadline: poll.deadline,
        number: poll.number,
        ...manner(poll),
      });
    case "tied":
      return speech.say("poll.waits");
    case "closed":
      return speech.say("poll.closed", { chosen: chosenName(board, speech) });
    case "cancelled":
      return speech.say("poll.cancelled");
    default:
      return poll.state satisfies never;
  }
}

function chosenName({ poll }: PollBoard, speech: Speech): Text {
  const chosen = poll.options.find((option) => option.id === poll.chosenOptionId);
  return chosen === undefined ? [] : optionName(chosen, speech);
}

/** How a poll ended: said once in each channel. */
export function outcomeView(board: PollBoard, speech: Speech, byClock = false): View {
  const { poll } = board;
  const { say } = speech;
  const chosen = board.options.find((one) => one.option.id === poll.chosenOptionId);
  return view(
    title(say("poll.outcome", { title: poll.title, chosen: chosenName(board, speech) })),
    chosen !== undefined &&
      text(
        say(poll.kind === "dates" ? "poll.outcome-counts" : "poll.outcome-choice", {
          yes: chosen.yes,
          ifNeedBe: chosen.ifNeedBe,
          no: chosen.no,
        }),
      ),
    text(turnout(board, speech)),
    byClock && text(say("poll.outcome-clock", { kind: poll.kind })),
    ...outcomeMeeting(board, speech),
  );
}

/** Asks the animation to decide, with what decides it: who would be missing. */
export function tieView(
  board: PollBoard,
  speech: Speech,
  outcome: string,
  decidesAt: WallTime,
): View {
  const { poll, body } = board;
  const { say } = speech;
  const between = board.options.filter((one) => outcome !== "tie" || one.rank === 1);
  return view(
    title(
      say(outcome === "tie" ? "poll.tie" : "poll.no-quorum", {
        title: poll.title,
        body: body.name,
        heard: board.heard,
      }),
    ),
    list(between.map((one) => tieLine(board, one, speech))),
    // An answer that does not count yet may be the one that decides.
    board.waiting > 0 && text(turnout(board, speech)),
    actions(...between.slice(0, 5).map((one) => decideAction(poll, one.option, speech))),
    note(say("poll.tie-how", { number: poll.number })),
    note(
      say("poll.tie-else", {
        when: decidesAt,
        someone: board.options.some((one) => one.yes + one.ifNeedBe > 0) ? "yes" : "no",
        kind: poll.kind,
      }),
    ),
  );
}

function tieLine({ poll }: PollBoard, one: OptionBoard, speech: Speech): Text {
  const isTold = poll.kind === "dates" && !poll.secret;
  const missing = isTold ? peopleInWords(one.missing, speech) : "";
  return speech.say("poll.tie-line", {
    position: one.option.position,
    option: optionName(one.option, speech),
    yes: one.yes,
    ifNeedBe: one.ifNeedBe,
    kind: poll.kind,
    missing,
  });
}

function decideAction(poll: Poll, option: PollOption, speech: Speech): Action {
  const name = optionName(option, speech)
    .map((part) => (typeof part === "string" ? part : "words" in part ? part.words : ""))
    .join("");
  return {
    label: speech.line("poll.choose", { option: name }),
    run: `poll close #${poll.number} --option=${option.position}`,
  };
}

export function nudgeView(board: PollBoard, speech: Speech): View {
  const { poll, body } = board;
  const { blocks } = pollView(board, speech);
  const head: Block = text(
    speech.say("poll.nudge", { title: poll.title, body: body.name, deadline: poll.deadline }),
  );
  return { blocks: [head, ...blocks] };
}

/** Says in a channel what became of a poll: more time, or given up. */
export function pollNewsView(
  key: "poll.extended" | "poll.extended-outage" | "poll.given-up" | "poll.undecided",
  { poll, body }: PollBoard,
  { say }: Speech,
): View {
  return view(
    text(
      say(key, {
        title: poll.title,
        number: poll.number,
        body: body.name,
        deadline: poll.deadline,
      }),
    ),
  );
}

/** What was noted of someone's ballot, read back. */
export function ballotLines(
  poll: Poll,
  answers: ReadonlyMap<number, Answer>,
  speech: Speech,
): readonly Text[] {
  return poll.options
    .filter((option) => answers.has(option.id))
    .map((option) =>
      speech.say("vote.line", {
        option: optionName(option, speech),
        answer: answerName(answers.get(option.id) ?? "no", speech),
      }),
    );
}
