import { describe, expect, test } from "vitest";
import { PERMISSIONS } from "../../adapters/discord/permissions.ts";
import { MEMBERS_MAY } from "../fakes/discord/world.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import type { DiscordTown } from "../support/discord-town.ts";
import { CHANNEL, NEW, scene } from "./discord-channel-scene.ts";

/* What becomes of channels on Discord, and who reads what to do about it. */

const IN_SETTINGS = "donner au rôle d’Utopia, dans les réglages du salon.";

describe("a channel is bound", () => {
  test.each<readonly [what: string, make: (discord: DiscordServer) => void]>([
    ["a text channel", (discord) => discord.channel(NEW, "toits")],
    [
      "an announcement channel",
      (discord) => discord.channel(NEW, "toits", { kind: "announcement" }),
    ],
    ["a thread", (discord) => discord.thread(NEW, "toits", { in: CHANNEL })],
  ])("%s, and gets what its body is told", async (_, make) => {
    const { town, bind, announce } = await scene();
    make(town.discord);
    expect(await bind()).toContain("#toits (discord) est maintenant le salon de « Logement »");
    await announce();
    await town.until("2027-01-11T10:03");
    expect(town.channel(NEW)).toHaveLength(1);
  });
});

const brandNew = (discord: DiscordServer) => discord.channel(NEW, "toits");

test("what the link asks for is enough, where everybody may do nothing but ask", async () => {
  const { town, bind, announce } = await scene();
  const { discord } = town;
  for (const one of MEMBERS_MAY) if (one !== "UseApplicationCommands") discord.withdraws(one);
  for (const one of PERMISSIONS) discord.grants(one);
  discord.thread(NEW, "toits", { in: CHANNEL });
  await town.happens();
  expect(await bind()).toContain("est maintenant le salon");
  discord.fails("POST /channels/:channel/messages", "answer lost", { of: NEW });
  await announce();
  await town.until("2027-01-11T10:10");
  expect(town.channel(NEW)).toHaveLength(1);
  expect(town.channel("logement")).toHaveLength(1);
});

describe("a channel in which something is not allowed is not bound", () => {
  type Prepare = (discord: DiscordServer) => void;
  test.each<readonly [what: string, prepare: Prepare, told: string, mend: Prepare]>([
    [
      "one permission is missing",
      (discord) => {
        brandNew(discord);
        discord.withdraws("ReadMessageHistory", { in: NEW });
      },
      `Utopia n’a pas le droit d’y écrire. Il manque à Utopia la permission « Voir les anciens messages ». Qui gère ce salon peut la ${IN_SETTINGS}`,
      (discord) => discord.grants("ReadMessageHistory", { in: NEW }),
    ],
    [
      "two are",
      (discord) => {
        brandNew(discord);
        discord.withdraws("SendMessages", { in: NEW });
        discord.withdraws("ReadMessageHistory", { in: NEW });
      },
      `Il manque à Utopia les permissions « Envoyer des messages » et « Voir les anciens messages ». Qui gère ce salon peut les ${IN_SETTINGS}`,
      (discord) => {
        discord.grants("SendMessages", { in: NEW });
        discord.grants("ReadMessageHistory", { in: NEW });
      },
    ],
    [
      "one is in the whole server",
      (discord) => {
        brandNew(discord);
        discord.withdraws("SendMessages");
      },
      "Il manque à Utopia la permission « Envoyer des messages ».",
      (discord) => discord.grants("SendMessages"),
    ],
    [
      "it is a thread",
      (discord) => {
        discord.thread(NEW, "toits", { in: CHANNEL });
        discord.withdraws("SendMessagesInThreads");
      },
      "la permission « Envoyer des messages dans les fils »",
      (discord) => discord.grants("SendMessagesInThreads"),
    ],
    [
      "it is a thread that is locked",
      (discord) => {
        discord.thread(NEW, "toits", { in: CHANNEL });
        discord.archives(NEW, true);
      },
      "Rien ne pourrait être posté ici : le salon est archivé. Déverrouillez ce fil",
      (discord) => discord.opens(NEW),
    ],
    [
      "it is hidden",
      (discord) => {
        brandNew(discord);
        discord.withdraws("ViewChannel", { in: NEW });
      },
      "Dans les réglages de ce salon, donnez au rôle d’Utopia les permissions « Voir le salon », « Envoyer des messages » et « Voir les anciens messages », puis de nouveau : /utopia salon associer Logement",
      (discord) => discord.grants("ViewChannel", { in: NEW }),
    ],
  ])("%s", async (_, prepare, told, mend) => {
    const { town, bind } = await scene();
    prepare(town.discord);
    expect(await bind()).toContain(told);
    mend(town.discord);
    await town.happens();
    expect(await bind()).toContain("est maintenant le salon");
  });
});

describe("a channel that is shut", () => {
  type Happens = (discord: DiscordServer) => void;
  const mute = `Utopia ne peut plus écrire dans #logement (discord) : les messages de « Logement » n’y arrivent plus.`;
  test.each<readonly [what: string, shut: Happens, told: string, mended: string]>([
    [
      "deleted",
      (discord) => discord.deletes(CHANNEL),
      "#logement (discord) n’existe plus",
      "Sinon, tapez /utopia salon associer",
    ],
    [
      "hidden",
      (discord) => discord.withdraws("ViewChannel", { in: CHANNEL }),
      "Utopia n’est plus dans #logement (discord)",
      "Qui gère ce salon peut donner au rôle d’Utopia la permission « Voir le salon ».",
    ],
    [
      "mute",
      (discord) => discord.withdraws("SendMessages", { in: CHANNEL }),
      mute,
      "Il manque à Utopia la permission « Envoyer des messages ».",
    ],
  ])("%s: told to the animation, and shown", async (_, shut, told, mended) => {
    const { town, julie, status } = await scene();
    shut(town.discord);
    await town.happens();
    expect(julie.reads).toEqual([expect.stringContaining(told)]);
    expect(julie.reads[0]).toContain(mended);
    const shown = await status();
    expect(shown).toContain("Salons où rien n’arrive :");
    expect(shown).toContain(mended);
  });

  test("another permission that goes is shown, and not told again", async () => {
    const { town, julie, status } = await scene();
    town.discord.withdraws("SendMessages", { in: CHANNEL });
    await town.happens();
    town.discord.withdraws("ReadMessageHistory", { in: CHANNEL });
    await town.happens();
    expect(julie.reads).toHaveLength(1);
    expect(await status()).toContain(
      "les permissions « Envoyer des messages » et « Voir les anciens messages »",
    );
    town.discord.grants("SendMessages", { in: CHANNEL });
    town.discord.grants("ReadMessageHistory", { in: CHANNEL });
    await town.happens();
    expect(await status()).not.toContain("Salons où rien n’arrive");
  });
});

describe("what befalls the whole server", () => {
  type Happens = (discord: DiscordServer) => void;
  test.each<readonly [what: string, shut: Happens, open: Happens, reason: string]>([
    [
      "a role that may do less",
      (discord) => discord.withdraws("SendMessages"),
      (discord) => discord.grants("SendMessages"),
      "« Envoyer des messages »",
    ],
    [
      "Utopia is put out",
      (discord) => discord.removesBot(),
      (discord) => discord.addsBot(),
      "Si Utopia n’est plus sur le serveur, qui l’administre l’y invite de nouveau",
    ],
  ])("%s: each channel is asked after, until it is mended", async (_, shut, open, reason) => {
    const { town, julie, status } = await scene();
    expect(await status()).not.toContain("Salons où rien n’arrive");
    shut(town.discord);
    await town.happens();
    const shown = await status();
    for (const name of ["emploi", "logement", "sante", "jeunesse", "pleniere"])
      expect(shown).toMatch(new RegExp(`#${name} \\(discord\\) : .*${reason}`, "u"));
    // Of those that she animates.
    expect(julie.reads).toEqual([expect.stringContaining("#logement (discord)")]);
    open(town.discord);
    await town.happens();
    expect(await status()).not.toContain("Salons où rien n’arrive");
  });

  test("an outage of Discord’s own shuts nothing", async () => {
    const { town, status } = await scene();
    const asked = town.discord.calls.length;
    town.discord.losesGuild();
    town.discord.findsGuild();
    await town.happens();
    expect(town.discord.calls.length).toBe(asked);
    expect(await status()).not.toContain("Salons où rien n’arrive");
  });
});

test("a role that is given to Utopia mends what it lacked", async () => {
  const { town, status } = await scene();
  town.discord.role("700", "Voix", { may: ["SendMessages"] });
  town.discord.withdraws("SendMessages");
  await town.happens();
  expect(await status()).toContain("Salons où rien n’arrive");
  town.discord.gives(town.discord.ids.bot, "700");
  await town.happens();
  expect(await status()).not.toContain("Salons où rien n’arrive");
});

/** Roles are asked for once, however many channels there are. */
const asked = (town: DiscordTown) =>
  town.discord.calls.filter(({ route }) => route === "GET /guilds/:guild/roles").length;

test("the roles of a server are asked for once for all of its channels", async () => {
  const { town } = await scene();
  const before = asked(town);
  town.discord.withdraws("SendMessages");
  await town.happens();
  expect(asked(town) - before).toBeLessThanOrEqual(2);
});
