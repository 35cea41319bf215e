import { expect, test } from "vitest";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { CHANNEL, NEW, scene } from "./discord-channel-scene.ts";

/* A thread that is a body's channel: what befalls the channel that it is in befalls it, untold. */

type Happens = (discord: DiscordServer) => void;

async function bound() {
  const { town, julie, bind, status } = await scene();
  town.discord.thread(NEW, "toits", { in: CHANNEL });
  await bind();
  const befalls = async (happens: Happens) => {
    happens(town.discord);
    await town.happens();
  };
  return { julie, status, befalls };
}

test.each<readonly [what: string, shut: Happens, open: Happens, told: string, mended: string]>([
  [
    "mute",
    (discord) => discord.withdraws("SendMessagesInThreads", { in: CHANNEL }),
    (discord) => discord.grants("SendMessagesInThreads", { in: CHANNEL }),
    "Utopia ne peut plus écrire dans #toits (discord)",
    "Il manque à Utopia la permission « Envoyer des messages dans les fils ».",
  ],
  [
    "hidden",
    (discord) => discord.withdraws("ViewChannel", { in: CHANNEL }),
    (discord) => discord.grants("ViewChannel", { in: CHANNEL }),
    "Utopia n’est plus dans #toits (discord)",
    "Qui gère ce salon peut donner au rôle d’Utopia la permission",
  ],
])("%s: told to the animation, and shown until it is mended", async (_, ...scenes) => {
  const [shut, open, told, mended] = scenes;
  const { julie, status, befalls } = await bound();
  await befalls(shut);
  expect(julie.reads).toContainEqual(expect.stringContaining(told));
  expect(await status()).toMatch(new RegExp(`#toits \\(discord\\) : .*${mended}`, "u"));
  await befalls(open);
  expect(await status()).not.toContain("Salons où rien n’arrive");
});

test("deleted: it is gone with it", async () => {
  const { julie, status, befalls } = await bound();
  await befalls((discord) => discord.deletes(CHANNEL));
  const gone = "#toits (discord) n’existe plus";
  expect(julie.reads).toContainEqual(expect.stringContaining(gone));
  expect(await status()).toMatch(/#toits \(discord\) : .*tapez \/utopia salon associer/u);
});

test("one that another process bound, once it was asked after", async () => {
  const { town, status } = await scene();
  town.discord.thread(NEW, "toits", { in: CHANNEL });
  await town.act(async ({ bodies, channels }) => {
    const body = await bodies.bySlug("logement");
    const place = { platform: "discord", scope: "", address: NEW, name: "toits" };
    if (body) await channels.bind(body.id, { ...place, kind: "channel" }, 0);
  });
  town.discord.role("700", "Voix");
  town.discord.gives(town.discord.ids.bot, "700");
  await town.happens();
  town.discord.withdraws("SendMessagesInThreads", { in: CHANNEL });
  await town.happens();
  expect(await status()).toContain("#toits (discord)");
});
