import { Routes } from "discord.js";
import { test } from "vitest";
import { discordWith, HALL, JULIE, ROOM, restOf } from "./discord-app.ts";
import { holds } from "./holding.ts";
import { COMPONENT_LIMITS, LIMITS, MESSAGE_LIMITS, MODAL_LIMITS } from "./limits.ts";

/* Each limit of what is said and asked: as much as it allows is taken, one more is refused. */

const x = (count: number) => "x".repeat(count);
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const row = (...components: readonly object[]) => [{ type: 1, components }];
const button = (more: object = {}) => ({
  type: 2,
  style: 1,
  label: "Oui",
  custom_id: "yes",
  ...more,
});
const option = (at: number | string, more: object = {}) => ({
  label: `Date ${at}`,
  value: `${at}`,
  ...more,
});
const select = (more: object = {}) => ({
  type: 3,
  custom_id: "dates",
  options: [option(1)],
  ...more,
});
const says = (content: string) => ({ type: 10, content });
const media = { url: "https://exemple.fr/image.png" };
const V2 = 1 << 15;

const embed = (more: object) => ({ embeds: [{ description: "Bonjour", ...more }] });
const field = (more: object = {}) => ({ name: "Quand", value: "Mardi", ...more });
const roles = (count: number) => times(count, (at) => `${at}`);

/** As long as it says in all, no part of it too long by itself. */
const long = (count: number) => ({
  embeds: [{ description: x(4_096) }, { description: x(count - 4_096) }],
});

const messages: Readonly<Record<keyof typeof MESSAGE_LIMITS, (count: number) => object>> = {
  content: (count) => ({ content: x(count) }),
  nonce: (count) => ({ content: "x", nonce: x(count) }),
  mentionedUsers: (count) => ({ content: "x", allowed_mentions: { users: roles(count) } }),
  mentionedRoles: (count) => ({ content: "x", allowed_mentions: { roles: roles(count) } }),
  embeds: (count) => ({ embeds: times(count, () => ({ title: "x" })) }),
  embedTitle: (count) => embed({ title: x(count) }),
  embedDescription: (count) => embed({ description: x(count) }),
  embedFields: (count) => embed({ fields: times(count, () => field()) }),
  embedFieldName: (count) => embed({ fields: [field({ name: x(count) })] }),
  embedFieldValue: (count) => embed({ fields: [field({ value: x(count) })] }),
  embedFooter: (count) => embed({ footer: { text: x(count) } }),
  embedAuthor: (count) => embed({ author: { name: x(count) } }),
  embedsTogether: long,
};

const below = (...components: readonly object[]) => ({
  content: "x",
  components: row(...components),
});
const instead = (...components: readonly object[]) => ({ flags: V2, components });
const address = (count: number) => `https://exemple.fr/${x(count - 19)}`;
const values = (count: number) => ({ options: times(count, option), max_values: count });
const section = (count: number) =>
  instead({ type: 9, components: times(count, () => says("x")), accessory: button() });

const components: Readonly<Record<keyof typeof COMPONENT_LIMITS, (count: number) => object>> = {
  rows: (count) => ({
    content: "x",
    components: times(count, (at) => row(button({ custom_id: `${at}` }))[0]),
  }),
  buttonsInRow: (count) => below(...times(count, (at) => button({ custom_id: `${at}` }))),
  selectsInRow: (count) => below(...times(count, (at) => select({ custom_id: `${at}` }))),
  customId: (count) => below(button({ custom_id: x(count) })),
  buttonLabel: (count) => below(button({ label: x(count) })),
  buttonUrl: (count) => below({ type: 2, style: 5, label: "Lire", url: address(count) }),
  placeholder: (count) => below(select({ placeholder: x(count) })),
  selectOptions: (count) => below(select({ options: times(count, option) })),
  minValues: (count) => below(select({ ...values(25), min_values: count })),
  maxValues: (count) => below(select(values(count))),
  optionLabel: (count) => below(select({ options: [option(1, { label: x(count) })] })),
  optionValue: (count) => below(select({ options: [option(1, { value: x(count) })] })),
  optionDescription: (count) => below(select({ options: [option(1, { description: x(count) })] })),
  sectionTexts: section,
  altText: (count) => instead({ type: 12, items: [{ media, description: x(count) }] }),
  galleryItems: (count) => instead({ type: 12, items: times(count, () => ({ media })) }),
  componentsTogether: (count) =>
    instead({ type: 17, components: times(count - 1, () => ({ type: 14 })) }),
  textTogether: (count) => instead(says(x(2_000)), says(x(count - 2_000))),
};

const label = (component: object, more: object = {}) => ({
  type: 18,
  label: "Titre",
  component,
  ...more,
});
const input = (more: object = {}) => ({ type: 4, style: 1, custom_id: "title", ...more });
const modal = (...all: readonly object[]) => ({ title: "Titre", custom_id: "m", components: all });

const modals: Readonly<Record<keyof typeof MODAL_LIMITS, (count: number) => object>> = {
  title: (count) => ({ ...modal(says("x")), title: x(count) }),
  customId: (count) => ({ ...modal(says("x")), custom_id: x(count) }),
  components: (count) => modal(...times(count, () => says("x"))),
  label: (count) => modal(label(input(), { label: x(count) })),
  description: (count) => modal(label(input(), { description: x(count) })),
  inputMinLength: (count) => modal(label(input({ min_length: count }))),
  inputMaxLength: (count) => modal(label(input({ max_length: count }))),
  inputValue: (count) => modal(label(input({ value: x(count) }))),
  inputPlaceholder: (count) => modal(label(input({ placeholder: x(count) }))),
  radioOptions: (count) =>
    modal(label({ type: 21, custom_id: "r", options: times(count, option) })),
  checkboxes: (count) => modal(label({ type: 22, custom_id: "c", options: times(count, option) })),
};

test.each(Object.entries({ ...MESSAGE_LIMITS, ...COMPONENT_LIMITS }))(
  "%s: %o",
  async (name, { most }) => {
    const rest = restOf(await discordWith());
    const make = { ...messages, ...components }[name as keyof typeof messages];
    await holds(most, (count) => rest.post(Routes.channelMessages(ROOM), { body: make(count) }));
  },
);

test.each(Object.entries(MODAL_LIMITS))("in a form, %s: %o", async (name, { most }) => {
  const discord = await discordWith();
  discord.person(JULIE, "Julie");
  const rest = restOf(discord);
  await holds(most, (count) => {
    const { id, token } = discord.interactionOf(JULIE, ROOM);
    const body = { type: 9, data: modals[name as keyof typeof modals](count) };
    return rest.post(Routes.interactionCallback(id, token), { body });
  });
});

test("suggestions", async () => {
  const discord = await discordWith();
  discord.person(JULIE, "Julie");
  const rest = restOf(discord);
  await holds(LIMITS.suggestions.most, (count) => {
    const { id, token } = discord.interactionOf(JULIE, ROOM, "autocomplete");
    const choices = times(count, (at) => ({ name: `${at}`, value: at }));
    return rest.post(Routes.interactionCallback(id, token), {
      body: { type: 8, data: { choices } },
    });
  });
});

test("a page of history", async () => {
  const rest = restOf(await discordWith());
  await holds(LIMITS.historyPage.most, (limit) =>
    rest.get(Routes.channelMessages(HALL), { query: new URLSearchParams({ limit: `${limit}` }) }),
  );
});
