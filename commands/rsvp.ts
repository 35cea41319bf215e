import { answerMeeting, takeBackAnswer } from "../src/acts/meetings.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { rsvpForm } from "../src/forms/rsvp.ts";
import { choice, flag } from "../src/readers/arguments.ts";
import { meeting } from "../src/readers/entities.ts";
import { onBehalf } from "../src/readers/on-behalf.ts";
import { answeredView, answerTakenBackView } from "../src/views/rsvp.ts";

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
    "take-back": flag(),
  },
  form: rsvpForm,

  async run({ meeting: asked, attendance, for: behalf, "take-back": isTakenBack }, acting) {
    const { member, speech } = acting;
    if (isTakenBack) {
      const left = await takeBackAnswer(acting, asked, member, { answer: attendance, behalf });
      return isRefusal(left) ? left : answerTakenBackView(asked, left.isTaken, behalf, speech);
    }
    const answered = await answerMeeting(acting, asked, member, { answer: attendance, behalf });
    return isRefusal(answered)
      ? answered
      : answeredView(answered, attendance, member, behalf, speech);
  },
});
