import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { HOUR, MINUTE } from "../../src/when.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { alsoOn, hears, ordinary, requestsTo } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { direct } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const lost: ChatFailure = { kind: "ambiguous", code: "timeout" };
const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);

interface Scene {
  readonly town: Town;
  readonly julie: Person;
  /** Someone who comes to the meeting that Julie planned, by the account that they use most. */
  readonly slack: Person;
  /** The same, by an account that they hardly use. */
  readonly discord: Person;
}

/** Léa has two accounts, and is told directly of whatever becomes of a meeting. */
async function twoAccounts(): Promise<Scene> {
  const town = await network({ on: ["slack", "discord"] });
  const julie = await town.animation();
  const slack = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  const discord = await alsoOn(town, slack, "discord");
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await slack.says("présence oui");
  return { town, julie, slack, discord };
}

const move = (to: string) => `réunion déplacer ${to} 18h`;

/** The next conversation is not opened. */
function failToOpen(failure: ChatFailure): void {
  const opening = vi.spyOn(MemoryChat.prototype, "direct");
  onTestFinished(() => opening.mockRestore());
  opening.mockRejectedValueOnce(new ChatError(failure));
}

/** How what was owed directly to Léa ended, the oldest first. */
async function fatesOf({ town }: Scene, notice = "meeting-moved"): Promise<readonly string[]> {
  const rows = await town.store.look((db) =>
    db
      .selectFrom("delivery")
      .select(["state", "reason"])
      .where("notice", "=", notice)
      .where("member_id", "is not", null)
      .where("edits_id", "is", null)
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`));
}

describe("a direct message that an account refuses", () => {
  test("goes to the next account of the same person, once", async () => {
    const scene = await twoAccounts();
    const { town, julie, slack, discord } = scene;
    town.far("slack").shut(direct(slack.account));
    await julie.says(move("jeudi 8 avril"));
    expect(discord.reads().map(ordinary)).toEqual([
      expect.stringContaining("jeudi 8 avril 2027 à 18 h"),
    ]);
    expect(await fatesOf(scene)).toEqual(["sent"]);
    await later(town, HOUR);
    expect(requestsTo(town, slack)).toHaveLength(1);
    expect(requestsTo(town, discord)).toHaveLength(1);
    expect(julie.reads()).toEqual([]);
  });

  test("fails when every account has refused it, each of them once", async () => {
    const scene = await twoAccounts();
    const { town, julie, slack, discord } = scene;
    town.far("slack").shut(direct(slack.account));
    town.far("discord").shut(direct(discord.account));
    await julie.says(move("jeudi 8 avril"));
    await later(town, HOUR);
    expect(await fatesOf(scene)).toEqual(["failed: unreachable"]);
    expect(requestsTo(town, slack)).toHaveLength(1);
    expect(requestsTo(town, discord)).toHaveLength(1);
  });

  test("keeps its place before what is owed to the same person", async () => {
    const { town, julie, slack, discord } = await twoAccounts();
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await hears(town, julie, "logement", 'voter 1 oui --pour="C.A.F. de la Moselle"');
    await hears(town, julie, "logement", move("jeudi 8 avril"));
    town.far("slack").shut(direct(slack.account));
    town.far("discord").shut(direct(discord.account), { kind: "unavailable", code: "503" });
    await town.house.settle();
    town.far("discord").open(direct(discord.account));
    await later(town, HOUR);
    expect(requestsTo(town, discord).map(({ key }) => key.split(":")[0])).toEqual([
      "vote-noted",
      "vote-noted",
      "meeting-moved",
    ]);
  });
});

test("an account on a platform that does not run is passed over", async () => {
  const { town, julie, slack } = await twoAccounts();
  await alsoOn(town, slack, "matrix");
  await town.store.transact((db) =>
    db
      .updateTable("identity")
      .set({ seen_at: town.clock.now() + HOUR })
      .where("platform", "=", "matrix")
      .execute(),
  );
  await julie.says(move("jeudi 8 avril"));
  expect(slack.reads()).toHaveLength(1);
});

/** An agenda that no message of the platform holds whole. */
async function longAgenda({ town, julie }: Scene): Promise<void> {
  for (let item = 1; item <= 12; item += 1)
    await hears(town, julie, "logement", `réunion odj Point ${item} ${"long ".repeat(35)}`);
  await town.house.settle();
}

describe("a message in several parts", () => {
  test("whose first part is refused goes whole to the next account", async () => {
    const scene = await twoAccounts();
    const { town, julie, slack, discord } = scene;
    await longAgenda(scene);
    town.far("slack").shut(direct(slack.account));
    await julie.says(move("jeudi 8 avril"));
    expect(discord.reads().length).toBeGreaterThan(1);
    expect(discord.reads().join("\n")).toContain("12. Point 12 long");
    expect(requestsTo(town, slack)).toHaveLength(1);
    expect(await fatesOf(scene)).toEqual(["sent"]);
  });

  test("of which one stands already repeats nothing elsewhere: what is left of it fails", async () => {
    const scene = await twoAccounts();
    const { town, julie, slack, discord } = scene;
    await longAgenda(scene);
    const far = town.far("slack");
    const post = far.post.bind(far);
    vi.spyOn(far, "post").mockImplementation((at, letter, key) => {
      const id = post(at, letter, key);
      if (at.kind === "direct") far.shut(at);
      return id;
    });
    await julie.says(move("jeudi 8 avril"));
    expect(slack.reads()).toHaveLength(1);
    expect(discord.reads()).toEqual([]);
    expect(await fatesOf(scene)).toEqual(["failed: direct_closed"]);
  });
});

describe("a message that stands at one account, or may,", () => {
  test("is looked for there, though the person writes by another meanwhile", async () => {
    const scene = await twoAccounts();
    const { town, julie, slack, discord } = scene;
    await hears(town, julie, "logement", move("jeudi 8 avril"));
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    asked.mockRejectedValueOnce(new ChatError({ kind: "unavailable", code: "503" }));
    const far = town.far("slack");
    const post = far.post.bind(far);
    const once = vi.spyOn(far, "post").mockImplementation((at, letter, key) => {
      const id = post(at, letter, key);
      if (at.kind === "channel") return id;
      once.mockRestore();
      throw new ChatError(lost);
    });
    await town.house.settle();
    expect(await fatesOf(scene)).toEqual(["owed: 503"]);
    await discord.says("prochaine-réunion");
    await later(town, HOUR);
    expect(await fatesOf(scene)).toEqual(["sent"]);
    expect(requestsTo(town, slack)).toHaveLength(1);
    expect(discord.reads()).toEqual([]);
  });

  test("is left uncertain when that account can no longer be looked through", async () => {
    const scene = await twoAccounts();
    const { town, julie, discord } = scene;
    await hears(town, julie, "logement", move("jeudi 8 avril"));
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    asked.mockRejectedValueOnce(new ChatError({ kind: "refused", code: "direct_closed" }));
    const far = town.far("slack");
    const post = far.post.bind(far);
    vi.spyOn(far, "post").mockImplementation((at, letter, key) => {
      const id = post(at, letter, key);
      if (at.kind === "channel") return id;
      throw new ChatError(lost);
    });
    await town.house.settle();
    expect(await fatesOf(scene)).toEqual(["uncertain: direct_closed"]);
    expect(discord.reads()).toEqual([]);
  });

  test("is edited there, and what is new goes to the account that is used now", async () => {
    const { town, julie, slack, discord } = await twoAccounts();
    await julie.says(move("jeudi 8 avril"));
    await later(town, MINUTE);
    await discord.says("réunion liste");
    await hears(town, discord, "logement", "présence oui");
    await julie.says(move("jeudi 15 avril"));
    expect(slack.reads().map(ordinary)).toEqual([expect.stringContaining("jeudi 15 avril 2027")]);
    expect(discord.reads().map(ordinary)).toEqual([expect.stringContaining("jeudi 15 avril 2027")]);
  });
});

describe("a conversation that cannot be opened", () => {
  test("because the person is unknown there leads to their next account", async () => {
    const scene = await twoAccounts();
    failToOpen({ kind: "refused", code: "user_not_found" });
    await scene.julie.says(move("jeudi 8 avril"));
    expect(scene.discord.reads()).toHaveLength(1);
    expect(scene.slack.reads()).toEqual([]);
  });

  test.each([
    { kind: "limited", retryAfter: 30_000 },
    { kind: "unavailable", code: "503" },
    { kind: "ambiguous", code: "timeout" },
  ] as const)("for now ($kind) is opened a little later", async (failure) => {
    const scene = await twoAccounts();
    failToOpen(failure);
    await scene.julie.says(move("jeudi 8 avril"));
    expect(scene.slack.reads()).toEqual([]);
    await later(scene.town, MINUTE);
    expect(scene.slack.reads()).toHaveLength(1);
    expect(scene.discord.reads()).toEqual([]);
  });
});
