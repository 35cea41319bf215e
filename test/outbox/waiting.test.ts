import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { DAY, HOUR, MINUTE } from "../../src/when.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { fates, hears, ordinary, requests } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

const POLL = 'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h';
const lost: ChatFailure = { kind: "ambiguous", code: "timeout" };
const down: ChatFailure = { kind: "unavailable", code: "503" };

const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);

/** Posts to a channel fail so: these many, or all until the test restores it. */
function failIn(town: Town, slug: string, failure: ChatFailure, times = Number.POSITIVE_INFINITY) {
  const far = town.far();
  const post = far.post.bind(far);
  let left = times;
  const failing = vi.spyOn(far, "post").mockImplementation((at, letter, key) => {
    if (at.name !== slug || left === 0) return post(at, letter, key);
    left -= 1;
    throw new ChatError(failure);
  });
  onTestFinished(() => failing.mockRestore());
  return failing;
}

describe("a platform that asks for a wait", () => {
  test("gets it; the channel keeps its order, and the others go on", async () => {
    const town = await network();
    const julie = await town.animation();
    const claire = await town.coordination();
    const then = town.clock.now();
    await hears(town, julie, "logement", POLL);
    await hears(town, julie, "logement", "réunion fixer jeudi 8 avril 18h");
    await hears(town, claire, "pleniere", "réunion fixer jeudi 10 juin 18h");
    failIn(town, "logement", { kind: "limited", retryAfter: 40_000 }, 1);
    await town.house.settle();
    expect(town.channel("logement")).toEqual([]);
    expect(town.channel("pleniere")).toHaveLength(1);

    await later(town, 39_999);
    expect(town.channel("logement")).toEqual([]);
    await later(town, MINUTE);
    expect(town.posted("logement").map(({ instant }) => instant)).toEqual(
      Array(2).fill(new Date(then + 40_000).toISOString()),
    );
    expect(town.channel("logement").map((text) => text.includes("Coloc"))).toEqual([true, false]);
  });

  test("gets it from the next process too", async () => {
    const town = await network();
    const then = town.clock.now();
    town.far().fail({ kind: "limited", retryAfter: 40_000 });
    await (await town.animation()).says(POLL);
    await town.die();
    const next = await network({ after: town });
    await next.until(then + 39_999);
    expect(next.channel("logement")).toEqual([]);
    await next.until(then + 40_000);
    expect(next.channel("logement")).toHaveLength(1);
    expect(requests(next, "logement", "post")).toHaveLength(2);
  });

  test("has not failed by that: the pauses after a failure begin as short as ever", async () => {
    const town = await network();
    for (let asked = 0; asked < 8; asked += 1)
      town.far().fail({ kind: "limited", retryAfter: 1_000 });
    town.far().fail(down);
    await (await town.animation()).says(POLL);
    await later(town, 8_000);
    expect(requests(town, "logement", "post")).toHaveLength(9);
    await later(town, 4_000);
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("of nothing at all is not asked again at the same instant", async () => {
    const town = await network();
    failIn(town, "logement", { kind: "limited", retryAfter: 0 }, 3);
    await (await town.animation()).says(POLL);
    expect(await fates(town, "poll")).toEqual(["owed: limited"]);
    await later(town, MINUTE);
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("gets it for an edit that was owed anew while the platform answered", async () => {
    const town = await network();
    const julie = await town.animation();
    const paul = await town.person("Paul");
    await julie.says(POLL);
    const edit = vi.spyOn(MemoryChat.prototype, "edit");
    onTestFinished(() => edit.mockRestore());
    edit.mockImplementationOnce(async () => {
      await hears(town, paul, "logement", "voter 1 oui");
      throw new ChatError({ kind: "limited", retryAfter: 30_000 });
    });
    await julie.says("voter 1 oui");
    await later(town, 29_999);
    expect(edit).toHaveBeenCalledTimes(1);
    await later(town, MINUTE);
    expect(edit).toHaveBeenCalledTimes(2);
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("✅ 2 oui");
  });

  test("for an edit gets it, though people vote meanwhile", async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says(POLL);
    town.far().fail({ kind: "limited", retryAfter: 30_000 });
    await julie.says("voter 1 oui");
    await julie.says("voter 2 oui");
    expect(requests(town, "logement", "edit")).toHaveLength(1);
    await later(town, MINUTE);
    expect(requests(town, "logement", "edit")).toHaveLength(2);
    expect(ordinary(town.channel("logement")[0] ?? "")).toMatch(/1\. .*✅ 1 oui[^]*2\. .*✅ 1 oui/);
  });
});

describe("a platform that is down", () => {
  test("is tried again after longer and longer", async () => {
    const town = await network();
    for (let outage = 0; outage < 5; outage += 1) town.far().fail(down);
    await (await town.animation()).says(POLL);
    await later(town, HOUR);
    const instants = requests(town, "logement", "post").map(({ instant }) => instant);
    const waits = instants.slice(1).map((instant, at) => instant - (instants[at] ?? 0));
    expect(waits).toHaveLength(5);
    for (const [at, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(1_000 * 2 ** at);
      expect(wait).toBeLessThanOrEqual(2_000 * 2 ** at);
    }
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("until it would be absurd gets nothing more, and the animation is told", async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer mercredi 13 janvier 18h");
    await town.until("2027-01-13T15:00");
    const outage = failIn(town, "logement", down);
    await town.until("2027-01-13T18:30");
    outage.mockRestore();
    await later(town, DAY);
    expect(await fates(town, "meeting-reminder")).toEqual(["sent", "skipped: too-late"]);
    expect(town.channel("logement").filter((text) => text.startsWith("Aujourd"))).toEqual([]);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("n’a pas répondu à temps"),
    ]);
  });

  test("for too long, after a message that may stand there, has it looked for all the same", async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    const julie = await town.animation();
    await julie.says("réunion fixer mercredi 13 janvier 18h");
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    await town.until("2027-01-13T15:59");
    asked.mockRejectedValueOnce(new ChatError({ kind: "limited", retryAfter: 3 * HOUR }));
    town.far().fail(lost, true);
    await town.until("2027-01-13T20:00");
    expect(await fates(town, "meeting-reminder")).toEqual(["sent", "sent"]);
    expect(julie.reads()).toEqual([]);
  });

  test("for too long, in the middle of a message, has nothing more of it posted", async () => {
    const town = await network();
    const claire = await town.coordination("logement");
    const text = Array.from({ length: 250 }, (_, at) => `phrase${at}`).join(" ");
    await hears(town, claire, "logement", `annoncer ${text} --à=logement --oui`);
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    asked.mockRejectedValueOnce(new ChatError({ kind: "limited", retryAfter: 4 * DAY }));
    town.far().fail(lost, true);
    await later(town, 5 * DAY);
    expect(await fates(town, "announcement")).toEqual(["skipped: too-late"]);
    expect(requests(town, "logement", "post")).toHaveLength(1);
    expect(claire.reads().map(ordinary)).toEqual([
      expect.stringContaining("n’a pas répondu à temps"),
    ]);
  });
});
