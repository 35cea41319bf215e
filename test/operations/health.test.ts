import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { commands, tree } from "../../commands/index.ts";
import type { ChatState } from "../../src/chat.ts";
import { checkHealth } from "../../src/health-check.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { direct } from "../support/places.ts";
import { Utopia, utopia } from "../support/process.ts";
import { still } from "../support/still.ts";
import { at, network, type Town } from "../support/town.ts";

const MINUTE = 60_000;

/** A platform whose state is what a test says. */
class MoodyChat extends MemoryChat {
  mood: ChatState = { state: "connected" };

  override state(): ChatState {
    return this.mood;
  }
}

/** A town on Slack, and beside it a process that runs Discord, or another platform. */
async function moodyTown(platform = "discord"): Promise<{
  readonly town: Town;
  readonly discord: MoodyChat;
  readonly house: House;
}> {
  const town = await network({ from: "2027-01-12T10:00" });
  const discord = new MoodyChat(platform, town.far());
  const { store, clock } = town;
  const house = new House(
    { store, clock, log: makeLog("silent"), chats: [discord], commands, tree, version: "test" },
    [town.house.territory],
  );
  await house.start();
  return { town, discord, house };
}

const healthOf = ({ store, clock, house }: Town) =>
  checkHealth({
    store,
    clock,
    territories: [house.territory],
    log: makeLog("silent"),
    version: "test",
  });

async function later(town: Town, minutes: number): Promise<void> {
  town.clock.set(town.clock.now() + minutes * MINUTE);
}

describe("how each platform does", () => {
  test("is told with its reason and since when, from any process", async () => {
    const { town, discord, house } = await moodyTown();
    const claire = await town.coordination();
    await later(town, 2);
    discord.mood = { state: "lost", reason: "ECONNRESET" };
    await house.settle();
    await later(town, 1);
    await house.settle();
    const { text } = await claire.says("réseau état");
    expect(text).toContain(
      "discord : perdue depuis le mardi 12 janvier 2027 à 10 h 02 : ECONNRESET",
    );
    expect(text).toContain("slack : connectée depuis le mardi 12 janvier 2027 à 10 h");
  });

  test("is unknown when its process has not been heard of for five minutes", async () => {
    const { town } = await moodyTown();
    const claire = await town.coordination();
    await later(town, 5);
    expect((await claire.says("réseau état")).text).toContain("discord : connectée depuis");
    await later(town, 1);
    expect((await claire.says("réseau état")).text).toContain(
      "discord : sans nouvelles depuis le mardi 12 janvier 2027 à 10 h\n",
    );
  });

  test("is forgotten when nobody runs it any more", async () => {
    const { town } = await moodyTown();
    await later(town, 6);
    await town.close();
    const next = await network({ after: town });
    const names = (await next.look(({ health }) => health.platforms())).map(({ name }) => name);
    expect(names).toEqual(["slack"]);
  });

  test("is written once in half a minute, however often the house is settled", async () => {
    const { town, house } = await moodyTown();
    const digest = town.digest();
    for (let count = 0; count < 5; count += 1) await house.settle();
    expect(town.digest()).toBe(digest);
  });
});

test("an account that lapses is counted down, until it has", async () => {
  const { town, discord: matrix, house } = await moodyTown("matrix");
  const claire = await town.coordination();
  const lapsesAt = at("2028-02-12T01:00");
  matrix.mood = { state: "connected", lapsesAt };
  const read = async (wall: string) => {
    town.clock.set(at(wall));
    await house.settle();
    return (await claire.says("réseau état")).text;
  };
  const far = await read("2028-01-13T10:00");
  expect(far).toContain("Le compte d’Utopia expire samedi 12 février 2028, dans 30 jours");
  expect(far).toContain("puis note le jour dans UTOPIA_MATRIX_CONFIRMED");
  expect(await read("2028-02-10T10:00")).toContain("12 février 2028, dans 2 jours");
  expect(await read("2028-02-11T10:00")).toContain("expire samedi 12 février 2028, demain");
  expect(await read("2028-02-12T10:00")).toContain("Le compte d’Utopia expire aujourd’hui");
  expect(await read("2028-02-13T10:00")).toContain("a expiré samedi 12 février 2028");
  matrix.mood = { state: "connected", lapsesAt: at("2029-03-12T01:00") };
  expect(await read("2028-02-14T10:00")).toContain("lundi 12 mars 2029, dans");
});

test("what is late is counted, and the oldest is named", async () => {
  const town = await network({ from: "2027-01-12T10:00" });
  const { account } = await town.coordination();
  await (await town.animation()).says("réunion fixer jeudi 14 janvier 18h");
  // Nothing is done between two looks: the clock stands still, or the process does.
  const claire = still(town, account, direct(account));
  expect((await claire.says("réseau état")).text).toContain("Retards : aucun");
  town.clock.set(at("2027-01-14T16:05"));
  const { text } = await claire.says("réseau état");
  expect(text).toContain("Retards : 2 tâches en retard");
  expect(text).toContain(
    "En retard : rappel de la réunion « Réunion Logement », prévu mercredi 13 janvier 2027 à 9 h",
  );
});

describe("a monitor hears", () => {
  test("that all is well, with the numbers", async () => {
    const { town } = await moodyTown();
    const julie = await town.animation();
    await julie.says("réunion fixer jeudi 21 janvier 18h");
    expect(await healthOf(town)).toMatchObject({
      status: "ok",
      version: "test",
      lastTick: "2027-01-12T09:00:00.000Z",
      pausedSince: null,
      late: 0,
      owed: 0,
      failed: 0,
      uncertain: 0,
      platforms: [
        { name: "discord", state: "connected" },
        { name: "slack", state: "connected" },
      ],
    });
  });

  test.each<readonly [ChatState, number, readonly string[] | undefined]>([
    [{ state: "lost", reason: "ECONNRESET" }, 0, ["platform: discord"]],
    [{ state: "refused", reason: "401" }, 0, ["platform: discord"]],
    [{ state: "connecting" }, 3, undefined],
    [{ state: "connecting" }, 4, ["platform: discord"]],
    [{ state: "connected" }, 4, undefined],
  ])("of a platform that is %j for %i minutes: %j", async (mood, minutes, reasons) => {
    const { town, discord, house } = await moodyTown();
    discord.mood = mood;
    await house.settle();
    for (let minute = 0; minute < minutes; minute += 1) {
      await later(town, 1);
      await house.settle();
    }
    expect((await healthOf(town)).reasons).toEqual(reasons);
  });

  test("what a platform does not allow, which is no alarm", async () => {
    const { town, discord, house } = await moodyTown();
    discord.mood = { state: "connected", lacks: ["chat:write"] };
    await house.settle();
    expect(await healthOf(town)).toMatchObject({
      status: "ok",
      platforms: [{ name: "discord", state: "connected", lacks: ["chat:write"] }, {}],
    });
    discord.mood = { state: "connected" };
    await house.settle();
    expect(JSON.stringify(await healthOf(town))).not.toContain("lacks");
  });

  test("that the clock stopped, after three minutes", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    await later(town, 3);
    expect((await healthOf(town)).status).toBe("ok");
    await later(town, 1);
    expect(await healthOf(town)).toMatchObject({ status: "unwell", reasons: ["clock"] });
  });

  test("that the database cannot be read", async () => {
    const town = await network();
    await town.store.transact(async (db) => {
      await db.schema.alterTable("platform").renameTo("gone").execute();
    });
    expect(await healthOf(town)).toEqual({
      status: "unwell",
      version: "test",
      reasons: ["database"],
    });
    await town.store.transact(async (db) => {
      await db.schema.alterTable("gone").renameTo("platform").execute();
    });
  });
});

/** A port that nobody holds. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return String(port);
}

async function running(environment: NodeJS.ProcessEnv) {
  const file = temporaryFile();
  await networkOn(file);
  const bot = new Utopia(file, [], environment);
  await bot.shows(/\/quit/);
  return { file, bot };
}

describe("the health page of the built bot", () => {
  test("answers one path, and only questions", async () => {
    const port = await freePort();
    const { bot } = await running({ UTOPIA_HEALTH_PORT: port });
    const page = `http://127.0.0.1:${port}`;

    const well = await fetch(`${page}/healthz`);

    expect(well.status).toBe(200);
    expect(well.headers.get("content-type")).toBe("application/json");
    const health = (await well.json()) as Record<string, unknown>;
    expect(health).toMatchObject({ status: "ok", platforms: [{ name: "terminal" }] });
    expect((await fetch(`${page}/healthz?full`)).status).toBe(200);
    expect((await fetch(`${page}/healthz`, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(`${page}/healthz`, { method: "POST" })).status).toBe(405);
    for (const path of ["/", "/healthz/", "/metrics", "//", "/%"])
      expect((await fetch(`${page}${path}`)).status, path).toBe(404);
    expect((await bot.leave()).status).toBe(0);
    await expect(fetch(`${page}/healthz`)).rejects.toThrow("fetch failed");
  });

  test("is not there where no port is set", async () => {
    const { bot } = await running({ UTOPIA_HEALTH_PORT: "" });
    expect((await bot.leave()).status).toBe(0);
  });

  test("whose port is taken says so, and nothing starts", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((ready) => server.once("listening", ready));
    const { port } = server.address() as AddressInfo;
    const file = temporaryFile();
    await networkOn(file);
    const environment = { UTOPIA_HEALTH_PORT: String(port) };

    const ended = await new Utopia(file, [], environment).leave();

    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain(`Le port ${port} (UTOPIA_HEALTH_PORT) ne peut pas être pris`);
    expect(ended.stderr).toContain(`Port ${port} (UTOPIA_HEALTH_PORT) cannot be taken`);
    expect(ended.stdout).toBe("");
    expect((await utopia(file, "quand")).status).toBe(0);
    expect((await new Utopia(file, []).leave()).status).toBe(0);
  });
});

test.each([
  ["UTOPIA_HEALTH_PORT", "http"],
  ["UTOPIA_HEALTH_PORT", "70000"],
  ["UTOPIA_HEALTH_PORT", "80.5"],
  ["UTOPIA_BACKUPS_KEPT", "0"],
  ["UTOPIA_BACKUPS_KEPT", "beaucoup"],
  ["UTOPIA_HEARTBEAT_URL", "hc-ping.com/abc"],
  ["UTOPIA_HEARTBEAT_URL", "ftp://hc-ping.com/abc"],
])("%s=%s is refused with its name, beside every other problem", async (name, value) => {
  const environment = { UTOPIA_LOG: "loud", [name]: value };
  const ended = await new Utopia(temporaryFile(), ["aide"], environment).leave();
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(new RegExp(`^UTOPIA_LOG: .*\n${name}: `, "u"));
});
