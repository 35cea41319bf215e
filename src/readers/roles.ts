import type { Role } from "../acts/roles.ts";
import type { Situation } from "../command.ts";
import type { Body } from "../domain/body.ts";
import type { Member } from "../domain/member.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Partner } from "../store/partners.ts";
import { choice } from "./arguments.ts";

/** A role by its function, or by what people call who has it. */
export function roleName() {
  return choice({
    coordination: {
      fr: ["coordination", "coordinateur", "coordinatrice"],
      en: ["coordination", "coordinator"],
    },
    animation: { fr: ["animation", "animateur", "animatrice"], en: ["animation", "animator"] },
    delegation: { fr: ["délégation", "délégué", "déléguée"], en: ["delegation", "delegate"] },
  });
}

interface Named {
  readonly name: Role["role"];
  readonly whom: Member;
  readonly commission: Body | undefined;
  readonly of: Partner | undefined;
}

/**
 * Which role is meant: an animation is of a body, if none is named of the one whose channel
 * this is; a delegation of a partner, if none is named of the one that the person claimed.
 */
export async function roleOf(
  { name, whom, commission, of }: Named,
  at: Situation,
): Promise<Role | Refusal> {
  if (commission !== undefined && name !== "animation")
    return refuse("role.in-animation-only", { body: commission.name });
  if (of !== undefined && name !== "delegation")
    return refuse("role.for-delegation-only", { partner: of.name });
  switch (name) {
    case "coordination":
      return { role: name };
    case "animation": {
      const body = commission ?? at.body;
      return body === undefined
        ? refuse("role.which-body", { member: whom.name })
        : { role: name, body };
    }
    case "delegation": {
      const claimed = whom.delegation && (await at.repos.partners.byId(whom.delegation.partnerId));
      const partner = of ?? claimed;
      return partner == null
        ? refuse("role.which-partner", { member: whom.name })
        : { role: name, partner };
    }
    default:
      return name satisfies never;
  }
}
