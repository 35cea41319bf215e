import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { expect, test } from "vitest";
import { discordWith, JULIE, ROOM } from "./discord-app.ts";
import { NO_ANSWER } from "./person.ts";
import { slashApp, textChannel } from "./slash-app.ts";

/* Buttons, menus and forms, on a small discord.js app. */

const row = (...buttons: readonly ButtonBuilder[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

test("a click edits the message; menus take as many as they say", async () => {
  const discord = await discordWith();
  const julie = discord.person(JULIE, "Julie");
  const client = await slashApp(discord, async (interaction) => {
    if (interaction.isButton())
      await interaction.update({ content: `<@${interaction.user.id}> vient`, components: [] });
    if (interaction.isUserSelectMenu())
      await interaction.reply({
        content: `<@${interaction.values[0]}> ${interaction.members.size}`,
        flags: MessageFlags.Ephemeral,
      });
    if (interaction.isStringSelectMenu())
      await interaction.reply({
        content: interaction.values.join("+"),
        flags: MessageFlags.Ephemeral,
      });
  });
  const channel = await textChannel(client, ROOM);
  const menu = new StringSelectMenuBuilder()
    .setCustomId("dates")
    .setPlaceholder("Vos dates")
    .setMaxValues(2)
    .setOptions([1, 2, 3].map((at) => ({ label: `Date ${at}`, value: `d${at}` })));
  await channel.send({
    content: "Venez",
    components: [
      row(button("yes", "Oui"), button("no", "Non").setDisabled()),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
      new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
        new UserSelectMenuBuilder().setCustomId("who").setPlaceholder("Avec qui ?"),
      ),
    ],
  });
  expect(discord.shown(ROOM)).toMatchObject([
    {
      buttons: ["Oui"],
      menus: [
        { placeholder: "Vos dates", options: ["Date 1", "Date 2", "Date 3"] },
        { placeholder: "Avec qui ?" },
      ],
    },
  ]);
  await julie.chooses("Vos dates", ["Date 1", "Date 3"], { in: ROOM });
  expect(julie.answers).toMatchObject([{ text: "d1+d3" }]);
  await expect(
    julie.chooses("Vos dates", ["Date 1", "Date 2", "Date 3"], { in: ROOM }),
  ).rejects.toThrow("takes 1 to 2");
  await expect(julie.clicks("Non", { in: ROOM })).rejects.toThrow("sees nothing called « Non »");
  await julie.chooses("Avec qui ?", "Julie", { in: ROOM });
  expect(julie.answers).toMatchObject([{}, { text: "@Julie 1" }]);
  await julie.clicks("Oui", { in: ROOM });
  expect(discord.shown(ROOM)).toMatchObject([{ text: "@Julie vient", buttons: [], menus: [] }]);
});

test("a form is filled in, kept where the app is silent, and taken", async () => {
  const discord = await discordWith({ answeredWithin: 200 });
  const julie = discord.person(JULIE, "Julie");
  let isSilent = true;
  const client = await slashApp(discord, async (interaction) => {
    if (interaction.isButton()) await interaction.showModal(form);
    if (!interaction.isModalSubmit() || isSilent) return;
    const { fields } = interaction;
    const content = `${fields.getTextInputValue("title")} ${fields.getStringSelectValues("when")[0]}`;
    if (interaction.isFromMessage()) await interaction.update({ content, components: [] });
  });
  const channel = await textChannel(client, ROOM);
  await channel.send({ content: "Sondage", components: [row(button("new", "Lancer"))] });
  await julie.clicks("Lancer", { in: ROOM });
  expect(julie.modal).toMatchObject({ title: "Sondage de dates", text: "Pour qui ?" });
  expect(await julie.submits()).toBeUndefined();
  expect(julie.modal?.trouble).toBe("À compléter : Titre, Quand");
  julie.fills({ Titre: "C", Quand: "Le soir" });
  expect(await julie.submits()).toBeUndefined();
  expect(julie.modal?.trouble).toBe("À compléter : Titre");
  julie.fills({ Titre: "Colocation", Quand: "Le soir" });
  await julie.submits();
  expect(julie.modal).toMatchObject({
    trouble: NO_ANSWER,
    fields: [{ value: ["Colocation"] }, {}],
  });
  isSilent = false;
  await julie.submits();
  expect(julie.modal).toBeUndefined();
  expect(discord.shown(ROOM)).toMatchObject([{ text: "Colocation evening" }]);
});

const form = new ModalBuilder()
  .setCustomId("dates")
  .setTitle("Sondage de dates")
  .addTextDisplayComponents(new TextDisplayBuilder().setContent("Pour **qui** ?"))
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("Titre")
      .setTextInputComponent(
        new TextInputBuilder().setCustomId("title").setStyle(TextInputStyle.Short).setMinLength(2),
      ),
    new LabelBuilder()
      .setLabel("Quand")
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId("when")
          .setOptions(
            { label: "Le matin", value: "morning" },
            { label: "Le soir", value: "evening" },
          ),
      ),
  );
