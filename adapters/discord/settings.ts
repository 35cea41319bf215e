/** What connects us to Discord. The token is a secret: it is never logged. */
export interface DiscordSettings {
  readonly token: string;
  /** Another REST API than Discord's own: a local one, in tests. */
  readonly apiUrl?: string;
  /** Whether planned meetings become events of the guild; unless it says no, they do. */
  readonly events?: boolean;
  /** How many shards; as many as Discord asks for where it is left out. */
  readonly shards?: number;
}
