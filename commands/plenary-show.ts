import { meetingBoard } from "../src/boards/meeting.ts";
import { defineQuestion } from "../src/command.ts";
import { text, view } from "../src/view.ts";
import { meetingView } from "../src/views/meeting.ts";

export const plenaryShow = defineQuestion({
  path: "plenary show",

  async run(_, { repos, speech, now }) {
    const plenary = await repos.bodies.plenary();
    const [next] = await repos.meetings.upcoming(now, 1, plenary.id);
    if (next === undefined)
      return view(text(speech.say("meeting.none-planned-in", { body: plenary.name })));
    return meetingView(await meetingBoard(repos, next), speech, now);
  },
});
