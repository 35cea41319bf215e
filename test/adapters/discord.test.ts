import { checkContent } from "../../adapters/discord/check.ts";
import { Discord } from "../../adapters/discord/index.ts";
import { commands } from "../../commands/index.ts";
import type { Account, ChatFailure, Place } from "../../src/chat.ts";
import { makeLog } from "../../src/log.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { ourDiscord, settingsFor } from "../support/discord-side.ts";
import { adapterContract } from "./contract.ts";
import { shownOf } from "./discord-render-reading.ts";
import type { Harness } from "./scene.ts";

const LOGEMENT = "101";
const MESSAGES = "POST /channels/:channel/messages";

async function setup(): Promise<Harness> {
  const discord = await ourDiscord();
  discord.channel(LOGEMENT, "logement");
  const people = { "201": discord.person("201", "Léa"), "202": discord.person("202", "Karim") };
  const account = (userId: keyof typeof people, name: string): Account => ({
    platform: "discord",
    scope: "",
    userId,
    name,
  });
  const somebody = ({ userId }: Account) => people[userId as keyof typeof people];
  const started: Discord[] = [];
  const start = async () => {
    const settings = settingsFor(discord);
    const made = new Discord({ settings, commands, language: "fr", log: makeLog("silent") });
    started.push(made);
    return made;
  };
  const settled = async () => {
    await discord.gateway.heard();
    for (const one of started) await one.settled();
  };
  const chat = await start();
  const channel: Place = {
    platform: "discord",
    scope: "",
    address: LOGEMENT,
    kind: "channel",
    name: "logement",
  };
  return {
    chat,
    channel,
    lea: account("201", "Léa"),
    karim: account("202", "Karim"),
    exempt: {},
    shown: async (at) => discord.shown(at.address),
    read: shownOf,
    excess: (content) => checkContent(content),
    says: async (from, at, words) => {
      const person = somebody(from);
      if (at.kind === "direct") person.writes(words);
      else person.mentions(words, { in: at.address });
      await settled();
    },
    clicks: async (from, at, label) => {
      await somebody(from).clicks(label, { in: at.address });
      await settled();
    },
    // Whoever calls our name in a channel is answered there.
    answersTo: async (to) => [
      ...somebody(to).answers.map(({ text }) => text),
      ...repliesTo(discord, to.userId),
    ],
    shut: async (at) => {
      discord.withdraws("ViewChannel", { in: at.address });
      await settled();
    },
    rename: async (at, name) => {
      discord.renames(at.address, name);
      await settled();
    },
    fail: (failure) => discord.fails(MESSAGES, turnOf(failure)),
    restart: start,
    stop: async () => {
      for (const one of started) await one.close();
      await discord.close();
    },
  };
}

function repliesTo(discord: DiscordServer, user: string): readonly string[] {
  const standing = discord.standing(LOGEMENT);
  const own = new Set(standing.filter(({ author }) => author === user).map(({ id }) => id));
  return discord
    .shown(LOGEMENT)
    .filter((_, at) => own.has(standing[at]?.repliesTo ?? ""))
    .map(({ text }) => text);
}

function turnOf(failure: ChatFailure): Parameters<DiscordServer["fails"]>[1] {
  switch (failure.kind) {
    case "ambiguous":
      return "answer lost";
    case "limited":
      return { limited: failure.retryAfter / 1_000 };
    case "unavailable":
      return { refused: 130_000 };
    case "refused":
      return { refused: 10_003 };
    default:
      return failure satisfies never;
  }
}

adapterContract("Discord", setup);
