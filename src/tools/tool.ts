import type { Command } from "../command.ts";
import type { CommandTree } from "../command-tree.ts";
import type { Config } from "../config.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Opened } from "../opening.ts";
import type { View } from "../view.ts";

interface Invitation {
  readonly url: string;
  /** As the platform names them. */
  readonly permissions: readonly string[];
}

interface SignedIn {
  readonly userId: string;
  readonly deviceId: string;
  /** Whether the account vouches for the device; undefined where nothing is encrypted. */
  readonly crossSigned: string | undefined;
}

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
  /** Asks Discord for the link that lets Utopia in, and what it allows; absent where Discord is not set up. */
  readonly invite?: (() => Promise<Invitation>) | undefined;
  /**
   * Signs in to Matrix anew, replacing the account's identity if asked to; gives nothing where
   * nobody is there to say as whom. Absent where Matrix is not set up.
   */
  readonly signIn?: ((replaces: boolean) => Promise<SignedIn | undefined>) | undefined;
  /** Shows a part of the answer as soon as it is known. */
  readonly show: (part: View) => void;
}

/** Something that only whoever has the machine can do: never in a chat. */
export type Tool = (words: readonly string[], box: Toolbox) => Promise<View | Refusal>;
