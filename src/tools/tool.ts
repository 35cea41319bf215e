import type { Command } from "../command.ts";
import type { CommandTree } from "../command-tree.ts";
import type { Config } from "../config.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Opened } from "../opening.ts";
import type { View } from "../view.ts";

/** What the operator's tools work with. */
export interface Toolbox {
  readonly config: Pick<Config, "database" | "backups">;
  /** Opens the database; the same one each time. */
  readonly open: () => Promise<Opened>;
  readonly commands: readonly Command[];
  readonly tree: CommandTree;
  readonly version: string;
  /** Epoch ms; rehearsed where the command line says so. */
  readonly now: number;
  /** Shows a part of the answer as soon as it is known. */
  readonly show: (part: View) => void;
}

/** Something that only whoever has the machine can do: never in a chat. */
export type Tool = (words: readonly string[], box: Toolbox) => Promise<View | Refusal>;
