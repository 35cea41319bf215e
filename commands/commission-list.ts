import { bodyLines } from "../src/boards/body.ts";
import { defineQuestion } from "../src/command.ts";
import { bodiesView } from "../src/views/commission.ts";

export const commissionList = defineQuestion({
  path: "commission list",

  async run(_, { repos, speech, now }) {
    return bodiesView(await bodyLines(repos, now), speech);
  },
});
