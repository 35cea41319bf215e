import { listOf, word } from "./checks.ts";
import { commandForms } from "./command-forms.ts";
import { commandSent } from "./commands-sent.ts";
import { COMMAND_LIMITS } from "./limits.ts";
import { done, invalidForm, type Reply, refused } from "./refusals.ts";
import type { Asked, Discord } from "./requests.ts";
import { APP, BOT, type Command, GLOBAL, type World } from "./world.ts";

/* https://docs.discord.com/developers/interactions/application-commands#endpoints */

const DAY = 24 * 60 * 60_000;

/** Why the app can do nothing with the commands there. */
function refusal(world: World, { params }: Asked): Reply | undefined {
  if (params["application"] !== APP.id) return refused(20012);
  const { guild } = params;
  if (guild === undefined) return undefined;
  return world.guilds.get(guild)?.members.has(BOT) === true ? undefined : refused(50001);
}

export function list({ world }: Discord, asked: Asked): Reply {
  const { guild } = asked.params;
  const isWhole = asked.query.get("with_localizations") === "true";
  const known = world.commands.get(guild ?? GLOBAL) ?? [];
  return refusal(world, asked) ?? done(known.map((one) => commandSent(one, guild, isWhole)));
}

/** All the commands there from now on; those of a known name keep their id. */
export function replaceAll({ world }: Discord, asked: Asked): Reply {
  const refusedAt = refusal(world, asked);
  if (refusedAt !== undefined) return refusedAt;
  const scope = asked.params["guild"] ?? GLOBAL;
  const faults = commandForms(asked.whole, []);
  if (faults.length > 0) return invalidForm(faults);
  const given = listOf(asked.whole);
  if (given.length > COMMAND_LIMITS.commands.most) return refused(30032);
  const before = world.commands.get(scope) ?? [];
  const known = (name: unknown): Command | undefined =>
    before.find((one) => one.given["name"] === name);
  const fresh = given.filter((one) => known(one["name"]) === undefined);
  if (!world.countCreated(scope, fresh.length, COMMAND_LIMITS.createdADay.most, DAY))
    return refused(30034);
  const commands = given.map((one) => made(world, one, known(one["name"])));
  world.commands.set(scope, commands);
  return done(commands.map((one) => commandSent(one, asked.params["guild"], true)));
}

/** The version changes with what changes. */
function made(world: World, given: Command["given"], before: Command | undefined): Command {
  const isSame = before !== undefined && JSON.stringify(before.given) === JSON.stringify(given);
  if (isSame) return before;
  return { id: before?.id ?? world.newId(), version: word(world.newId()), given };
}
