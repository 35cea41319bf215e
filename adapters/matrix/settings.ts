import type { Credentials } from "./session.ts";

/** What connects us to a Matrix homeserver. What is secret in it is never logged. */
export interface MatrixSettings extends Credentials {
  /** Whose invitations are accepted: servers, users or spaces; where empty, those of our own server. */
  readonly invite: readonly string[];
  /** The least time (ms) between two requests of ours; 0: none. */
  readonly pace: number;
  /** When the account's e-mail was last confirmed (epoch ms), where it lapses without. */
  readonly confirmedAt?: number;
}
