import { expect, onTestFinished, test, vi } from "vitest";
import { Discord } from "../../adapters/discord/index.ts";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { found } from "../../src/founding.ts";
import { checkHealth } from "../../src/health-check.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Store } from "../../src/store/store.ts";
import { plain } from "../../src/text.ts";
import { TravelClock } from "../../src/travel.ts";
import { systemClock } from "../../src/when.ts";
import { ourDiscord, settingsFor } from "../support/discord-side.ts";
import { discordTown } from "../support/discord-town.ts";
import { FarSide } from "../support/far-side.ts";
import { temporaryFile } from "../support/files.ts";
import { Gate } from "../support/gate.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { alsoKnownAs, ordinary } from "../support/outbox.ts";
import { channelOf, direct } from "../support/places.ts";
import { at } from "../support/town.ts";

/* What the others notice of a Discord that is down or refuses us, or of somebody it does not let us write to. */

const logement = channelOf("slack", "logement");
const julie = { platform: "slack", scope: "T1", userId: "U-julie", name: "Julie" };
const ROOM = "1002";
const patiently = { timeout: 15_000, interval: 100 };
const PLAN = "réunion planifier jeudi 14 janvier 18h";

/** A house on Discord and on Slack; each has a channel of Logement. */
async function twoPlatforms(discordIs: "open" | "shut" = "open", isRevoked = false) {
  const clock = new TravelClock(systemClock, at("2027-01-11T10:00"), false);
  const discord = await ourDiscord(() => clock.now());
  discord.channel(ROOM, "logement");
  const gate = await Gate.before(discord.url, discordIs);
  const settings = { ...settingsFor(discord), apiUrl: `${gate.url}/api` };
  if (isRevoked) discord.resetsToken();
  const log = makeLog("silent");
  const onDiscord = new Discord({ settings, commands, language: "fr", log, patience: 2_000 });
  const far = new FarSide(() => clock.now());
  const store = new Store(await openDatabase(temporaryFile(), clock.now()));
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  await store.act(1, async ({ bodies, channels, members }) => {
    const { id } = await members.welcome(julie, clock.now());
    await members.grantCoordination(id, clock.now());
    const body = await bodies.bySlug("logement");
    if (body === undefined) throw new Error("no body");
    await channels.bind(body.id, logement, clock.now());
    const there = { ...logement, platform: "discord", scope: "", address: ROOM };
    await channels.bind(body.id, there, clock.now());
  });
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const chats = [onDiscord, new MemoryChat("slack", far)];
  const told: (readonly [string, string])[] = [];
  const house = new House(
    {
      store,
      clock,
      log,
      chats,
      commands,
      tree,
      version: "test",
      platformChanged: (name, { state }) => told.push([name, state]),
    },
    [territory],
  );
  onTestFinished(async () => {
    await house.stop();
    await store.close();
    await gate.close();
    await discord.close();
  });
  await house.start();
  const asks = async (words: string) =>
    (await far.says(julie, logement, words)).blocks
      .flatMap((block) => {
        if (block.block === "facts")
          return block.facts.map(({ label, value }) => `${label} : ${plain(value)}`);
        return "text" in block ? plain(block.text) : [];
      })
      .map(ordinary)
      .join("\n");
  return {
    discord,
    gate,
    onDiscord,
    store,
    clock,
    house,
    told,
    far,
    asks,
    health: () => checkHealth({ store, clock, territories: [territory], log, version: "test" }),
  };
}

test("a Discord that was down at the start is there when it comes up, with what it was owed", async () => {
  const town = await twoPlatforms("shut");
  await town.house.connected();
  expect(town.told).toContainEqual(["discord", "lost"]);
  expect((await town.health()).reasons).toEqual(["platform: discord"]);
  expect(await town.asks("réseau état")).toMatch(/^discord : perdue depuis le .*: ECONNREFUSED$/mu);
  await town.asks(PLAN);
  await town.house.settle();
  expect(town.discord.shown(ROOM)).toEqual([]);

  await town.gate.becomes("open");
  await vi.waitFor(() => expect(town.onDiscord.state()).toEqual({ state: "connected" }), patiently);
  expect(town.house.platformsHaveChanged).toBe(true);
  town.clock.set(town.clock.now() + 60_000);
  await town.house.settle();
  expect(town.told.filter(([name]) => name === "discord")).toEqual([
    ["discord", "lost"],
    ["discord", "connected"],
  ]);
  expect(town.discord.shown(ROOM)).toHaveLength(1);
  expect((await town.health()).status).toBe("ok");
  // People find its commands there.
  const karim = town.discord.person("202", "Karim");
  await karim.uses("utopia réunion voir", { réunion: "1" }, { in: ROOM });
  await town.onDiscord.settled();
  expect(karim.answers[0]?.text).toContain("jeudi 14 janvier 2027");
});

test("a gateway that ends and does not come back is told, and shown in the state of the network until it does", async () => {
  const town = await twoPlatforms();
  await town.house.connected();
  const { gateway } = town.discord;
  gateway.isRefusing = true;
  gateway.cut();
  await vi.waitFor(() => expect(town.onDiscord.state().state).toBe("lost"), patiently);
  expect(town.house.platformsHaveChanged).toBe(true);
  await town.house.settle();
  expect(town.told).toContainEqual(["discord", "lost"]);
  expect(await town.asks("réseau état")).toMatch(/^discord : perdue depuis le .*: \S+/mu);
  gateway.isRefusing = false;
  await vi.waitFor(() => expect(town.onDiscord.state().state).toBe("connected"), patiently);
  await town.house.settle();
  expect(await town.asks("réseau état")).not.toContain("perdue depuis");
});

test("a token that is refused is told, with the mend, and keeps nothing else from going on", async () => {
  const town = await twoPlatforms("open", true);
  await town.house.connected();
  expect(town.told).toContainEqual(["discord", "refused"]);
  expect((await town.health())["platforms"]).toContainEqual(
    expect.objectContaining({ name: "discord", state: "refused", reason: "TokenInvalid" }),
  );
  expect(await town.asks("réseau état")).toContain(
    "TokenInvalid. Discord n’accepte plus le jeton d’Utopia : qui le tient doit le reprendre dans le portail de Discord (UTOPIA_DISCORD_TOKEN), puis relancer Utopia",
  );
  expect(await town.asks(PLAN)).toContain("jeudi 14 janvier 2027 à 18");
});

test("who shuts their direct messages to Utopia reads it where else they have an account", async () => {
  const town = await twoPlatforms();
  await town.house.connected();
  await town.asks("réunion fixer jeudi 1 avril 18h");
  await town.house.settle();
  const lea = town.discord.person("202", "Léa");
  await lea.uses("utopia présence", { réunion: "1", présence: "oui" }, { in: ROOM });
  await town.onDiscord.settled();
  const onSlack = { platform: "slack", scope: "T1", userId: "U-lea", name: "Léa" };
  await alsoKnownAs(
    town.store,
    { ...onSlack, platform: "discord", scope: "", userId: "202" },
    onSlack,
  );
  lea.closesDirectMessages();
  await town.asks("réunion déplacer jeudi 8 avril 18h");
  await town.house.settle();
  expect(lea.direct).toEqual([]);
  expect(town.far.standing(direct(onSlack)).map(({ text }) => ordinary(text))).toEqual([
    expect.stringContaining("jeudi 8 avril 2027 à 18 h"),
  ]);
});

test("whom Discord lets nobody write to is to be called: the animation reads who", async () => {
  const town = await discordTown("2027-01-11T10:00");
  const animation = await town.person("201", "Julie", "Habitat Jeunes des 3 Frontières");
  const lea = await town.person("202", "Léa", "C.A.F. de la Moselle");
  await animation.uses("réunion fixer", { date: "jeudi 1 avril 18h" });
  await lea.uses("présence", { réunion: "1", présence: "oui" });
  town.discord.person("202", "Léa").closesDirectMessages();
  await animation.uses("réunion déplacer", { réunion: "1", date: "jeudi 8 avril 18h" });
  await town.until("2027-01-12T10:00");
  expect(animation.reads).toEqual([
    expect.stringMatching(/^À appeler : réunion déplacée[^]*• Léa · C\.A\.F\. de la Moselle/u),
  ]);
  expect(lea.reads).toEqual([]);
});
