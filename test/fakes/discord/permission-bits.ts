/* https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */

export const PERMISSIONS = {
  Administrator: 1n << 3n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  Connect: 1n << 20n,
  UseApplicationCommands: 1n << 31n,
  ManageEvents: 1n << 33n,
  SendMessagesInThreads: 1n << 38n,
  CreateEvents: 1n << 44n,
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const bitsOf = (names: readonly Permission[]): bigint =>
  names.reduce((bits, name) => bits | PERMISSIONS[name], 0n);
