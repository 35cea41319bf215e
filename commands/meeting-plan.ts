import { announceMeeting, planMeeting } from "../src/acts/meetings.ts";
import { dateRemarks } from "../src/boards/date-remarks.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { meetingPlanForm } from "../src/forms/meeting-plan.ts";
import { duration, meetingTime, text } from "../src/readers/arguments.ts";
import { body } from "../src/readers/entities.ts";
import { plannedAnswer } from "../src/views/meeting-answers.ts";

export const meetingPlan = defineAct({
  path: "meeting plan",
  args: {
    commission: body(),
    when: meetingTime().rest(),
    title: text(150).option(),
    place: text(150).option(),
    duration: duration().option(),
  },
  form: meetingPlanForm,

  async run({ commission, when, title, place, duration: minutes }, acting) {
    const planned = await planMeeting(acting, {
      body: commission,
      when,
      title,
      place,
      minutes: minutes ?? when.minutes,
    });
    if (isRefusal(planned)) return planned;
    await announceMeeting(acting, planned);
    const remarks = await dateRemarks(acting, planned.bodyId, planned.when);
    return plannedAnswer(planned, remarks, acting.speech);
  },
});
