import type { APIInteraction } from "discord.js";
import type { Begun, Incoming } from "../../src/chat.ts";
import type { Command } from "../../src/command.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/text.ts";
import type { Option, View } from "../../src/view.ts";
import { originOf } from "./read.ts";
import type { Rest } from "./rest.ts";

/** What those who listen share. */
export interface Hearing {
  readonly hear: (incoming: Incoming) => Promise<View>;
  readonly complete: (begun: Begun) => Promise<readonly Option[]>;
  readonly rest: Rest;
  readonly commands: readonly Command[];
  /** The territory's, for those of whom nobody knows theirs. */
  readonly language: Language;
  readonly log: Log;
  /** Known until it is done, so that a stop can wait for it. */
  readonly underWay: (work: Promise<void>) => void;
}

type Meant = Pick<Incoming, "words" | "given" | "form" | "entries" | "confirmed">;

/** Brings what somebody means by an interaction to the house. */
export function meaning(
  { hear }: Pick<Hearing, "hear">,
  interaction: APIInteraction,
): (meant: Meant) => Promise<View> {
  return (meant) => hear({ ...originOf(interaction), id: interaction.id, ...meant });
}
