import { openPoll } from "../src/acts/polls.ts";
import { optionRemarks } from "../src/boards/date-remarks.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { pollDatesForm } from "../src/forms/poll-dates.ts";
import { choice, flag, moment, slots, text, VOICES } from "../src/readers/arguments.ts";
import { bodyHere } from "../src/readers/entities.ts";
import { dateOffers, deadlineOffers } from "../src/readers/poll-time-offers.ts";
import { openedView } from "../src/views/poll-answers.ts";

export const pollDates = defineAct({
  path: "poll dates",
  args: {
    title: text(150),
    dates: slots().rest(),
    deadline: moment().option(),
    place: text(150).option(),
    voice: choice(VOICES).option(),
    "no-meeting": flag(),
    in: bodyHere(),
  },
  form: pollDatesForm,
  offers: {
    dates: (typed, { deadline }, at) => dateOffers(typed, deadline, at),
    deadline: (typed, { dates = [] }, at) => deadlineOffers(typed, dates, at),
  },

  async run(
    { title, dates, deadline, place, voice, "no-meeting": noMeeting, in: commission },
    acting,
  ) {
    const poll = await openPoll(acting, {
      body: commission,
      kind: "dates",
      title,
      proposals: dates,
      deadline,
      place,
      voice,
      plansMeeting: !noMeeting,
    });
    if (isRefusal(poll)) return poll;
    return openedView(poll, acting.speech, await optionRemarks(acting, poll));
  },
});
