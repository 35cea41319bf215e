import { openPoll } from "../src/acts/polls.ts";
import { defineAct } from "../src/command.ts";
import { checkLabels } from "../src/domain/poll.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { choice, flag, labels, moment, text, VOICES } from "../src/readers/arguments.ts";
import { bodyHere } from "../src/readers/entities.ts";
import { openedView } from "../src/views/poll-answers.ts";

export const pollChoice = defineAct({
  path: "poll choice",
  args: {
    title: text(150),
    options: labels(75).rest(),
    deadline: moment().option(),
    voice: choice(VOICES).option(),
    several: flag(),
    secret: flag(),
    in: bodyHere(),
  },

  async run({ title, options, deadline, voice, several, secret, in: commission }, acting) {
    const checked = checkLabels(options);
    if (isRefusal(checked)) return checked;
    const poll = await openPoll(acting, {
      body: commission,
      kind: "choice",
      title,
      proposals: checked.map((label) => ({ label })),
      deadline,
      voice,
      several,
      secret,
      plansMeeting: false,
    });
    return isRefusal(poll) ? poll : openedView(poll, acting.speech);
  },
});
