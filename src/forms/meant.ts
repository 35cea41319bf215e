import type { Arg, Situation } from "../command.ts";
import type { Refusal } from "../domain/refusal.ts";

/** What a form is about: what was typed, or what stands for it here. */
export async function meant<T>(
  argument: Arg<T>,
  typed: string | undefined,
  at: Situation,
): Promise<T | Refusal> {
  if (typed !== undefined) return argument.read(typed, at);
  if (argument.fallback === undefined) throw new Error("nothing stands for what was not typed");
  return argument.fallback(at);
}
