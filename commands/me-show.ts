import { personBoard } from "../src/boards/person.ts";
import { defineQuestion } from "../src/command.ts";
import { personView, unknownView } from "../src/views/me.ts";

export const meShow = defineQuestion({
  path: "me show",

  async run(_, { member, repos, speech, territory, now }) {
    if (member === undefined) return unknownView(speech);
    return personView(await personBoard(repos, member, now), territory.language, speech);
  },
});
