import { readFile, stat } from "node:fs/promises";
import { excerpt } from "../domain/partner.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";

/**
 * The bytes of a file of this machine, which only its operator may name. What is not an
 * ordinary file (a folder, a device that never ends) is refused, and so is what is larger
 * than `mostBytes`, before anything of it is read.
 */
export async function readLocalFile(
  path: string,
  mostBytes: number,
): Promise<Uint8Array | Refusal> {
  const unreadable = refuse("file.unreadable", { file: excerpt(path) });
  try {
    const state = await stat(path);
    if (!state.isFile()) return unreadable;
    return state.size > mostBytes ? refuse("csv.too-large") : await readFile(path);
  } catch (error) {
    // Missing, or not ours to read: the operating system says so with a code.
    if (error instanceof Error && "code" in error) return unreadable;
    throw error;
  }
}
