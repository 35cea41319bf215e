import { meetingBoard } from "../src/boards/meeting.ts";
import { defineQuestion } from "../src/command.ts";
import { meeting } from "../src/readers/entities.ts";
import { meetingView } from "../src/views/meeting.ts";

export const meetingShow = defineQuestion({
  path: "meeting show",
  args: { meeting: meeting() },

  async run({ meeting: asked }, { repos, speech, now }) {
    return meetingView(await meetingBoard(repos, asked), speech, now);
  },
});
