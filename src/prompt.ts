import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks whoever sits at this terminal; undefined where nobody does. What is secret is not shown as it is typed. */
export async function ask(question: string, isSecret = false): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return undefined;
  stderr.write(question);
  const output = isSecret ? new Writable({ write: (_part, _coding, done) => done() }) : stderr;
  const lines = createInterface({ input: stdin, output, terminal: true });
  try {
    const answer = await lines.question("");
    if (isSecret) stderr.write("\n");
    return answer.trim() === "" ? undefined : answer;
  } finally {
    lines.close();
  }
}
