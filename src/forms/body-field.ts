import type { Situation, Words } from "../command.ts";
import type { Body } from "../domain/body.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import type { Right } from "../domain/rights.ts";
import { bodiesWhere, deny } from "../permission.ts";
import { bodyNamed } from "../readers/entities.ts";
import type { Field } from "../view.ts";

export interface ForBody {
  /** The body that the form is for, where that is known already. */
  readonly body: Body | undefined;
  /** Otherwise the field in which it is chosen. */
  readonly fields: readonly Field[];
}

/**
 * For which body a form is: the one that was typed, or whose channel this is; elsewhere
 * one of those about which this person has the right, to be chosen in a field of this name.
 */
export async function forBody(
  right: Right,
  name: string,
  given: Words,
  at: Situation,
): Promise<ForBody | Refusal> {
  const typed = given.get(name);
  const body = typed === undefined ? at.body : await bodyNamed(typed, at.repos);
  if (isRefusal(body)) return body;
  const denied = body && (await deny(right, body, at));
  if (body !== undefined && denied === undefined) return { body, fields: [] };
  const bodies = await bodiesWhere(right, at);
  const [only] = bodies;
  if (only === undefined) return denied ?? refuse("rights.nowhere");
  const { line } = at.speech;
  const options = bodies.map((one) => ({ value: one.slug, label: one.name }));
  const value = bodies.length === 1 ? { value: only.slug } : {};
  return {
    body: undefined,
    fields: [{ kind: "choice", name, label: line("field.body"), options, ...value }],
  };
}
