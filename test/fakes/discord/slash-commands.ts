import { type Fields, isFields, lengthOf, listOf, word } from "./checks.ts";
import { OPTION } from "./command-forms.ts";
import { idNamed, resolved } from "./entities.ts";
import { permissionsIn } from "./permissions.ts";
import type { Channel, Command, User, World } from "./world.ts";

/* A command as somebody types it, in the language of their own Discord. */

/** The types of options whose value is somebody or something that Discord knows. */
const ENTITIES: ReadonlySet<number> = new Set([
  OPTION.user,
  OPTION.channel,
  OPTION.role,
  OPTION.mentionable,
]);

/** What is typed into an option; people, channels and roles by id or by name. */
type Typed = string | number | boolean;
export type Typing = Readonly<Record<string, Typed>>;

interface Typist {
  readonly world: World;
  readonly user: User;
  readonly channel: Channel;
}

/** The command of this path with its own parameters. */
interface Leaf {
  readonly command: Command;
  readonly guild: string | undefined;
  /** From the command itself to the subcommand. */
  readonly steps: readonly Fields[];
  readonly parameters: readonly Fields[];
}

/** A name as this person's Discord shows it. */
export function shownName(thing: Fields, { locale }: User): string {
  const { name_localizations: names, name } = thing;
  return (isFields(names) ? word(names[locale]) : "") || word(name);
}

const isCalled = (user: User, said: string) => (thing: Fields) =>
  shownName(thing, user) === said || thing["name"] === said;

/** The command that this person can use there by these words, « utopia réunion prochaine ». */
export function leafOf({ world, user, channel }: Typist, path: string): Leaf | undefined {
  const [first = "", ...rest] = path.replace(/^\//u, "").split(" ");
  const command = world
    .commandsIn(channel.guild)
    .find(({ given }) => isCalled(user, first)(given) && isUsable(world, user, channel, given));
  if (command === undefined) return undefined;
  const steps = [command.given];
  for (const said of rest) {
    const next = listOf(steps.at(-1)?.["options"]).find(isCalled(user, said));
    if (next === undefined) return undefined;
    steps.push(next);
  }
  const parameters = listOf(steps.at(-1)?.["options"]);
  const isWhole = parameters.every((one) => Number(one["type"]) > OPTION.group);
  const isOwn = world.commands.get(channel.guild ?? "")?.includes(command) === true;
  const guild = isOwn ? channel.guild : undefined;
  return isWhole ? { command, guild, steps, parameters } : undefined;
}

const IN_GUILD = 0;
const IN_DIRECT = 1;

function isUsable(world: World, user: User, channel: Channel, given: Fields): boolean {
  const { contexts, default_member_permissions: needed } = given;
  const here = channel.guild === undefined ? IN_DIRECT : IN_GUILD;
  if (Array.isArray(contexts) && !contexts.includes(here)) return false;
  const bits = BigInt(word(needed) || "0");
  return (permissionsIn(world, channel, user.id) & bits) === bits;
}

/** What Discord says before it sends anything. */
export interface Objection {
  readonly objection: string;
}

/** The data of the interaction, or why Discord does not let it go. */
export function dataOf(typist: Typist, leaf: Leaf, typing: Typing): Fields | Objection {
  const { user } = typist;
  const stray = Object.keys(typing).find((name) => !leaf.parameters.some(isCalled(user, name)));
  if (stray !== undefined) return { objection: `Option inconnue : ${stray}` };
  const filled: Fields[] = [];
  for (const parameter of leaf.parameters) {
    const typed = Object.entries(typing).find(([name]) => isCalled(user, name)(parameter))?.[1];
    const name = shownName(parameter, user);
    if (typed === undefined && parameter["required"] === true)
      return { objection: `Cette option est obligatoire : ${name}` };
    if (typed === undefined) continue;
    const value = valueOf(typist, parameter, typed);
    if (value === undefined) return { objection: `Saisis une valeur valide : ${name}` };
    filled.push({ name: parameter["name"], type: parameter["type"], value });
  }
  return sent(typist.world, leaf, filled, typist.channel);
}

/** The same while it is typed: the option that is being filled in is said to be. */
export function partialDataOf(typist: Typist, leaf: Leaf, typing: Typing, focus: string): Fields {
  const { user, world, channel } = typist;
  const filled = leaf.parameters.flatMap((parameter) => {
    const typed = Object.entries(typing).find(([name]) => isCalled(user, name)(parameter))?.[1];
    if (typed === undefined) return [];
    const isFocused = isCalled(user, focus)(parameter);
    const value = isFocused ? String(typed) : valueOf(typist, parameter, typed);
    const { name, type } = parameter;
    return [{ name, type, value, ...(isFocused && { focused: true }) }];
  });
  return sent(world, leaf, filled, channel);
}

function sent(
  world: World,
  { command, guild, steps }: Leaf,
  filled: readonly Fields[],
  channel: Channel,
): Fields {
  const options = steps
    .slice(1)
    .reduceRight<readonly Fields[]>(
      (below, { name, type }) => [{ name, type, options: below }],
      filled,
    );
  return {
    id: command.id,
    name: command.given["name"],
    type: 1,
    options,
    resolved: resolved(
      world,
      channel,
      filled.filter(({ type }) => ENTITIES.has(Number(type))).map(({ value }) => word(value)),
    ),
    ...(guild !== undefined && { guild_id: guild }),
  };
}

/** What somebody typed as the option takes it; undefined where it does not. */
function valueOf({ world, user }: Typist, parameter: Fields, typed: Typed): Typed | undefined {
  const choices = listOf(parameter["choices"]);
  if (choices.length > 0) {
    const chosen = choices.find(isCalled(user, String(typed)));
    return chosen?.["value"] as Typed | undefined;
  }
  const { min_value: least, max_value: most } = parameter;
  const { min_length: shortest = 0, max_length: longest = 6_000 } = parameter;
  const number = Number(typed);
  const isWithin =
    !Number.isNaN(number) &&
    (least === undefined || number >= Number(least)) &&
    (most === undefined || number <= Number(most));
  switch (parameter["type"]) {
    case OPTION.integer:
      return isWithin && Number.isInteger(number) ? number : undefined;
    case OPTION.number:
      return isWithin ? number : undefined;
    case OPTION.boolean:
      return typeof typed === "boolean" ? typed : undefined;
    case OPTION.user:
      return idNamed(world, ["user"], String(typed));
    case OPTION.channel:
      return idNamed(world, ["channel"], String(typed));
    case OPTION.role:
      return idNamed(world, ["role"], String(typed));
    case OPTION.mentionable:
      return idNamed(world, ["user", "role"], String(typed));
    default: {
      const length = lengthOf(String(typed));
      const isFitting = length >= Number(shortest) && length <= Number(longest);
      return isFitting ? String(typed) : undefined;
    }
  }
}
