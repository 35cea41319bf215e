import { openPoll } from "../src/acts/polls.ts";
import { optionRemarks } from "../src/boards/date-remarks.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { pollAgainForm } from "../src/forms/poll-again.ts";
import { moment, slots } from "../src/readers/arguments.ts";
import { lastPoll, lastPollOffers } from "../src/readers/entities.ts";
import { dateOffers, deadlineOffers } from "../src/readers/poll-time-offers.ts";
import { openedView } from "../src/views/poll-answers.ts";

export const pollAgain = defineAct({
  path: "poll again",
  args: { poll: lastPoll(), dates: slots().rest().maybe(), deadline: moment().option() },
  form: pollAgainForm,
  offers: {
    poll: (typed, { dates }, at) =>
      lastPollOffers(typed, at, ({ kind }) => dates === undefined || kind === "dates"),
    dates: (typed, { poll, deadline }, at) =>
      poll?.kind === "choice" ? [] : dateOffers(typed, deadline, at),
    deadline: (typed, { dates = [] }, at) => deadlineOffers(typed, dates, at),
  },

  // The same question to the same people: only dates that are gone have to be given anew.
  async run({ poll: last, dates, deadline }, acting) {
    if (last.kind === "dates" && dates === undefined)
      return refuse("poll.again-needs-dates", { number: last.number, title: last.title });
    if (last.kind === "choice" && dates !== undefined)
      return refuse("poll.again-no-dates", { number: last.number, title: last.title });
    const poll = await openPoll(acting, {
      body: await acting.repos.bodies.get(last.bodyId),
      kind: last.kind,
      title: last.title,
      proposals:
        dates ??
        last.options.filter((option) => !option.withdrawn).map((option) => option.proposal),
      deadline,
      place: last.place ?? undefined,
      voice: last.voice,
      several: last.several,
      secret: last.secret,
      plansMeeting: last.plansMeeting,
    });
    if (isRefusal(poll)) return poll;
    return openedView(poll, acting.speech, await optionRemarks(acting, poll));
  },
});
