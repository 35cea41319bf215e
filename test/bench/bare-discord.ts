import { Client, Events, GatewayIntentBits } from "discord.js";

/** What the floor is: discord.js as its guide shows it, with one listener that answers every interaction with a word. */
export interface BareDiscord {
  readonly apiUrl: string;
  readonly token: string;
}

const { apiUrl: api, token } = JSON.parse(process.argv[2] ?? "") as BareDiscord;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable()) void interaction.reply("Bonjour");
});
client.on(Events.Error, (error) => {
  throw error;
});
await client.login(token);
