import { defineQuestion } from "../src/command.ts";
import { text as words } from "../src/readers/arguments.ts";
import { helpOn, helpView } from "../src/views/help.ts";

export const help = defineQuestion({
  path: "help",
  args: { command: words(60).rest().maybe() },

  async run({ command }, { house, speech, repos, member, body }) {
    const standing = member ? await repos.members.standing(member.id) : undefined;
    return command === undefined
      ? helpView(house.commands, standing, body, speech)
      : helpOn(command, house.commands, speech);
  },
});
