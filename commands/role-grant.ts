import { grantRole } from "../src/acts/roles.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body, member, partner } from "../src/readers/entities.ts";
import { roleOffers } from "../src/readers/role-offers.ts";
import { roleName, roleOf } from "../src/readers/roles.ts";
import { roleView } from "../src/views/role.ts";

export const roleGrant = defineAct({
  path: "role grant",
  args: { role: roleName(), member: member().rest(), in: body().option(), for: partner().option() },
  offers: roleOffers("grant"),

  async run({ role: name, member: whom, in: commission, for: of }, acting) {
    const role = await roleOf({ name, whom, commission, of }, acting);
    if (isRefusal(role)) return role;
    return (
      (await grantRole(acting, whom, role)) ?? roleView("role.granted", whom, role, acting.speech)
    );
  },
});
