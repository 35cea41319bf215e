import {
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  PermissionFlagsBits as MAY,
  OverwriteType,
  Routes,
} from "discord.js";
import { type Access, ChatError } from "../../src/chat.ts";
import { lacking, needed } from "./permissions.ts";
import type { Rest } from "./rest.ts";
import type { Threads } from "./threads.ts";

/** What we read of a channel, as REST and the gateway tell of it. */
export interface Described {
  readonly id: string;
  readonly name?: string | null;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly permission_overwrites?: readonly APIOverwrite[];
  readonly thread_metadata?: { readonly archived: boolean; readonly locked: boolean };
}

/**
 * How a channel is open to us; of one that we may not see, Discord tells nothing else. A thread
 * is noted with the channel that it is in.
 */
export async function accessTo(rest: Rest, address: string, threads: Threads): Promise<Access> {
  try {
    const channel = await rest.get<Described>(Routes.channel(address));
    const { name, thread_metadata: thread, parent_id: parent } = channel;
    if (thread !== undefined && parent) threads.note(address, parent);
    return { ...(name && { name }), ...(await opennessOf(rest, channel)) };
  } catch (error) {
    if (!(error instanceof ChatError) || error.failure.kind !== "refused") throw error;
    return { barred: error.failure.code };
  }
}

/** Its events are its guild's, which no channel forbids. */
const PLANS = MAY.CreateEvents | MAY.ManageEvents;

/** A thread that is merely archived is opened again by what is posted in it; a locked one is not. */
async function opennessOf(rest: Rest, channel: Described): Promise<Omit<Access, "name">> {
  const { guild_id: guild, thread_metadata: thread, parent_id: parent } = channel;
  if (guild === undefined) return { barred: null };
  const place =
    thread === undefined ? channel : await rest.get<Described>(Routes.channel(parent ?? ""));
  const { base, may } = await permissions(rest, guild, place.permission_overwrites ?? []);
  const calendar = (base & PLANS) === 0n ? null : guild;
  if (thread?.locked) return { barred: "channel-archived", calendar };
  const lacks = lacking(may, needed(thread !== undefined));
  if (lacks.length === 0) return { barred: null, calendar };
  return { barred: lacks.includes("ViewChannel") ? "not-invited" : "not-allowed", lacks, calendar };
}

/** What we may do in a guild, and in a channel of these overwrites, as Discord reckons it (docs.discord.com/developers/topics/permissions#permission-overwrites). */
async function permissions(
  rest: Rest,
  guild: string,
  overwrites: readonly APIOverwrite[],
): Promise<{ readonly base: bigint; readonly may: bigint }> {
  const self = await rest.self();
  const [{ roles: own }, all] = await Promise.all([
    rest.share<APIGuildMember>(Routes.guildMember(guild, self)),
    rest.share<readonly APIRole[]>(Routes.guildRoles(guild)),
  ]);
  const mine = new Set([guild, ...own]);
  const base = all
    .filter(({ id }) => mine.has(id))
    .reduce((bits, { permissions: some }) => bits | BigInt(some), 0n);
  if ((base & MAY.Administrator) !== 0n) return { base: ~0n, may: ~0n };
  const ofRole = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const may = [
    ofRole.filter(({ id }) => id === guild),
    ofRole.filter(({ id }) => id !== guild && mine.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === self),
  ].reduce(applied, base);
  return { base, may };
}

/** What overwrites of one kind make of the permissions: what one of them allows, another does not deny. */
function applied(bits: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const deny = overwrites.reduce((sum, one) => sum | BigInt(one.deny), 0n);
  const allow = overwrites.reduce((sum, one) => sum | BigInt(one.allow), 0n);
  return (bits & ~deny) | allow;
}
