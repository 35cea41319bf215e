import type { Action } from "../../src/view.ts";
import { LIMITS } from "./limits.ts";

/**
 * What stands behind a component of ours: Discord hands back its `custom_id` and nothing else.
 * `r:vote #7 1 yes` runs, `a:poll edit #7` is completed, `v:7:yes` is a list of what is
 * answered so in poll 7, `f:meeting plan` a form that was sent, `m:` and `c:` what was entered
 * in one, to be mended or confirmed.
 */
export type Behind =
  | { readonly kind: "run" | "ask" | "form" | "mend" | "confirm"; readonly words: string }
  | { readonly kind: "answer"; readonly poll: number; readonly answer: string };

const LETTERS = { r: "run", a: "ask", f: "form", m: "mend", c: "confirm" } as const;
/** Tells apart what stands twice in one message, and follows whatever would be taken for it. */
const APART = /~\d+$/u;
/** « ~25 »: as many components as five rows hold. */
const ROOM = LIMITS.customId - 3;

/** The `custom_id` of a button; undefined where its command is too long for one, or none. */
export function buttonId(action: Action): string | undefined {
  const [letter, words] = "run" in action ? ["r", action.run] : ["a", action.ask];
  return words.trim() === "" ? undefined : within(`${letter}:${words.trim()}`);
}

/** The `custom_id` of the list of what somebody answers in this way. */
export const answerId = (poll: number, answer: string): string => `v:${poll}:${answer}`;

/** The `custom_id` of a button that goes over a draft again, or does what it says. */
export const draftId = (kind: "mend" | "confirm", draft: string): string =>
  `${kind === "mend" ? "m" : "c"}:${draft}`;

/** The `custom_id` of the form of a command. No command of a form is longer than one holds. */
export function formId(command: string): string {
  const id = within(`f:${command}`);
  if (id === undefined) throw new RangeError("a form's command is longer than a custom_id");
  return id;
}

function within(id: string): string | undefined {
  const whole = APART.test(id) ? `${id}~1` : id;
  return whole.length > ROOM ? undefined : whole;
}

/** A `custom_id` that is none of those of its message yet. */
export function apart(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const bare = id.replace(APART, "");
  for (let count = 2; ; count += 1) if (!taken.has(`${bare}~${count}`)) return `${bare}~${count}`;
}

/** Reads a `custom_id` of ours; undefined when it is none. */
export function behind(id: string): Behind | undefined {
  const bare = id.replace(APART, "");
  const { poll, answer } = /^v:(?<poll>\d+):(?<answer>.+)$/u.exec(bare)?.groups ?? {};
  if (poll !== undefined && answer !== undefined)
    return { kind: "answer", poll: Number(poll), answer };
  const { letter, words } = /^(?<letter>[rafmc]):(?<words>.+)$/su.exec(bare)?.groups ?? {};
  if (letter === undefined || words === undefined) return undefined;
  return { kind: LETTERS[letter as keyof typeof LETTERS], words };
}
