import { defineQuestion } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";
import { meetingsView } from "../src/views/meeting.ts";

const SHOWN = 20;

export const meetingList = defineQuestion({
  path: "meeting list",
  args: { commission: body().rest().maybe() },

  async run({ commission }, { body: here, repos, speech, now }) {
    const asked = commission ?? here;
    const meetings = await repos.meetings.upcoming(now, SHOWN, asked?.id);
    if (meetings.length > 0) return meetingsView(speech.say("meeting.coming"), meetings, speech);
    return view(
      text(
        asked
          ? speech.say("meeting.none-planned-in", { body: asked.name })
          : speech.say("meeting.none-planned"),
      ),
    );
  },
});
