import { addAnimator, removeAnimator } from "../src/acts/roles.ts";
import { defineAct } from "../src/command.ts";
import { refuse } from "../src/domain/refusal.ts";
import { flag } from "../src/readers/arguments.ts";
import { body } from "../src/readers/entities.ts";
import { onBehalf } from "../src/readers/on-behalf.ts";
import { animatorOffers } from "../src/readers/role-offers.ts";
import { animationView } from "../src/views/animation.ts";

export const commissionAnimation = defineAct({
  path: "commission animation",
  args: { commission: body(), who: onBehalf().rest().maybe(), remove: flag() },
  offers: {
    who: (typed, { remove }, at) =>
      animatorOffers(typed, { change: remove ? "revoke" : "grant", body: at.body }, at),
  },

  async run({ commission, who, remove }, acting) {
    const { repos, speech } = acting;
    if (who === undefined && remove)
      return refuse("animation.remove-whom", { body: commission.name, slug: commission.slug });
    const change = remove ? removeAnimator : addAnimator;
    const refused = who && (await change(acting, commission, who));
    if (refused) return refused;
    const animators = await repos.bodies.animators(commission.id);
    const delegates =
      who && "partner" in who ? await repos.members.delegatesOf(who.partner.id) : undefined;
    return animationView({ body: commission, animators }, remove ? undefined : delegates, speech);
  },
});
