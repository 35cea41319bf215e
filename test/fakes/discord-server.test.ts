import { EventEmitter, once } from "node:events";
import { ContainerBuilder, MessageFlags, TextDisplayBuilder } from "discord.js";
import { expect, test, vi } from "vitest";
import { discordApp, discordWith, HALL, JULIE, KARIM, ROOM } from "./discord/discord-app.ts";
import { NO_ANSWER } from "./discord/person.ts";
import { THINKING } from "./discord/reading.ts";
import { slashApp } from "./discord/slash-app.ts";

/* Conversations between people and a small discord.js app. */

const NOW = Date.parse("2027-01-10T09:00Z");

test("a command in French is answered to the one who typed it", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const karim = discord.person(KARIM, "Karim");
  await slashApp(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    const path = [options.getSubcommandGroup(), options.getSubcommand()].join(" ");
    const count = options.getInteger("count");
    const [who, where] = [options.getUser("who")?.id, options.getChannel("where")?.id];
    const content = `${path} ${count} <@${who}> <#${where}> ${interaction.locale}`;
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  });
  const typing = { count: 2, who: "Karim", where: "salle" };
  await julie.uses("utopia réunion prochaine", typing, { in: ROOM });
  await vi.waitFor(() => expect(julie.answers).toHaveLength(1));
  expect(julie.answers).toMatchObject([{ text: "meeting next 2 @Karim #salle fr" }]);
  expect([...karim.sees(ROOM), ...discord.shown(ROOM)]).toEqual([]);
});

test("Discord sends nothing that an option does not take", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const heard = vi.fn<(value: string | null) => void>();
  await slashApp(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    heard(interaction.options.getString("topic"));
    await interaction.reply("Voici");
  });
  const where = { in: ROOM };
  expect(await julie.uses("utopia aide", {}, where)).toBeUndefined();
  expect(await julie.uses("utopia aide", { topic: "Chanter" }, where)).toBeUndefined();
  expect(await julie.uses("utopia réunion prochaine", { count: 0 }, where)).toBeUndefined();
  await julie.uses("utopia aide", { topic: "Voter" }, where);
  expect(heard.mock.calls).toEqual([["vote"]]);
  expect(julie.told).toEqual([
    "Cette option est obligatoire : topic",
    "Saisis une valeur valide : topic",
    "Saisis une valeur valide : count",
  ]);
  await expect(julie.uses("utopia chanter", {}, where)).rejects.toThrow("sees no command");
});

test("what is typed is completed, and the choice sends its value", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const heard = vi.fn<(value: string | null) => void>();
  await slashApp(discord, async (interaction) => {
    if (interaction.isAutocomplete()) {
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `Logement (${name} ${value})`, value: "housing" }]);
    } else if (interaction.isChatInputCommand()) {
      heard(interaction.options.getString("body"));
      await interaction.reply("Voici");
    }
  });
  const where = { in: ROOM };
  const path = "utopia réunion prochaine";
  const shown = await julie.completes(path, { option: "organe", typed: "log" }, where);
  expect(shown).toEqual(["Logement (body log)"]);
  await julie.uses(path, { organe: shown[0] ?? "" }, where);
  await julie.uses(path, { organe: "autre chose" }, where);
  expect(heard.mock.calls).toEqual([["housing"], ["autre chose"]]);
});

test("a handler that never answers: the person is told", async () => {
  const discord = await discordWith({ answeredWithin: 100 });
  const julie = discord.person(JULIE, "Julie");
  await slashApp(discord, async () => {});
  const outcome = await julie.uses("utopia aide", { topic: "Voter" }, { in: ROOM });
  expect(outcome).toEqual({ kind: "late" });
  expect(julie.told).toEqual([NO_ANSWER]);
});

test("an answer is thought about, said, and followed", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const thinking = new EventEmitter();
  const thought = once(thinking, "over");
  await slashApp(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await thought;
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [
        new ContainerBuilder().addTextDisplayComponents(
          new TextDisplayBuilder().setContent("Voici"),
        ),
      ],
    });
    await interaction.followUp({ content: "Et encore", flags: MessageFlags.Ephemeral });
    const last = await interaction.followUp("Pour tous");
    await interaction.deleteReply(last);
  });
  await julie.uses("utopia aide", { topic: "Voter" }, { in: ROOM });
  expect(julie.answers).toMatchObject([{ text: THINKING }]);
  thinking.emit("over");
  await vi.waitFor(() =>
    expect(discord.accepted("DELETE /webhooks/:application/:token/messages/:message")).toBe(1),
  );
  expect(julie.answers.map(({ text }) => text)).toEqual(["Voici", "Et encore"]);
  expect(discord.shown(ROOM)).toEqual([]);
});

test("the app reads what is written to it, and of the rest only that it was", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const heard = vi.fn<(where: string, content: string) => void>();
  const client = await discordApp(discord, (one) => {
    one.on("messageCreate", ({ author, channel, content }) => {
      if (author.bot) return;
      heard(channel.isDMBased() ? "direct" : "channel", content);
      if (channel.isDMBased()) void channel.send("Bonjour **Julie**");
    });
  });
  julie.writes("aide");
  julie.mentions("aide", { in: ROOM });
  julie.says("rien pour lui", { in: ROOM });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3));
  expect(heard.mock.calls).toEqual([
    ["direct", "aide"],
    ["channel", `<@${discord.ids.bot}> aide`],
    ["channel", ""],
  ]);
  await vi.waitFor(() => expect(julie.direct).toMatchObject([{ text: "Bonjour Julie" }]));
  julie.closesDirectMessages();
  const user = await client.users.fetch(JULIE);
  await expect(user.send("Encore")).rejects.toMatchObject({ code: 50007 });
});

test("a scheduled event is made, moved and taken away", async () => {
  const discord = await discordWith({ now: () => NOW });
  const client = await discordApp(discord);
  const { scheduledEvents } = await client.guilds.fetch(discord.ids.guild);
  const common = { name: "Plénière", privacyLevel: 2 as const };
  const outside = await scheduledEvents.create({
    ...common,
    entityType: 3,
    scheduledStartTime: "2027-03-02T13:00:00Z",
    scheduledEndTime: "2027-03-02T15:00:00Z",
    entityMetadata: { location: "Mairie" },
  });
  const inside = await scheduledEvents.create({
    ...common,
    entityType: 2,
    scheduledStartTime: "2027-03-03T13:00:00Z",
    channel: HALL,
  });
  await outside.edit({ scheduledStartTime: "2027-03-02T14:00:00Z" });
  await inside.delete();
  expect(discord.events).toMatchObject([
    {
      id: outside.id,
      status: 1,
      entity_metadata: { location: "Mairie" },
      scheduled_start_time: expect.stringMatching("2027-03-02T14:00"),
    },
  ]);
});
