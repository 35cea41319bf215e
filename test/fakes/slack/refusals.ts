import type { Fields } from "./checks.ts";

/** What a method answers; `ok` says whether it did what was asked. */
export type Reply = Fields & { readonly ok: boolean };

export const done = (more: Fields = {}): Reply => ({ ok: true, ...more });

export const refused = (error: string, more: Fields = {}): Reply => ({ ok: false, error, ...more });

/** A refusal that says what is wrong where, as Slack does for blocks, views and arguments. */
export function faulty(error: string, faults: readonly string[]): Reply {
  return refused(error, {
    errors: faults,
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}

export const lacking = (argument: string): Reply =>
  faulty("invalid_arguments", [`missing required field: ${argument}`]);
