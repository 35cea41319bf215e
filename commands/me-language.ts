import { setLanguage } from "../src/acts/preferences.ts";
import { defineAct } from "../src/command.ts";
import { language } from "../src/readers/settings.ts";
import { speech } from "../src/text.ts";
import { text, view } from "../src/view.ts";

export const meLanguage = defineAct({
  path: "me language",
  args: { language: language().rest() },

  async run({ language: wanted }, acting) {
    await setLanguage(acting, acting.member, wanted);
    return view(text(speech(wanted).say("me.language-set")));
  },
});
