/** What connects us to a Slack workspace. Tokens are secrets: they are never logged. */
export interface SlackSettings {
  /** `xoxb-…` */
  readonly botToken: string;
  readonly transport: SocketMode | Http;
  /** Another Web API than Slack's own: a local one, in tests. */
  readonly apiUrl?: string;
}

/** Slack is called, and nothing of ours is exposed (docs.slack.dev/apis/events-api/using-socket-mode). */
interface SocketMode {
  readonly kind: "sockets";
  /** `xapp-…` */
  readonly appToken: string;
}

/** Slack calls us; each request is signed (docs.slack.dev/authentication/verifying-requests-from-slack). */
interface Http {
  readonly kind: "http";
  readonly signingSecret: string;
  readonly port: number;
}
