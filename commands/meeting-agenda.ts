import { addAgendaItem } from "../src/acts/meetings.ts";
import { meetingBoard } from "../src/boards/meeting.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { text } from "../src/readers/arguments.ts";
import { meeting } from "../src/readers/entities.ts";
import { agendaView } from "../src/views/meeting-answers.ts";

export const meetingAgenda = defineAct({
  path: "meeting agenda",
  args: { meeting: meeting(true), item: text(300).rest().needs("meeting agenda add").maybe() },

  async run({ meeting: asked, item }, acting) {
    const { repos, speech } = acting;
    const added = item === undefined ? asked : await addAgendaItem(acting, asked, item);
    return isRefusal(added) ? added : agendaView(await meetingBoard(repos, added), item, speech);
  },
});
