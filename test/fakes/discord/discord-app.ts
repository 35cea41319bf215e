import { Client, type ClientOptions, GatewayIntentBits, Partials, REST } from "discord.js";
import { onTestFinished } from "vitest";
import { DiscordServer } from "../discord-server.ts";

type Settings = Parameters<typeof DiscordServer.start>[0];

export const ROOM = "710000000000000001";
export const HALL = "710000000000000002";
export const JULIE = "600000000000000011";
export const KARIM = "600000000000000012";

/** Discord with a channel and a voice channel, no limits of routes unless they are asked for, until the test ends. */
export async function discordWith(settings: Settings = {}): Promise<DiscordServer> {
  const discord = await DiscordServer.start({ buckets: {}, answeredWithin: 1_000, ...settings });
  onTestFinished(() => discord.close());
  discord.channel(ROOM, "logement");
  discord.channel(HALL, "salle", { kind: "voice" });
  return discord;
}

/** The real client of REST alone, which tries once and never waits. */
export function restOf({ apiUrl, token }: DiscordServer): REST {
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    timeout: 1_000,
    rejectOnRateLimit: () => true,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  return rest.setToken(token);
}

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.GuildScheduledEvents,
];

/** A minimal real discord.js app before it, connected. */
export async function discordApp(
  discord: DiscordServer,
  listen: (client: Client) => void = () => {},
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = clientOf(discord, options);
  listen(client);
  const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
  await client.login(discord.token);
  return ready;
}

/** The same, not yet connected. */
export function clientOf(discord: DiscordServer, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    waitGuildTimeout: 500,
    rest: { api: discord.apiUrl },
    ...options,
  });
  client.on("error", () => {});
  onTestFinished(() => client.destroy());
  return client;
}
