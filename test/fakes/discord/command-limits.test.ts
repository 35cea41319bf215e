import { type REST, Routes } from "discord.js";
import { expect, test } from "vitest";
import { discordWith, restOf } from "./discord-app.ts";
import { holds, unhurried } from "./holding.ts";
import { COMMAND_LIMITS, EVENT_LIMITS } from "./limits.ts";
import { APP, HOME } from "./world.ts";

/* Each limit of commands and of scheduled events, on a Discord that nobody has used before. */

type Ask = (rest: REST, count: number) => Promise<unknown>;

const x = (count: number) => "x".repeat(count);
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const thing = (more: object = {}) => ({ name: "x", description: "x", ...more });
const parameter = (more: object) => [thing({ options: [thing({ type: 3, ...more })] })];
const choice = (at: number) => ({ name: `${at}`, value: `${at}` });

const put =
  (make: (count: number) => readonly object[]): Ask =>
  (rest, count) =>
    rest.put(Routes.applicationCommands(APP.id), { body: make(count) });

/** Of 102 characters, its longest language counting. */
const wordy = (at: number) => {
  const value = String(at).padStart(2, "0");
  return { name: value, name_localizations: { fr: `${value}${x(98)}` }, value };
};

const commands: Readonly<Record<keyof typeof COMMAND_LIMITS, Ask>> = {
  commands: put((count) => times(count, (at) => thing({ name: `x${at}` }))),
  createdADay: async (rest, count) => {
    const all = times(count, (at) => thing({ name: `x${at}` }));
    for (const from of [0, 100, 200]) await put(() => all.slice(from, from + 100))(rest, 0);
  },
  name: put((count) => [thing({ name: x(count) })]),
  description: put((count) => [thing({ description: x(count) })]),
  options: put((count) => [
    thing({ options: times(count, (at) => thing({ type: 3, name: `x${at}` })) }),
  ]),
  choices: put((count) => parameter({ choices: times(count, choice) })),
  choiceName: put((count) => parameter({ choices: [{ name: x(count), value: "x" }] })),
  choiceValue: put((count) => parameter({ choices: [{ name: "x", value: x(count) }] })),
  minLength: put((count) => parameter({ min_length: count })),
  maxLength: put((count) => parameter({ max_length: count })),
  characters: put((count) => {
    const full = times(3, (at) => thing({ type: 3, name: `x${at}`, choices: times(25, wordy) }));
    const rest = { type: 3, name: "x", choices: times(3, wordy) };
    const before = 2 + 3 * (3 + 25 * 102) + 1 + 3 * 102;
    return [thing({ options: [...full, { ...rest, description: x(count - before) }] })];
  }),
};

const plan = (rest: REST, more: object = {}) =>
  rest.post(Routes.guildScheduledEvents(HOME.id), {
    body: {
      name: "Plénière",
      privacy_level: 2,
      entity_type: 3,
      scheduled_start_time: "2027-03-02T13:00:00Z",
      scheduled_end_time: "2027-03-02T15:00:00Z",
      entity_metadata: { location: "Mairie" },
      ...more,
    },
  });

const events: Readonly<Record<keyof typeof EVENT_LIMITS, Ask>> = {
  name: (rest, count) => plan(rest, { name: x(count) }),
  description: (rest, count) => plan(rest, { description: x(count) }),
  location: (rest, count) => plan(rest, { entity_metadata: { location: x(count) } }),
  open: async (rest, count) => {
    for (let made = 0; made < count; made += 1) await plan(rest);
  },
};

/** Those that have a code of their own. */
const CODES: Readonly<Record<string, number>> = {
  commands: 30032,
  createdADay: 30034,
  open: 30038,
};

const fresh = async (): Promise<REST> =>
  restOf(await discordWith({ now: () => Date.parse("2027-01-10T09:00Z"), limitsNow: unhurried() }));

async function holdsThere(name: string, most: number, ask: Ask): Promise<void> {
  const code = CODES[name];
  if (code === undefined) return holds(most, async (count) => ask(await fresh(), count));
  await ask(await fresh(), most);
  await expect(ask(await fresh(), most + 1)).rejects.toMatchObject({ code, status: 400 });
  return undefined;
}

test.each(Object.entries(COMMAND_LIMITS))("of commands, %s: %o", (name, { most }) =>
  holdsThere(name, most, commands[name as keyof typeof commands]),
);

test.each(Object.entries(EVENT_LIMITS))("of scheduled events, %s: %o", (name, { most }) =>
  holdsThere(name, most, events[name as keyof typeof events]),
);
