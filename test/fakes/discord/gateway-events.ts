import type { Fields } from "./checks.ts";

/** https://docs.discord.com/developers/events/gateway#gateway-intents */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
  scheduledEvents: 1 << 16,
} as const;

/** Those that an app must be granted. */
export const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;

/** All that there are; any other bit is refused. */
export const KNOWN_INTENTS = 0x01ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/** What Discord tells the app. */
export interface GatewayEvent {
  readonly name: string;
  readonly data: Fields;
  /** The intent that a session needs for it; undefined: every session is told. */
  readonly intent: number | undefined;
}

export type Tell = (event: GatewayEvent) => void;
