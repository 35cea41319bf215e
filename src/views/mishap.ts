import { isMessageKey, type Speech, selector } from "../text.ts";
import type { Text } from "../view.ts";

/** Why something did not arrive, by its code, as a part of a sentence. */
export function reasonLine(code: string, { line }: Speech): string {
  return line("status.reason", { reason: selector(code), told: code });
}

/** What can be done about it, by whom, in sentences; empty where nothing can. */
export function mend(code: string, platform: string | undefined, { say }: Speech): Text {
  const key = `mend.${code}`;
  return isMessageKey(key) ? say(key, { platform: platform ?? "" }) : [];
}
