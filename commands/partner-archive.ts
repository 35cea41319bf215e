import { archivePartner } from "../src/acts/partners.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { partner } from "../src/readers/entities.ts";
import { archivedView } from "../src/views/partner.ts";

export const partnerArchive = defineAct({
  path: "partner archive",
  args: { partner: partner().rest() },

  async run({ partner: asked }, acting) {
    const delegates = await archivePartner(acting, asked);
    return isRefusal(delegates) ? delegates : archivedView(asked, delegates, acting.speech);
  },
});
