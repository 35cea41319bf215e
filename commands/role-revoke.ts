import { revokeRole } from "../src/acts/roles.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body, member, partner } from "../src/readers/entities.ts";
import { roleOffers } from "../src/readers/role-offers.ts";
import { roleName, roleOf } from "../src/readers/roles.ts";
import { roleView } from "../src/views/role.ts";

export const roleRevoke = defineAct({
  path: "role revoke",
  args: { role: roleName(), member: member().rest(), in: body().option(), for: partner().option() },
  offers: roleOffers("revoke"),

  async run({ role: name, member: whom, in: commission, for: of }, acting) {
    const role = await roleOf({ name, whom, commission, of }, acting);
    if (isRefusal(role)) return role;
    return (
      (await revokeRole(acting, whom, role)) ?? roleView("role.revoked", whom, role, acting.speech)
    );
  },
});
