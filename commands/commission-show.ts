import { bodyBoard, bodyLines } from "../src/boards/body.ts";
import { defineQuestion } from "../src/command.ts";
import { body } from "../src/readers/entities.ts";
import { bodiesView, bodyView } from "../src/views/commission.ts";

export const commissionShow = defineQuestion({
  path: "commission show",
  args: { commission: body().rest().maybe() },

  async run({ commission }, { body: here, member, repos, speech, territory, now }) {
    const asked = commission ?? here;
    if (asked === undefined) return bodiesView(await bodyLines(repos, now), speech);
    return bodyView(await bodyBoard(repos, asked, member, now), territory.zone, speech);
  },
});
