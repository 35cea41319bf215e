import type { Situation } from "./command.ts";
import { shownPath } from "./command-names.ts";
import type { Body } from "./domain/body.ts";
import { type Refusal, refuse } from "./domain/refusal.ts";
import { may, NOBODY, type Right, rights } from "./domain/rights.ts";

/**
 * Why whoever asks may not use this right about a body (undefined: the network as a whole);
 * undefined when they may. `asked` is what needs it, as it is typed.
 */
export async function deny(
  right: Right,
  body: Body | undefined,
  at: Situation,
  asked = shownPath(right, at.speech.language),
): Promise<Refusal | undefined> {
  const role = rights[right];
  if (role === "anyone" || role === "member") return undefined;
  const standing = at.member ? await at.repos.members.standing(at.member.id) : NOBODY;
  if (may(right, standing, body)) return undefined;
  const command = { command: asked };
  if (role === "coordination" || body === undefined || body.kind === "plenary")
    return refuse("rights.coordination", command);
  return refuse("rights.animation", { ...command, body: body.name });
}

/** The bodies about which whoever asks may use this right. */
export async function bodiesWhere(right: Right, at: Situation): Promise<readonly Body[]> {
  const standing = at.member ? await at.repos.members.standing(at.member.id) : NOBODY;
  return (await at.repos.bodies.all()).filter((body) => may(right, standing, body));
}
