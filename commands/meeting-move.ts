import { moveMeeting } from "../src/acts/meetings.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { duration, meetingTime, text } from "../src/readers/arguments.ts";
import { meeting } from "../src/readers/entities.ts";
import { movedAnswer } from "../src/views/meeting-answers.ts";

export const meetingMove = defineAct({
  path: "meeting move",
  args: {
    meeting: meeting(true),
    when: meetingTime().rest(),
    place: text(150).option(),
    duration: duration().option(),
  },

  async run({ meeting: asked, when, place, duration: minutes }, acting) {
    const told = await moveMeeting(acting, asked, {
      when,
      place,
      minutes: minutes ?? when.minutes,
    });
    return isRefusal(told) ? told : movedAnswer(told, asked.when, acting.speech);
  },
});
