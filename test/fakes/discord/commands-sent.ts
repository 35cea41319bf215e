import { type Fields, listOf } from "./checks.ts";
import { APP, type Command } from "./world.ts";

/* Commands as Discord hands them out: what the app left out is filled in, what says nothing is left out. */

const DEFAULTS = {
  type: 1,
  default_member_permissions: null,
  default_permission: true,
  dm_permission: true,
  nsfw: false,
  contexts: null,
  integration_types: [0],
  name_localizations: null,
  description_localizations: null,
};

/**
 * `isWhole`: with what it is called in each language, which a list of commands tells only
 * to who asks: https://docs.discord.com/developers/interactions/application-commands#get-global-application-commands
 */
export function commandSent(
  { id, version, given }: Command,
  guild: string | undefined,
  isWhole: boolean,
): Fields {
  return {
    ...sparing({ ...DEFAULTS, ...withParts(given, isWhole) }, isWhole),
    id,
    version,
    application_id: APP.id,
    ...(guild !== undefined && { guild_id: guild }),
  };
}

const LANGUAGES: ReadonlySet<string> = new Set(["name_localizations", "description_localizations"]);

const sparing = (thing: Fields, isWhole: boolean): Fields =>
  Object.fromEntries(Object.entries(thing).filter(([name]) => isWhole || !LANGUAGES.has(name)));

function withParts(thing: Fields, isWhole: boolean): Fields {
  const parts = (name: "options" | "choices"): Fields => {
    const below = listOf(thing[name]).map((one) => partSent(one, isWhole));
    return below.length === 0 ? {} : { [name]: below };
  };
  const { options: _, choices: __, ...own } = thing;
  return { ...own, ...parts("options"), ...parts("choices") };
}

/** An option, or a choice of one: what is not required does not say so. */
function partSent(part: Fields, isWhole: boolean): Fields {
  const { required, autocomplete, ...rest } = withParts(part, isWhole);
  return sparing(
    {
      ...rest,
      ...(required === true && { required }),
      ...(autocomplete === true && { autocomplete }),
    },
    isWhole,
  );
}
