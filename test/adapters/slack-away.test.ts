import { expect, onTestFinished, test, vi } from "vitest";
import { Slack } from "../../adapters/slack/index.ts";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { found } from "../../src/founding.ts";
import { checkHealth } from "../../src/health-check.ts";
import { House } from "../../src/house.ts";
import type { Log } from "../../src/log.ts";
import { keepPulse } from "../../src/pulse.ts";
import { openDatabase } from "../../src/store/database.ts";
import { Store } from "../../src/store/store.ts";
import { plain } from "../../src/text.ts";
import { TravelClock } from "../../src/travel.ts";
import { systemClock } from "../../src/when.ts";
import { FarSide } from "../support/far-side.ts";
import { temporaryFile } from "../support/files.ts";
import { Gate } from "../support/gate.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { channelOf } from "../support/places.ts";
import { ourSlack, settingsOf } from "../support/slack-side.ts";
import { at } from "../support/town.ts";

/* What the others notice of a Slack that is down, hangs or refuses us: nothing. */

const logement = channelOf("discord", "logement");
const julie = { platform: "discord", scope: "T1", userId: "U-julie", name: "Julie" };
const patiently = { timeout: 15_000, interval: 100 };

interface Circumstances {
  readonly slackIs?: "open" | "shut" | "mute";
  /** How long Slack is waited for (ms). */
  readonly patience?: number;
  readonly isRevoked?: boolean;
}

/** A house on Slack, by sockets, and on Discord; each has a channel of Logement. */
async function twoPlatforms({ slackIs = "open", patience, isRevoked }: Circumstances) {
  const clock = new TravelClock(systemClock, at("2027-01-11T10:00"), false);
  const slack = await ourSlack(() => clock.now());
  if (isRevoked) slack.revokesTokens();
  slack.channel("C-logement", "logement");
  const gate = await Gate.before(slack.url, slackIs);
  const logged: unknown[][] = [];
  const write = (...said: unknown[]) => void logged.push(said);
  const log = { info: write, warn: write, error: write, debug: write } as Log;
  const settings = { ...(await settingsOf(slack, "sockets")), apiUrl: `${gate.url}/api/` };
  const onSlack = new Slack({ settings, language: "fr", log, ...(patience && { patience }) });
  const far = new FarSide(() => clock.now());
  const store = new Store(await openDatabase(temporaryFile(), clock.now()));
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  await store.act(1, async ({ bodies, channels, members }) => {
    const { id } = await members.welcome(julie, clock.now());
    await members.grantCoordination(id, clock.now());
    const body = await bodies.bySlug("logement");
    if (body === undefined) throw new Error("no body");
    await channels.bind(body.id, logement, clock.now());
    const there = { ...logement, platform: "slack", scope: slack.ids.team };
    await channels.bind(body.id, there, clock.now());
  });
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const chats = [onSlack, new MemoryChat("discord", far)];
  const parts = { store, clock, log, chats, commands, tree, version: "test" };
  const told: (readonly [string, string])[] = [];
  const house = new House(
    { ...parts, platformChanged: (name, { state }) => told.push([name, state]) },
    [territory],
  );
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return 0;
    isStopped = true;
    const since = performance.now();
    await house.stop();
    return performance.now() - since;
  };
  onTestFinished(async () => {
    await gate.becomes("shut");
    await stop();
    await store.close();
    await slack.close();
  });
  await house.start();
  return {
    slack,
    gate,
    onSlack,
    store,
    clock,
    house,
    told,
    logged,
    stop,
    log,
    /** What Julie is answered on Discord. */
    asks: async (words: string) =>
      (await far.says(julie, logement, words)).blocks
        .map((block) => ("text" in block ? plain(block.text) : ""))
        .join("\n"),
    channel: () => far.standing(logement).map(({ text }) => text),
    health: () => checkHealth({ store, clock, territories: [territory], log, version: "test" }),
  };
}

const PLAN = "réunion planifier jeudi 14 janvier 18h";

test.each(["shut", "mute"] as const)(
  "a Slack that is %s at the start keeps nobody waiting",
  async (slackIs) => {
    // Slack is waited for 15 seconds: nothing of this does.
    const since = performance.now();
    const town = await twoPlatforms({ slackIs });
    expect(performance.now() - since).toBeLessThan(10_000);
    const pulse = keepPulse(town.house, town.store, town.clock, town.log);
    onTestFinished(() => pulse.stop());

    expect(await town.asks(PLAN)).toContain("jeudi 14 janvier 2027 à 18");
    await vi.waitFor(() => expect(town.channel()).toHaveLength(1), patiently);
    town.clock.set(at("2027-01-13T09:01"));
    await vi.waitFor(() => expect(town.channel()).toHaveLength(2), {
      ...patiently,
      timeout: 10_000,
    });
    expect(town.channel()[1]).toContain("Demain");
    expect(town.onSlack.state().state).not.toBe("connected");
  },
  40_000,
);

test("a Slack that was down at the start is there when it comes up, with what it was owed", async () => {
  const town = await twoPlatforms({ slackIs: "shut" });
  await town.house.connected();
  expect(town.onSlack.state()).toEqual({ state: "lost", reason: "ECONNREFUSED" });
  expect(town.told).toContainEqual(["slack", "lost"]);
  const health = await town.health();
  expect(health.reasons).toEqual(["platform: slack"]);
  expect(health["platforms"]).toContainEqual(
    expect.objectContaining({ name: "slack", state: "lost", reason: "ECONNREFUSED" }),
  );
  await town.asks(PLAN);
  await town.house.settle();
  expect(town.slack.shown("C-logement")).toEqual([]);

  await town.gate.becomes("open");
  await vi.waitFor(() => expect(town.onSlack.state()).toEqual({ state: "connected" }), patiently);
  expect(town.house.platformsHaveChanged).toBe(true);
  town.clock.set(town.clock.now() + 60_000);
  await town.house.settle();

  expect(town.house.platformsHaveChanged).toBe(false);
  expect(town.told.filter(([name]) => name === "slack")).toEqual([
    ["slack", "lost"],
    ["slack", "connected"],
  ]);
  expect(town.slack.shown("C-logement")).toHaveLength(1);
  expect((await town.health()).status).toBe("ok");
  const lea = town.slack.person("U1", "Léa");
  await lea.types("/utopia réunion voir 1", { in: "C-logement" });
  await town.onSlack.settled();
  expect(lea.answers[0]?.text).toContain("jeudi 14 janvier 2027");
});

test("a token that is refused is told at once, and ends nothing", async () => {
  const town = await twoPlatforms({ isRevoked: true });
  await town.house.connected();
  expect(town.told).toContainEqual(["slack", "refused"]);
  expect(town.logged).toContainEqual([
    { platform: "slack", reason: "token_revoked" },
    "a platform does not let us in",
  ]);
  expect((await town.health()).reasons).toEqual(["platform: slack"]);
  await town.asks(PLAN);
  await town.house.settle();
  expect(town.channel()).toHaveLength(1);
  expect(await town.stop()).toBeLessThan(5_000);
});

test.each(["shut", "mute", "open"] as const)(
  "stops while it connects to a Slack that is %s",
  async (slackIs) => {
    const town = await twoPlatforms({ slackIs });
    expect(await town.stop()).toBeLessThan(5_000);
    await town.gate.becomes("open");
    await new Promise((wake) => setTimeout(wake, 2_500));
    expect(town.slack.connections).toBe(0);
  },
);

const statesOf = ({ store }: { readonly store: Store }) =>
  store.look(async (db) => {
    const rows = await db.selectFrom("delivery").select("state").execute();
    return rows.map(({ state }) => state).toSorted();
  });

test("stops while it sends to a Slack that says nothing; what is left is the next process’s", async () => {
  const town = await twoPlatforms({ slackIs: "mute", patience: 3_000 });
  await town.asks(PLAN);
  const sending = town.house.send();
  await vi.waitFor(() => expect(town.channel()).toHaveLength(1), patiently);
  expect(await town.stop()).toBeLessThan(8_000);
  await sending;
  expect(await statesOf(town)).toEqual(["owed", "sent"]);
});

test("stops within seconds however much is owed, of which nothing is lost or doubled", async () => {
  const town = await twoPlatforms({});
  await town.house.connected();
  for (let day = 1; day <= 20; day += 1)
    await town.asks(`réunion planifier le ${day} février 2027 18h`);
  // A message a second and channel.
  expect(await town.stop()).toBeLessThan(12_000);
  const there = town.slack.shown("C-logement").length;
  expect(there).toBeGreaterThan(2);
  expect(there).toBeLessThan(15);
  const sent = (await statesOf(town)).filter((state) => state === "sent");
  expect(sent).toHaveLength(20 + there);
}, 40_000);
