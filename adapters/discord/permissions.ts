import { PermissionFlagsBits } from "discord.js";

/**
 * All that we ask for when we are let in, by Discord's own names
 * (docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags).
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
