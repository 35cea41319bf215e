import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Keyboard } from "./keyboard.ts";
import { printable } from "./printable.ts";
import type { Screen } from "./screen.ts";

/**
 * Lines from a file or a pipe. Each is shown after its prompt, so that the output reads
 * as the conversation it was; « # … » is a comment, shown as it is; empty lines are nothing.
 */
export function piped(input: Readable, screen: Screen, closing: AbortSignal): Keyboard {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  const close = () => reader.close();
  closing.addEventListener("abort", close, { once: true });

  return {
    async read(prompt) {
      for (;;) {
        const next = await lines.next();
        if (next.done === true || closing.aborted) return undefined;
        const line = next.value;
        if (line.startsWith("# ")) await screen.remark(printable(line));
        else if (line.trim() !== "") {
          await screen.typed(prompt + printable(line));
          return line;
        }
      }
    },
    begin: () => false,
    close,
  };
}
