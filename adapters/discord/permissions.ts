import { PermissionFlagsBits } from "discord.js";

/**
 * All that we ask for when we are let in, by Discord's own names
 * (docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags). What
 * people are shown instead stands in the locales, as Discord's settings word it: in English those
 * of a role say “View Channels”, those of a channel “View Channel”
 * (support.discord.com/hc/en-us/articles/10543994968087-Channel-Permissions-Settings-101). The
 * French is as the client has it by those who copied it (discord.fr/wiki, permissions textuelles).
 */
export const PERMISSIONS = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "ReadMessageHistory",
  "CreateEvents",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What we cannot do without in a channel, or in a thread. */
export const needed = (isThread: boolean): readonly Permission[] => [
  "ViewChannel",
  isThread ? "SendMessagesInThreads" : "SendMessages",
  // What we sent is looked for there where Discord’s answer was lost.
  "ReadMessageHistory",
];

/** Those of `some` that are not among these bits. */
export const lacking = (bits: bigint, some: readonly Permission[]): readonly Permission[] =>
  some.filter((one) => (bits & PermissionFlagsBits[one]) === 0n);

export const bitsOf = (some: readonly Permission[]): bigint =>
  some.reduce((bits, one) => bits | PermissionFlagsBits[one], 0n);
