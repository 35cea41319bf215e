import { answerMeeting } from "../src/acts/meetings.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { rsvpForm } from "../src/forms/rsvp.ts";
import { choice } from "../src/readers/arguments.ts";
import { meeting, onBehalf } from "../src/readers/entities.ts";
import { answeredView } from "../src/views/rsvp.ts";

const ATTENDANCES = {
  yes: { fr: ["oui", "je viens", "présent", "présente", "ok"], en: ["yes"] },
  maybe: { fr: ["peut-être", "si possible"], en: ["maybe"] },
  no: { fr: ["non", "absent", "absente"], en: ["no"] },
};

export const rsvp = defineAct({
  path: "rsvp",
  lasting: true,
  args: {
    meeting: meeting(),
    attendance: choice(ATTENDANCES).rest(),
    for: onBehalf().option().needs("rsvp for"),
  },
  form: rsvpForm,

  async run({ meeting: asked, attendance, for: behalf }, acting) {
    const { member, speech } = acting;
    const answered = await answerMeeting(acting, asked, member, { answer: attendance, behalf });
    return isRefusal(answered)
      ? answered
      : answeredView(answered, attendance, member, behalf, speech);
  },
});
