import { ownVoice } from "../acts/behalf.ts";
import type { CommandForm, Situation } from "../command.ts";
import { shownOption } from "../command-names.ts";
import type { Ballot, Poll, PollOption } from "../domain/poll.ts";
import { isSingle, offered, refuseClosed } from "../domain/poll.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { poll as pollArgument } from "../readers/entities.ts";
import { plain, type Speech } from "../text.ts";
import { type Field, type Form, text } from "../view.ts";
import { answerName, answersTo, optionName } from "../views/poll.ts";
import { meant } from "./meant.ts";
import { whoseField } from "./whose-field.ts";

const CHOSEN = "choice";

/** A poll answered at once, or an answer received by telephone noted: `for` is then typed, or « … ». */
export const voteForm: CommandForm = {
  async show(given, at) {
    const poll = await meant(pollArgument(), given.get("ballot"), at);
    if (isRefusal(poll)) return poll;
    if (poll.state !== "open") return refuseClosed(poll);
    const whose = given.get("for");
    return whose === undefined ? ownForm(poll, at) : phoneForm(poll, whose, at);
  },

  words({ for: whose, [CHOSEN]: chosen, ...answers }, given) {
    const named = Object.entries(answers).map(([position, answer]) => `${position} ${answer}`);
    const ballot = [given.get("ballot"), chosen ?? named.join(", ")].join(" ");
    return { ballot, ...(whose !== undefined && { for: whose }) };
  },
};

async function ownForm(poll: Poll, at: Situation): Promise<Form> {
  const { member, repos, speech } = at;
  const ballot = member && (await repos.ballots.of(poll.id, ownVoice(poll.voice, member)));
  return {
    command: `vote #${poll.number}`,
    title: speech.line("form.vote.title"),
    submit: speech.line("form.vote.submit"),
    intro: [text(speech.say("form.vote.intro", { title: poll.title, deadline: poll.deadline }))],
    fields: answerFields(poll, ballot, speech),
  };
}

async function phoneForm(poll: Poll, whose: string, at: Situation): Promise<Form | Refusal> {
  const { repos, speech } = at;
  const denied = await deny(
    "vote for",
    await repos.bodies.byId(poll.bodyId),
    at,
    shownOption("vote", "for", speech.language),
  );
  if (denied) return denied;
  return {
    command: `vote #${poll.number} --for=…`,
    title: speech.line("form.note.title"),
    submit: speech.line("form.note.submit"),
    intro: [text(speech.say("form.note.intro", { title: poll.title }))],
    fields: [await whoseField(whose, at), ...answerFields(poll, undefined, speech)],
  };
}

function answerFields(poll: Poll, ballot: Ballot | undefined, speech: Speech): readonly Field[] {
  const options = offered(poll);
  const nameOf = (option: PollOption) => plain(optionName(option, speech));
  if (isSingle(poll)) {
    const chosen = options.find(({ id }) => ballot?.answers.get(id) === "yes");
    return [
      {
        kind: "choice",
        name: CHOSEN,
        label: speech.line("field.choice"),
        options: options.map((one) => ({ value: String(one.position), label: nameOf(one) })),
        ...(chosen && { value: String(chosen.position) }),
      },
    ];
  }
  const answers = answersTo(poll).map((value) => ({ value, label: answerName(value, speech) }));
  return options.map((option): Field => {
    const value = ballot?.answers.get(option.id);
    return {
      kind: "choice",
      name: String(option.position),
      label: nameOf(option),
      options: answers,
      optional: true,
      ...(value !== undefined && { value }),
    };
  });
}
