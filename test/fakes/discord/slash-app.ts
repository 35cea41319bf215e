import {
  ApplicationCommandOptionType,
  type Client,
  type Interaction,
  type RESTPostAPIApplicationCommandsJSONBody,
  TextChannel,
} from "discord.js";
import type { DiscordServer } from "../discord-server.ts";
import { discordApp } from "./discord-app.ts";

const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: "utopia",
    description: "The network’s assistant",
    options: [
      {
        type: ApplicationCommandOptionType.SubcommandGroup,
        name: "meeting",
        name_localizations: { fr: "réunion" },
        description: "Meetings",
        options: [
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: "next",
            name_localizations: { fr: "prochaine" },
            description: "The next meeting",
            options: [
              {
                type: ApplicationCommandOptionType.String,
                name: "body",
                name_localizations: { fr: "organe" },
                description: "Whose",
                autocomplete: true,
              },
              {
                type: ApplicationCommandOptionType.Integer,
                name: "count",
                description: "How many",
                min_value: 1,
              },
              { type: ApplicationCommandOptionType.User, name: "who", description: "Who" },
              { type: ApplicationCommandOptionType.Channel, name: "where", description: "Where" },
            ],
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "help",
        name_localizations: { fr: "aide" },
        description: "Help",
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: "topic",
            description: "About what",
            required: true,
            choices: [{ name: "Voting", name_localizations: { fr: "Voter" }, value: "vote" }],
          },
        ],
      },
    ],
  },
];

/** A minimal real discord.js app with two commands, which hears so. */
export async function slashApp(
  discord: DiscordServer,
  hear: (interaction: Interaction) => Promise<unknown>,
): Promise<Client<true>> {
  const client = await discordApp(discord, (one) => {
    one.on("interactionCreate", (interaction) => void hear(interaction));
  });
  await client.application.commands.set(COMMANDS);
  return client;
}

/** A channel as the app has it. */
export async function textChannel(client: Client, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (!(channel instanceof TextChannel)) throw new Error(`No text channel ${id}`);
  return channel;
}
