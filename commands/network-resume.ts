import { resumeNetwork } from "../src/acts/resume.ts";
import { defineAct } from "../src/command.ts";
import { refuse } from "../src/domain/refusal.ts";
import { flag } from "../src/readers/arguments.ts";
import { text, view } from "../src/view.ts";
import { backlogView } from "../src/views/pause.ts";

export const networkResume = defineAct({
  path: "network resume",
  args: { yes: flag() },

  async run({ yes }, acting) {
    const { house, repos, speech, territory } = acting;
    const pause = await repos.health.pause();
    if (pause === undefined) return refuse("network.not-paused");
    if (!yes) return backlogView(await house.backlog(acting), pause, territory.zone, speech);
    await resumeNetwork(acting, pause);
    return view(text(speech.say("network.resumed")));
  },
});
