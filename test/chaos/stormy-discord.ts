import { setTimeout } from "node:timers/promises";
import { markIn, markOf } from "../../adapters/discord/mark.ts";
import { render } from "../../adapters/discord/render.ts";
import type { DiscordPerson } from "../fakes/discord/person.ts";
import { DiscordServer } from "../fakes/discord-server.ts";
import { settingsFor } from "../support/discord-side.ts";
import type { DiscordBirth } from "./discord-bot-process.ts";
import { type Haste, hurried } from "./haste.ts";
import { IN_HASTE, type Stormy, type StormyPlatform, type Talker } from "./stormy-platform.ts";

type Gust = "cut" | "reconnect" | "invalid" | "forgotten";

/** How long somebody waits for an answer before they go on (ms). */
const PATIENCE = 1_000;
const PAUSE = 50;
const FIRST_CHANNEL = 1_001;
const FIRST_PERSON = 2_001;

const DEPLOY = "PUT /applications/:application/commands";
const MESSAGES = "/channels/:channel/messages";
export const POST = `POST ${MESSAGES}`;
export const ANSWER = "POST /interactions/:interaction/:token/callback";
export const EDIT = `PATCH ${MESSAGES}/:message`;

/** Discord, from whose requests so many fail, and whose gateway is cut in every way. */
export const stormyDiscord: Stormy<Gust> = {
  times: IN_HASTE,
  bot: "test/chaos/discord-bot-process.ts",
  climate: {
    calls: {
      [POST]: { percent: 30, changing: true },
      [EDIT]: { percent: 30, changing: true },
      [`GET ${MESSAGES}`]: { percent: 15 },
      [`GET ${MESSAGES}/:message`]: { percent: 15 },
      "POST /users/@me/channels": { percent: 8 },
      [ANSWER]: { percent: 8 },
    },
    gusts: ["cut", "reconnect", "invalid", "forgotten"],
  },
  open: async (haste) => platformOn(await discordInHaste(haste)),
};

/** Without the limits of single channels: the client library waits for those by the machine's clock. */
export function discordInHaste(haste: Haste): Promise<DiscordServer> {
  const clock = hurried(haste);
  const now = () => clock.now();
  return DiscordServer.start({ now, limitsNow: now, buckets: {}, answeredWithin: PATIENCE });
}

export function platformOn(discord: DiscordServer): StormyPlatform<Gust> {
  const conversations: string[] = [];
  return {
    platform: "discord",
    scope: "",
    settings: async (): Promise<DiscordBirth["settings"]> => settingsFor(discord),
    render,
    channel: (name, number) => {
      const address = String(FIRST_CHANNEL + conversations.length);
      discord.channel(address, `${name}-${number}`);
      conversations.push(address);
      return address;
    },
    talker: (number, name) => {
      const person = discord.person(String(FIRST_PERSON + number), name);
      conversations.push(discord.directOf(person.id));
      return talkerOf(person, () => discord.accepted(DEPLOY) > 0);
    },
    fails: (route, turn) => discord.fails(route, turn),
    turnsOf: (route) => {
      const calls = discord.calls.filter((call) => call.route === route);
      return new Set(calls.map(({ turn }) => (typeof turn === "string" ? turn : "limited")));
    },
    get posts() {
      return discord.accepted(POST);
    },
    blows: (gust) => blow(discord, gust),
    standing: (keys) => {
      const marked = new Map(keys.map((key) => [markOf(key), key]));
      return conversations
        .flatMap((one) => discord.standing(one))
        .filter(({ author }) => author === discord.ids.bot)
        .map(({ id, channel, content: whole }) => {
          const mark = markIn(whole);
          const at = { platform: "discord", scope: "", address: channel, kind: "channel" } as const;
          const content = whole.slice(0, whole.length - mark.length);
          return {
            id,
            at: { ...at, name: channel },
            key: marked.get(mark) ?? "",
            content: { content },
          };
        });
    },
    close: () => discord.close(),
  };
}

function blow({ gateway }: DiscordServer, gust: Gust): void {
  switch (gust) {
    case "cut":
      return gateway.cut();
    case "reconnect":
      return gateway.askToReconnect();
    case "invalid":
      return gateway.invalidate(true);
    // What was missed meanwhile is lost.
    case "forgotten":
      gateway.forgetSessions();
      return gateway.cut();
    default:
      return gust satisfies never;
  }
}

const talkerOf = (person: DiscordPerson, isDeployed: () => boolean): Talker => ({
  id: person.id,
  asks: async ({ path, given }, channel) => {
    // Nobody is there: a little later somebody may be.
    if (!isDeployed()) return setTimeout(PAUSE);
    const outcome = await person.uses(`utopia ${path}`, given, { in: channel });
    return outcome?.kind === "unreachable" ? setTimeout(PAUSE) : undefined;
  },
});
