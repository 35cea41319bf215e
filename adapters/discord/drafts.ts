import { randomBytes } from "node:crypto";
import type { Entries, Form } from "../../src/view.ts";
import { MINUTE } from "../../src/when.ts";

const KEPT = 15 * MINUTE;
const MOST = 2_000;

/** What was entered in the form of a command, to be mended or confirmed. */
export interface Draft {
  readonly command: string;
  readonly entries: Entries;
}

/**
 * Discord takes back a form once it is sent, and hands over nothing but a short id with the
 * button that opens it again: what was entered is kept here for a while. After a restart it
 * is asked for anew.
 */
export class Drafts {
  readonly #drafts = new Map<string, { readonly draft: Draft; readonly until: number }>();

  keep(draft: Draft): string {
    const now = performance.now();
    for (const [id, { until }] of this.#drafts) {
      if (until > now && this.#drafts.size < MOST) break;
      this.#drafts.delete(id);
    }
    const id = randomBytes(9).toString("base64url");
    this.#drafts.set(id, { draft, until: now + KEPT });
    return id;
  }

  /** Undefined once it is forgotten. */
  get(id: string): Draft | undefined {
    const kept = this.#drafts.get(id);
    return kept !== undefined && kept.until > performance.now() ? kept.draft : undefined;
  }
}

/** The form with what was entered in it. */
export function refilled(form: Form, entries: Entries): Form {
  const fields = form.fields.map((field) => {
    const { value: _, ...blank } = field;
    const entered = entries[field.name];
    return entered === undefined ? blank : { ...blank, value: entered };
  });
  return { ...form, fields };
}
