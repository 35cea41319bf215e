import { checkMove, moveMeeting } from "../src/acts/meetings.ts";
import { dateRemarks } from "../src/boards/date-remarks.ts";
import { openHours } from "../src/calendar.ts";
import { defineAct } from "../src/command.ts";
import { disturbanceAt } from "../src/domain/disturbance.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { couldWaitUntil } from "../src/domain/telling.ts";
import { meetingMoveForm } from "../src/forms/meeting-move.ts";
import { choice, duration, meetingTime, TELLING, text } from "../src/readers/arguments.ts";
import { timeOffers } from "../src/readers/date-offers.ts";
import { meeting } from "../src/readers/entities.ts";
import { movedAnswer, tellWhenView } from "../src/views/meeting-answers.ts";
import { instantOf } from "../src/when.ts";

export const meetingMove = defineAct({
  path: "meeting move",
  args: {
    meeting: meeting(true),
    when: meetingTime().rest(),
    place: text(150).option(),
    duration: duration().option(),
    tell: choice(TELLING).option(),
  },
  form: meetingMoveForm,
  offers: {
    when: (typed, { meeting: asked }, at) =>
      timeOffers(typed, at, (when) => !asked || !checkMove(asked, when, at.now)),
  },

  async run({ meeting: asked, when, place, duration: typed, tell }, acting) {
    const { territory, now, speech } = acting;
    const bad = checkMove(asked, when, now);
    if (bad) return bad;
    const move = { when, place, minutes: typed ?? when.minutes };
    const starts = [asked.startsAt, instantOf(when)];
    const hours = await openHours(territory);
    const morning = couldWaitUntil(now, starts, hours);
    if (morning !== undefined && tell === undefined)
      return tellWhenView(
        asked,
        move,
        { now, morning, zone: territory.zone, disturbs: disturbanceAt(now, hours) },
        speech,
      );
    const told = await moveMeeting(acting, asked, {
      ...move,
      tellAt: tell === "morning" ? morning : undefined,
    });
    if (isRefusal(told)) return told;
    return movedAnswer(
      { ...told, from: asked.when },
      await dateRemarks(acting, asked.bodyId, told.meeting.when),
      speech,
    );
  },
});
