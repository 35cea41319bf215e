import { editPartner } from "../src/acts/partners.ts";
import { partnerBoard } from "../src/boards/partner.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { partner } from "../src/readers/entities.ts";
import { email, otherKind, otherName, phone } from "../src/readers/partners.ts";
import { yesOrNo } from "../src/readers/settings.ts";
import { partnerSaidView } from "../src/views/partner.ts";

export const partnerEdit = defineAct({
  path: "partner edit",
  args: {
    partner: partner().rest(),
    name: otherName(),
    kind: otherKind(),
    email: email(),
    phone: phone(),
    signatory: yesOrNo().option(),
  },

  async run({ partner: asked, name, kind, email: address, phone: number, signatory }, acting) {
    const { repos, member, speech } = acting;
    const edited = await editPartner(acting, asked, {
      ...(name !== undefined && { name }),
      ...(kind !== undefined && { kind }),
      ...(address !== undefined && { email: address }),
      ...(number !== undefined && { phone: number }),
      ...(signatory !== undefined && { signatory: signatory === "yes" }),
    });
    if (isRefusal(edited)) return edited;
    return partnerSaidView("partner.edited", await partnerBoard(repos, edited, member), speech);
  },
});
