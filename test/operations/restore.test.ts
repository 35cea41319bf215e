import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isRefusal } from "../../src/domain/refusal.ts";
import { restore } from "../../src/restore.ts";
import { fates } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { at, network, type Town } from "../support/town.ts";

/** A copy of a town's database, as the daily one is made. */
async function copyOf(town: Town): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, "copy.db");
  await town.store.copyTo(copy);
  return copy;
}

/** The town stops, its database is put back from a copy at a wall time, and the next process starts. */
async function putBack(town: Town, copy: string, wall: string): Promise<Town> {
  await town.close();
  town.clock.set(at(wall));
  const restored = await restore(copy, town.file, town.clock.now());
  if (isRefusal(restored)) throw new Error(restored.refused);
  return network({ after: town });
}

/** The same person, of the process that runs now. */
const again = ({ account }: Person, town: Town, slug: string): Promise<Person> =>
  town.person(account.name, { in: slug });

/** The keys of all that the platform was ever asked to post. */
const keysOf = (town: Town): readonly string[] =>
  town.far().requests.flatMap(({ act, key }) => (act === "post" ? [key] : []));

const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) < index);

/** A meeting of Logement on Thursday at six, whose reminder of Wednesday was posted after the copy was made. */
async function restoredTown(): Promise<{
  readonly town: Town;
  readonly claire: Person;
  readonly before: readonly string[];
}> {
  const first = await network({ from: "2027-01-12T10:00" });
  const julie = await first.animation();
  const claire = await first.coordination();
  await julie.says("réunion fixer jeudi 14 janvier 18h");
  await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
  const copy = await copyOf(first);
  await first.until("2027-01-13T10:00");
  const before = first.channel("logement");
  const town = await putBack(first, copy, "2027-01-13T11:00");
  return { town, claire: await again(claire, town, "pleniere"), before };
}

/** Plans a meeting on that Friday of February; gives the number that it is told under. */
const plans = async (who: Person, day: number) =>
  /n° (\d+)/.exec((await who.says(`réunion fixer vendredi ${day} février 18h`)).text)?.[1];

describe("what people saw numbered in the time that was lost", () => {
  test("keeps its number: the next thing has another, and an old button means nothing else", async () => {
    const first = await network({ from: "2027-01-12T10:00" });
    const julie = await first.animation();
    expect(await plans(julie, 5)).toBe("1");
    const copy = await copyOf(first);
    expect(await plans(julie, 12)).toBe("2");
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    const second = await putBack(first, copy, "2027-01-13T11:00");
    const later = await again(julie, second, "logement");
    expect((await later.says("présence #2 oui")).refused).toBe("meeting.unknown");
    expect(await plans(later, 19)).toBe("3");
    await later.says('sondage dates "Autre" jeudi 1 avril 18h, mardi 6 avril 14h');
    expect((await later.says("voter #1 1 oui")).refused).toBe("poll.unknown");

    const third = await putBack(second, copy, "2027-01-14T11:00");
    expect(await plans(await again(julie, third, "logement"), 26)).toBe("4");
  });

  test("is not known where nothing can be read of what stood there", async () => {
    const first = await network({ from: "2027-01-12T10:00" });
    const julie = await first.animation();
    const copy = await copyOf(first);
    expect(await plans(julie, 5)).toBe("1");
    await first.close();
    writeFileSync(first.file, "no database any more");
    const second = await putBack(first, copy, "2027-01-13T11:00");
    expect(await plans(await again(julie, second, "logement"), 12)).toBe("1");
  });
});

describe("a restored database is paused", () => {
  test("people are answered and their votes are taken, and nothing is sent", async () => {
    const { town, before } = await restoredTown();
    const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
    expect((await nina.says("quand")).text).toContain("jeudi 14 janvier 2027 à 18 h");
    const voted = await nina.says("voter 1 oui");
    expect(voted.refused).toBeUndefined();
    expect(voted.text).toContain("Utopia est en pause : rien n’est envoyé pour l’instant.");
    await town.until("2027-01-14T17:00");
    expect(town.channel("logement")).toEqual(before);
    expect(await town.look(({ jobs }) => jobs.planned(at("2027-01-14T17:00")))).not.toEqual([]);
  });

  test("the status says so, and what to do", async () => {
    const { claire } = await restoredTown();
    const { text } = await claire.says("réseau état");
    expect(text).toContain(
      "En pause depuis le mercredi 13 janvier 2027 à 11 h : la base a été remise d’une copie qui s’arrête au mardi 12 janvier 2027 à 10 h.",
    );
    expect(text).toContain("/utopia réseau reprendre");
  });

  test("what would be sent is listed with its hour, its place and its first words, and only that", async () => {
    const { town, claire } = await restoredTown();
    const { text, buttons } = await claire.says("réseau reprendre");
    const before = town.digest();
    expect((await claire.says("réseau reprendre")).text).toBe(text);
    expect(text).toContain(
      "- mercredi 13 janvier 2027 à 9 h · #logement (slack) : Demain : Réunion Logement, jeudi 14 janvier 2027 à 18 h",
    );
    expect(text).toContain("La copie s’arrête au mardi 12 janvier 2027 à 10 h");
    expect(buttons).toEqual({ "Reprendre les envois": "network resume --yes" });
    expect(town.digest()).toBe(before);
  });
});

test("the pause outlives the process, however it ends", async () => {
  const { town, claire, before } = await restoredTown();
  await claire.says("annoncer Bonjour --oui");
  await town.die();
  const next = await network({ after: town });
  await next.until("2027-01-13T20:00");
  await next.close();
  const last = await network({ after: next });
  expect(last.channel("logement")).toEqual(before);
  expect(await last.house.pause()).toBeDefined();
});

describe("after a yes", () => {
  test("it goes on, and what stood already is found and not sent again", async () => {
    const { town, claire, before } = await restoredTown();
    const { buttons } = await claire.says("réseau reprendre");
    const { text } = await claire.says(buttons["Reprendre les envois"] ?? "");
    expect(text).toContain("Utopia reprend");
    expect(town.channel("logement")).toEqual(before);
    expect(await fates(town, "meeting-reminder")).toEqual(["sent"]);
    expect((await claire.says("réseau historique")).text).toContain(
      "Claire a fait reprendre les envois, après la remise d’une copie",
    );
    await town.until("2027-01-14T17:00");
    expect(town.channel("logement").at(-1)).toContain("Aujourd’hui");
    expect(twice(keysOf(town))).toEqual([]);
    expect((await claire.says("réseau reprendre --oui")).refused).toBe("network.not-paused");
    expect((await claire.says("réseau état")).text).not.toContain("pause");
  });

  test("what came too late for it is not done, and whoever must know is told", async () => {
    const first = await network({ from: "2027-01-12T10:00" });
    const julie = await first.animation();
    const claire = await first.coordination();
    await julie.says("réunion fixer jeudi 14 janvier 18h");
    const copy = await copyOf(first);
    const town = await putBack(first, copy, "2027-01-15T10:00");
    const late = "Non fait, car trop tard : rappel de la réunion « Réunion Logement », prévu";
    const coordination = await again(claire, town, "pleniere");
    const { text } = await coordination.says("réseau reprendre");
    expect(text).toContain(`- ${late} mercredi 13 janvier 2027 à 9 h`);
    expect(text).toContain(`- ${late} jeudi 14 janvier 2027 à 16 h`);
    const before = town.channel("logement");
    await coordination.says("réseau reprendre --oui");
    expect(town.channel("logement")).toEqual(before);
    const animation = await again(julie, town, "logement");
    expect(animation.reads().filter((one) => one.includes("trop tard"))).toHaveLength(2);
  });

  test("what was said during the pause is sent, and the platform is not asked for it", async () => {
    const { town, claire } = await restoredTown();
    await claire.says('annoncer "La salle a changé." --à=logement --oui');
    town.far().isBlind = true;
    await claire.says("réseau reprendre --oui");
    // It waits until the platform has been asked thrice about what comes before it.
    await town.until("2027-01-13T12:00");
    expect(town.channel("logement").at(-1)).toContain("La salle a changé.");
  });

  test("where the platform cannot tell, what may stand is uncertain and not sent again", async () => {
    const { town, claire, before } = await restoredTown();
    town.far().isBlind = true;
    await claire.says("réseau reprendre --oui");
    await town.until("2027-01-13T15:00");
    expect(town.channel("logement")).toEqual(before);
    expect(await fates(town, "meeting-reminder")).toEqual(["uncertain: unknown"]);
  });

  test("another process that says yes lets this one go on within seconds", async () => {
    const { town, claire } = await restoredTown();
    await town.house.settle();
    expect(await town.house.waitedSince(town.clock.now())).toBe(false);
    await town.act(({ health }) => health.resume(town.clock.now()));
    expect(await town.house.waitedSince(town.clock.now())).toBe(true);
    await town.house.settle();
    expect(await town.house.waitedSince(town.clock.now())).toBe(false);
    expect((await claire.says("réseau état")).text).not.toContain("pause");
  });
});

test("what one looks forward to during the pause is what comes once it is over", async () => {
  const { claire } = await restoredTown();
  const { text } = await claire.in("logement").says("réseau envois-prévus");
  expect(text).toContain("jeudi 14 janvier 2027 à 16 h · #logement (slack) : Aujourd’hui");
});

/** A meeting, an announcement, and a poll that closes at a wall time. */
async function week(closing: string): Promise<{ readonly town: Town; readonly claire: Person }> {
  const town = await network({ from: "2027-01-11T10:00" });
  const julie = await town.animation();
  const claire = await town.coordination();
  await julie.says("réunion fixer jeudi 14 janvier 18h");
  await julie.says(
    `sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="${closing}"`,
  );
  await julie.says("voter 1 oui");
  const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
  await nina.says("commission rejoindre");
  await claire.says("annoncer Bonjour --oui");
  return { town, claire };
}

test("a number that the lost time had used comes again, and what is said of it is posted", async () => {
  const first = await network({ from: "2027-01-11T10:00" });
  const claire = await first.coordination();
  const copy = await copyOf(first);
  await claire.in("logement").says("réunion fixer jeudi 14 janvier 18h");
  const town = await putBack(first, copy, "2027-01-11T12:00");
  const back = await again(claire, town, "logement");
  await back.says("réseau reprendre --oui");
  await back.says("réunion fixer vendredi 15 janvier 18h");
  expect(town.channel("logement")).toEqual([
    expect.stringContaining("jeudi 14 janvier 2027"),
    expect.stringContaining("vendredi 15 janvier 2027"),
  ]);
});

describe("wherever the copy ends, nothing is posted twice and nothing is missing", () => {
  const CHANNELS = ["logement", "emploi", "sante", "jeunesse", "pleniere"];
  const END = "2027-01-14T17:00";

  // A poll of whose last day most is forgotten is extended, as after any outage: not here.
  const SOON = "mercredi 13 janvier 12h";
  const LATER = "lundi 18 janvier 12h";

  test.each([
    ["2027-01-11T10:00", LATER],
    ["2027-01-11T10:01", LATER],
    ["2027-01-11T10:02", LATER],
    ["2027-01-11T12:00", LATER],
    ["2027-01-13T08:59", SOON],
    ["2027-01-13T09:00", SOON],
    ["2027-01-13T11:59", SOON],
    ["2027-01-13T12:00", SOON],
  ])("%s, with a poll that closes on %s", async (wall, closing) => {
    const undisturbed = await week(closing);
    await undisturbed.town.until(END);

    const { town: first, claire } = await week(closing);
    await first.until(wall);
    const copy = await copyOf(first);
    await first.until("2027-01-13T12:05");
    const town = await putBack(first, copy, "2027-01-13T12:10");
    await (await again(claire, town, "pleniere")).says("réseau reprendre --oui");
    await town.until(END);

    expect(twice(keysOf(town))).toEqual([]);
    for (const slug of CHANNELS)
      expect(town.channel(slug), slug).toEqual(undisturbed.town.channel(slug));
  });
});
