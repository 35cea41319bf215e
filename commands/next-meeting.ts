import { meetingBoard } from "../src/boards/meeting.ts";
import { defineQuestion } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";
import { meetingsView, meetingView } from "../src/views/meeting.ts";

export const nextMeeting = defineQuestion({
  path: "next-meeting",
  args: { commission: body().rest().maybe() },

  async run({ commission }, { body: here, repos, speech, now }) {
    const asked = commission ?? here;
    if (asked === undefined) {
      const meetings = await repos.meetings.nextOfEach(now);
      if (meetings.length === 0) return view(text(speech.say("meeting.none-planned")));
      return meetingsView(speech.say("meeting.next-of-each"), meetings, speech);
    }
    const [meeting] = await repos.meetings.upcoming(now, 1, asked.id);
    if (meeting === undefined)
      return view(text(speech.say("meeting.none-planned-in", { body: asked.name })));
    return meetingView(await meetingBoard(repos, meeting), speech, now);
  },
});
