/** What Matrix takes, in bytes or in items. */
export const LIMITS = {
  /**
   * A whole event, as its homeserver signs and sends it.
   * https://spec.matrix.org/v1.14/client-server-api/#size-limits
   */
  event: 65_536,
  /**
   * Our share of it, as JSON: what the homeserver adds is a few thousand bytes, an edit says
   * its words twice, and what is encrypted takes a third more.
   */
  content: 20_000,
  /** Ours: clients show a longer one shortened, and more than a dozen are a wall. */
  reactions: 10,
  /** https://spec.matrix.org/v1.14/appendices/#user-identifiers */
  id: 255,
} as const;
