import { speakFor, speakForNone } from "../src/acts/people.ts";
import { defineAct } from "../src/command.ts";
import { speakForForm } from "../src/forms/speak-for.ts";
import { partnerOrNone } from "../src/readers/partners.ts";
import { spokenView } from "../src/views/me.ts";

export const meSpeakFor = defineAct({
  path: "me speak-for",
  args: { partner: partnerOrNone() },
  form: speakForForm,

  async run({ partner }, acting) {
    const { member, speech } = acting;
    const spoken =
      partner === null
        ? await speakForNone(acting, member)
        : await speakFor(acting, member, partner);
    return spokenView(spoken, speech);
  },
});
