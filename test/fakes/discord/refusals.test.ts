import { type REST, Routes } from "discord.js";
import { expect, test } from "vitest";
import type { DiscordServer } from "../discord-server.ts";
import { discordWith, HALL, JULIE, ROOM, restOf } from "./discord-app.ts";
import { faultsOf, unhurried } from "./holding.ts";
import { INVALID_FORM } from "./refusals.ts";
import { APP, HOME } from "./world.ts";

/* What Discord refuses, by its own codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */

const NOW = Date.parse("2027-01-10T09:00Z");
const NOWHERE = "710000000000000099";
const THREAD = "710000000000000003";
const ELSEWHERE = "700000000000000002";
const content = "Bonjour";
const button = (more: object = {}) => ({
  type: 2,
  style: 1,
  label: "Oui",
  custom_id: "a",
  ...more,
});
const row = (...components: readonly object[]) => ({ type: 1, components });

type Ask = (rest: REST, discord: DiscordServer) => Promise<unknown>;
type Refused = readonly [why: string, what: number | string, ask: Ask];

const post =
  (body: object, where = ROOM): Ask =>
  (rest) =>
    rest.post(Routes.channelMessages(where), { body });
const posted = async (rest: REST, body: object = { content }): Promise<string> => {
  const { id } = (await rest.post(Routes.channelMessages(ROOM), { body })) as { id: string };
  return id;
};
const edit =
  (before: object, after: object): Ask =>
  async (rest) =>
    rest.patch(Routes.channelMessage(ROOM, await posted(rest, before)), { body: after });

const messages: readonly Refused[] = [
  ["a channel that is not", 10003, post({ content }, NOWHERE)],
  ["nothing to say", 50006, post({})],
  ["white space", 50006, post({ content: "  \n" })],
  ["nobody’s message", 10008, (rest) => rest.get(Routes.channelMessage(ROOM, "1"))],
  [
    "somebody’s message",
    50005,
    async (rest, discord) => {
      discord.person(JULIE, "Julie").says(content, { in: ROOM });
      const id = discord.standing(ROOM)[0]?.id ?? "";
      return rest.patch(Routes.channelMessage(ROOM, id), { body: { content } });
    },
  ],
  [
    "taking somebody’s message away",
    50013,
    async (rest, discord) => {
      discord.person(JULIE, "Julie").says(content, { in: ROOM });
      return rest.delete(Routes.channelMessage(ROOM, discord.standing(ROOM)[0]?.id ?? ""));
    },
  ],
  [
    "editing in a thread that is closed",
    50083,
    async (rest, discord) => {
      discord.thread(THREAD, "fil", { in: ROOM });
      await rest.post(Routes.channelMessages(THREAD), { body: { content } });
      discord.archives(THREAD);
      const id = discord.standing(THREAD)[0]?.id ?? "";
      return rest.patch(Routes.channelMessage(THREAD, id), { body: { content } });
    },
  ],
  [
    "a locked thread",
    160005,
    (rest, discord) => {
      discord.thread(THREAD, "fil", { in: ROOM });
      discord.archives(THREAD, true);
      return rest.post(Routes.channelMessages(THREAD), { body: { content } });
    },
  ],
  ["direct messages with nobody", 50033, (rest) => rest.post(Routes.userChannels(), { body: {} })],
  [
    "direct messages that are closed",
    50007,
    async (rest, discord) => {
      discord.person(JULIE, "Julie").closesDirectMessages();
      const body = { recipient_id: JULIE };
      const { id } = (await rest.post(Routes.userChannels(), { body })) as { id: string };
      return rest.post(Routes.channelMessages(id), { body: { content } });
    },
  ],
];

const forms: readonly Refused[] = [
  [
    "a custom id twice",
    "COMPONENT_CUSTOM_ID_DUPLICATED",
    post({ content, components: [row(button()), row(button())] }),
  ],
  ["a row of nothing", "BASE_TYPE_BAD_LENGTH", post({ content, components: [row()] })],
  ["a row in a row", "UNION_TYPE_CHOICES", post({ content, components: [row(row(button()))] })],
  [
    "a container without the flag for it",
    "UNION_TYPE_CHOICES",
    post({ content, components: [{ type: 17, components: [] }] }),
  ],
  [
    "words beside components that are the message",
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    post({ content, flags: 1 << 15, components: [{ type: 10, content }] }),
  ],
  [
    "a message that becomes components, and keeps its words",
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    edit({ content }, { flags: 1 << 15, components: [{ type: 10, content }] }),
  ],
  [
    "components that become words again",
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    edit({ flags: 1 << 15, components: [{ type: 10, content }] }, { flags: 0, content }),
  ],
  [
    "a button without anything on it",
    "BASE_TYPE_REQUIRED",
    post({ content, components: [row(button({ label: undefined }))] }),
  ],
  [
    "a button that leads somewhere and asks something",
    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    post({ content, components: [row(button({ url: "https://exemple.fr" }))] }),
  ],
  [
    "more choices than there are",
    "BASE_TYPE_MIN_LENGTH",
    post({
      content,
      components: [
        row({ type: 3, custom_id: "a", max_values: 2, options: [{ label: "x", value: "x" }] }),
      ],
    }),
  ],
  [
    "a choice twice",
    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    post({
      content,
      components: [
        row({ type: 3, custom_id: "a", options: [1, 2].map(() => ({ label: "x", value: "x" })) }),
      ],
    }),
  ],
  [
    "calls that are allowed twice",
    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    post({ content, allowed_mentions: { parse: ["users"], users: [JULIE] } }),
  ],
];

const thing = (more: object = {}) => ({ name: "x", description: "x", ...more });
const put =
  (...body: readonly object[]): Ask =>
  (rest) =>
    rest.put(Routes.applicationCommands(APP.id), { body });
const withOptions = (...options: readonly object[]): Ask => put(thing({ options }));
const [leaf, group, word] = [1, 2, 3].map(
  (type) =>
    (more: object = {}) =>
      thing({ type, ...more }),
);

const commands: readonly Refused[] = [
  ["two commands of one name", "APPLICATION_COMMANDS_DUPLICATE_NAME", put(thing(), thing())],
  ["a name with a capital", "APPLICATION_COMMAND_INVALID_NAME", put(thing({ name: "Utopia" }))],
  ["a name of two words", "APPLICATION_COMMAND_INVALID_NAME", put(thing({ name: "à venir" }))],
  [
    "a language that Discord does not speak",
    "ENUM_TYPE_COERCE",
    put(thing({ name_localizations: { "fr-FR": "x" } })),
  ],
  [
    "a name that is leaf and group",
    "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
    withOptions(leaf?.() ?? {}, group?.({ options: [leaf?.()] }) ?? {}),
  ],
  [
    "a group within a group",
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    withOptions(group?.({ options: [group?.()] }) ?? {}),
  ],
  [
    "a command below a command",
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    withOptions(leaf?.({ options: [leaf?.()] }) ?? {}),
  ],
  [
    "a parameter beside a command",
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    withOptions(leaf?.() ?? {}, word?.({ name: "y" }) ?? {}),
  ],
  [
    "something required after something that is not",
    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    withOptions(word?.() ?? {}, word?.({ name: "y", required: true }) ?? {}),
  ],
  [
    "choices and suggestions at once",
    "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES_MUTUALLY_EXCLUSIVE",
    withOptions(word?.({ autocomplete: true, choices: [{ name: "x", value: "x" }] }) ?? {}),
  ],
  ["another app’s commands", 20012, (rest) => rest.get(Routes.applicationCommands("1"))],
  [
    "a guild without the app",
    50001,
    (rest, discord) => {
      discord.guild(ELSEWHERE, "Ailleurs", { withBot: false });
      return rest.put(Routes.applicationGuildCommands(APP.id, ELSEWHERE), { body: [] });
    },
  ],
];

const meeting = (more: object) => ({
  name: "Plénière",
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: "2027-03-02T13:00:00Z",
  scheduled_end_time: "2027-03-02T15:00:00Z",
  entity_metadata: { location: "Mairie" },
  ...more,
});
const plan =
  (more: object): Ask =>
  (rest) =>
    rest.post(Routes.guildScheduledEvents(HOME.id), { body: meeting(more) });
const change =
  (...changes: readonly object[]): Ask =>
  async (rest) => {
    const body = meeting({});
    const { id } = (await rest.post(Routes.guildScheduledEvents(HOME.id), { body })) as {
      id: string;
    };
    for (const each of changes)
      await rest.patch(Routes.guildScheduledEvent(HOME.id, id), { body: each });
  };

const events: readonly Refused[] = [
  ["no end", "BASE_TYPE_REQUIRED", plan({ scheduled_end_time: null })],
  ["no place", "BASE_TYPE_REQUIRED", plan({ entity_metadata: null })],
  [
    "a start that is over",
    "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
    plan({ scheduled_start_time: "2027-01-09T13:00:00Z" }),
  ],
  [
    "an end before the start",
    "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
    plan({ scheduled_end_time: "2027-03-02T12:00:00Z" }),
  ],
  ["a text channel", "BASE_TYPE_REQUIRED", plan({ entity_type: 2, channel_id: ROOM })],
  [
    "a channel for what is elsewhere",
    "GUILD_SCHEDULED_EVENT_CHANNEL_ID_INVALID",
    plan({ channel_id: HALL }),
  ],
  ["an event that has not begun is over", "TRANSITION_INVALID", change({ status: 3 })],
  ["an event that was canceled", 180000, change({ status: 4 }, { name: "Autre" })],
  ["no such event", 10070, (rest) => rest.get(Routes.guildScheduledEvent(HOME.id, "1"))],
  ["no such guild", 10004, (rest) => rest.get(Routes.guild("1"))],
  ["nobody of the guild", 10007, (rest) => rest.get(Routes.guildMember(HOME.id, "1"))],
  ["nobody", 10013, (rest) => rest.get(Routes.user("1"))],
  ["a route that is not", 0, (rest) => rest.get("/channels/1/whispers")],
];

test.each([...messages, ...forms, ...commands, ...events])("%s: %s", async (_, what, ask) => {
  const discord = await discordWith({ now: () => NOW, limitsNow: unhurried() });
  const error: unknown = await ask(restOf(discord), discord).catch((reason: unknown) => reason);
  if (typeof what === "number") expect(error).toMatchObject({ code: what });
  else {
    expect(error).toMatchObject({ code: INVALID_FORM, status: 400 });
    expect(JSON.stringify((error as { rawError: unknown }).rawError)).toContain(`"${what}"`);
    expect(faultsOf(error)[0]).toMatch(/^(?:\/[\w-]+)+ /u);
  }
});

test("all that is wrong in one place is said at once", async () => {
  const rest = restOf(await discordWith());
  const long = { type: 10, content: "x".repeat(2_001) };
  const components = [long, long, ...Array.from({ length: 39 }, () => ({ type: 14 }))];
  const body = { flags: 1 << 15, components };
  const error: unknown = await rest
    .post(Routes.channelMessages(ROOM), { body })
    .catch((reason: unknown) => reason);
  expect(faultsOf(error)).toEqual([
    "/components Total number of components exceeds the maximum of 40",
    "/components Component's displayable text size exceeds maximum size of 4000",
  ]);
});
