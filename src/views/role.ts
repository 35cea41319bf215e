import type { Role } from "../acts/roles.ts";
import type { Member } from "../domain/member.ts";
import type { Speech } from "../text.ts";
import { text, type View, view } from "../view.ts";

/** A role that was given, or taken back. */
export function roleView(
  key: "role.granted" | "role.revoked",
  member: Member,
  role: Role,
  { say }: Speech,
): View {
  return view(text(say(key, { member: member.name, role: role.role, of: ofWhat(role) })));
}

function ofWhat(role: Role): string {
  switch (role.role) {
    case "coordination":
      return "";
    case "animation":
      return role.body.name;
    case "delegation":
      return role.partner.name;
    default:
      return role satisfies never;
  }
}
