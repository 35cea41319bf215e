import { partnerBoard } from "../src/boards/partner.ts";
import { defineQuestion } from "../src/command.ts";
import { partner } from "../src/readers/entities.ts";
import { partnerView } from "../src/views/partner.ts";

export const partnerShow = defineQuestion({
  path: "partner show",
  args: { partner: partner().rest() },

  async run({ partner: asked }, { repos, member, speech }) {
    return partnerView(await partnerBoard(repos, asked, member), speech);
  },
});
