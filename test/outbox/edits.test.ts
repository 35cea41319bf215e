import { describe, expect, onTestFinished, test, vi } from "vitest";
import { DAY } from "../../src/when.ts";
import { longPoll, NUMBERS } from "../support/long-poll.ts";
import { letterOf, MemoryChat } from "../support/memory-chat.ts";
import { fates, hears, ordinary, requests } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

const POLL = 'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h';

describe("edits of one message", () => {
  test("are one edit, of the newest state", async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says(POLL);
    const people = await Promise.all(Array.from({ length: 20 }, (_, at) => town.person(`P${at}`)));
    for (const person of people) await hears(town, person, "logement", "voter 1 oui");
    await town.house.settle();
    expect(requests(town, "logement", "edit")).toHaveLength(1);
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("✅ 20 oui");
  });

  test("are waited for as long as the latest of them asks", async () => {
    const town = await network();
    const julie = await town.animation();
    const paul = await town.person("Paul");
    await julie.says(`${POLL} --clôture="25 mars 2027 18h"`);
    await hears(town, julie, "logement", "voter 1 oui");
    town.clock.set(town.clock.now() + 6 * DAY);
    await hears(town, paul, "logement", "voter 1 oui");
    town.clock.set(town.clock.now() + 3 * DAY);
    await town.house.settle();
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("✅ 2 oui");
  });

  test("that are owed while one is being sent are sent again", async () => {
    const town = await network();
    const julie = await town.animation();
    const paul = await town.person("Paul");
    await julie.says(POLL);
    const edit = vi.spyOn(MemoryChat.prototype, "edit");
    onTestFinished(() => edit.mockRestore());
    edit.mockImplementationOnce(async (at, id, content, key) => {
      await hears(town, paul, "logement", "voter 1 oui");
      town.far().edit(at, id, letterOf(content), key);
    });
    await julie.says("voter 1 oui");
    expect(requests(town, "logement", "edit")).toHaveLength(2);
    expect(ordinary(town.channel("logement")[0] ?? "")).toContain("✅ 2 oui");
    expect(await fates(town, "poll", "edits")).toEqual(["sent"]);
  });
});

test("an edit of a message that its platform keeps waiting comes after it", async () => {
  const town = await network();
  const julie = await town.animation();
  town.far().fail({ kind: "limited", retryAfter: 40_000 });
  await julie.says(POLL);
  await julie.says("voter 1 oui");
  await julie.says("réunion fixer jeudi 8 avril 18h");
  expect(town.channel("logement")).toEqual([]);
  await town.until(town.clock.now() + 60_000);
  const done = town.far().requests.map(({ act, key }) => `${act} ${key.split(":")[0]}`);
  expect(done.slice(0, 2)).toEqual(["post poll", "post poll"]);
  expect(done.slice(2).toSorted()).toEqual(["edit edit", "post meeting-planned"]);
  expect(town.channel("logement").map((text) => text.includes("Coloc"))).toEqual([true, false]);
});

const whole = (town: Town) => ordinary(town.channel("logement").join("\n"));

describe("a message that", () => {
  test("outgrows its parts gets further ones: nothing is cut", async () => {
    const { town, people } = await longPoll();
    const before = town.channel("logement").length;
    for (const person of people) await person.says(`voter ${NUMBERS.join(" ")} oui`);
    expect(town.channel("logement").length).toBeGreaterThan(before);
    for (const number of NUMBERS) expect(whole(town)).toContain(`${number}. Option ${number} `);
    expect(whole(town).match(/✅ 7 voix/g)).toHaveLength(25);
    expect(await fates(town, "poll", "edits")).toEqual(["sent"]);
  });

  test("shrinks leaves nothing stale in the parts that it no longer needs", async () => {
    const { town, people } = await longPoll();
    const before = whole(town);
    for (const person of people) await person.says(`voter ${NUMBERS.join(" ")} oui`);
    for (const person of people) await person.says(`voter ${NUMBERS.join(" ")} non`);
    expect(whole(town)).not.toContain("Croix-Rouge");
    for (const number of NUMBERS)
      expect(whole(town).split(`\n${number}. Option`).length).toBe(
        before.split(`\n${number}. Option`).length,
      );
    expect(ordinary(town.channel("logement").at(-1) ?? "")).toBe("…");
  });

  test("grows while the platform fails grows once it answers, and posts no part twice", async () => {
    const { town, people } = await longPoll();
    const before = town.channel("logement").length;
    for (const person of people.slice(1))
      await hears(town, person, "logement", `voter ${NUMBERS.join(" ")} oui`);
    town.far().fail({ kind: "ambiguous", code: "timeout" }, true);
    town.far().fail({ kind: "unavailable", code: "503" });
    await people[0]?.says(`voter ${NUMBERS.join(" ")} oui`);
    await town.until(town.clock.now() + 60_000);
    expect(whole(town).match(/✅ 7 voix/g)).toHaveLength(25);
    const added = town.channel("logement").length - before;
    expect(added).toBeGreaterThan(0);
    expect(requests(town, "logement", "post")).toHaveLength(before + added);
  });
});

test("an edit of a message that is withdrawn before it stands waits for nothing any more", async () => {
  const town = await network();
  const julie = await town.animation();
  await julie.says("réunion fixer vendredi 22 janvier 18h");
  await town.until("2027-01-15T08:59");
  town.far().fail({ kind: "unavailable", code: "503" });
  await town.wakeAt("2027-01-15T09:00");
  await hears(town, julie, "logement", "présence oui");
  expect(await fates(town, "meeting-reminder", "edits")).toEqual(["owed"]);
  await hears(town, julie, "logement", "réunion déplacer vendredi 29 janvier 18h");
  expect(await fates(town, "meeting-reminder")).toEqual(["skipped: changed"]);
  expect(await fates(town, "meeting-reminder", "edits")).toEqual(["skipped: changed"]);
});
