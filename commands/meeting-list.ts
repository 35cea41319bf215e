import { defineQuestion } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { note, text, view } from "../src/view.ts";
import { meetingsView } from "../src/views/meeting.ts";

const SHOWN = 20;

export const meetingList = defineQuestion({
  path: "meeting list",
  args: { commission: body().rest().maybe() },

  async run({ commission }, { body: here, repos, speech, now }) {
    const asked = commission ?? here;
    const [...meetings] = await repos.meetings.upcoming(now, SHOWN + 1, asked?.id);
    const [next] = meetings.splice(SHOWN);
    if (meetings.length > 0) {
      const { blocks } = meetingsView(speech.say("meeting.coming"), meetings, speech);
      return view(...blocks, next && note(speech.say("meeting.later", { when: next.when })));
    }
    return view(
      text(
        asked
          ? speech.say("meeting.none-planned-in", { body: asked.name })
          : speech.say("meeting.none-planned"),
      ),
    );
  },
});
