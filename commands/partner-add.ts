import { addPartner } from "../src/acts/partners.ts";
import { partnerBoard } from "../src/boards/partner.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { flag } from "../src/readers/arguments.ts";
import { email, kind, newName, phone } from "../src/readers/partners.ts";
import { partnerSaidView } from "../src/views/partner.ts";

export const partnerAdd = defineAct({
  path: "partner add",
  args: { name: newName(), kind: kind(), email: email(), phone: phone(), signatory: flag() },

  async run({ name, kind: given, email: address, phone: number, signatory }, acting) {
    const { repos, member, speech } = acting;
    const draft = { name, kind: given, email: address ?? null, phone: number ?? null, signatory };
    const added = await addPartner(acting, draft);
    if (isRefusal(added)) return added;
    return partnerSaidView("partner.added", await partnerBoard(repos, added, member), speech);
  },
});
