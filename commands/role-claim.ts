import { claimCoordination } from "../src/acts/roles.ts";
import { defineAct } from "../src/command.ts";
import { text } from "../src/readers/arguments.ts";
import { text as sentence, view } from "../src/view.ts";

export const roleClaim = defineAct({
  path: "role claim",
  args: { code: text(40).rest() },

  async run({ code }, acting) {
    const refused = await claimCoordination(acting, acting.member, code);
    return refused ?? view(sentence(acting.speech.say("role.claimed")));
  },
});
