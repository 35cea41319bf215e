import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

/** A poll of Logement that closes on a tie, between two dates far away unless said. */
async function tied(
  dates = "jeudi 1 avril 18h, mardi 6 avril 14h",
  answers = "1 oui, 2 oui",
): Promise<Town> {
  const town = await network({ from: "2027-01-12T10:00" });
  const julie = await town.animation();
  await town.act(async (repos) => {
    const inès = await repos.members.welcome(
      { platform: "slack", scope: "T1", userId: "U-Inès", name: "Inès" },
      town.clock.now(),
    );
    const body = await repos.bodies.bySlug("logement");
    await repos.bodies.addAnimator(body?.id ?? 0, { memberId: inès.id });
  });
  await town.coordination();
  await julie.says(`sondage dates "Coloc" ${dates} --clôture="jeudi 14 janvier 12h"`);
  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  if (answers !== "") await paul.says(`voter ${answers}`);
  return town;
}

const decisions = async (town: Town) => {
  const people = {
    Julie: await town.animation(),
    Inès: await town.person("Inès"),
    Claire: await town.person("Claire"),
  };
  return Object.entries(people)
    .filter(([, person]) => person.reads().some((text) => /clos, /.test(text)))
    .map(([name]) => name);
};

const outcome = (town: Town) =>
  town
    .posted("logement")
    .filter(({ text }) => /^Coloc : (?!quelles)|abandonné/.test(ordinary(text)))
    .map(
      ({ instant, text }) => `${instant.slice(0, 16)} ${ordinary(text).split("\n").join(" / ")}`,
    );

describe("a tie that nobody decides", () => {
  test("goes to whoever asked, after two days to the others and the coordination, then the earliest wins", async () => {
    const town = await tied();
    await town.until("2027-01-16T11:59");
    expect(await decisions(town)).toEqual(["Julie"]);
    await town.until("2027-01-16T12:00");
    expect(await decisions(town)).toEqual(["Julie", "Inès", "Claire"]);
    await town.until("2027-01-18T11:59");
    expect(outcome(town)).toEqual([]);
    await town.until("2027-01-18T12:00");
    expect(outcome(town)).toEqual([
      expect.stringMatching(
        /^2027-01-18T11:00 Coloc : jeudi 1er avril 2027 à 18 h .*Personne n’a tranché : la première des meilleures dates est retenue\./,
      ),
    ]);
  });

  test("says when the clock will decide, to each who is asked", async () => {
    const town = await tied();
    await town.until("2027-01-14T12:00");
    const [asked] = (await town.animation()).reads();
    expect(ordinary(asked ?? "")).toContain(
      "Sans choix d’ici lundi 18 janvier 2027 à 12 h, la première des meilleures dates est retenue.",
    );
  });

  test("is not asked again once somebody decided, prolonged, or gave up", async () => {
    for (const words of [
      "sondage clore 1 --option=2",
      "sondage prolonger #1 mardi 26 janvier 12h",
      "sondage annuler 1",
    ]) {
      const town = await tied();
      await town.until("2027-01-15T09:00");
      expect((await (await town.animation()).says(words)).refused).toBeUndefined();
      await town.until("2027-01-20T12:00");
      expect(await decisions(town), words).toEqual(["Julie"]);
    }
  });

  test("is decided sooner where its dates come near", async () => {
    // The last date is three days and six hours after the poll closed.
    const town = await tied("samedi 16 janvier 18h, dimanche 17 janvier 18h");
    await town.until("2027-01-16T17:00");
    expect(await decisions(town)).toEqual(["Julie", "Inès", "Claire"]);
    await town.until("2027-01-17T12:00");
    expect(outcome(town)).toEqual([expect.stringContaining("Coloc : dimanche 17 janvier 2027")]);
  });
});

describe("a poll without enough answers", () => {
  test("that nobody can come to is given up, saying so", async () => {
    const town = await tied(undefined, "1 non, 2 non");
    await town.until("2027-01-19T12:00");
    expect(outcome(town)).toEqual([
      "2027-01-18T11:00 « Coloc » : faute de réponses, ce sondage est abandonné. Rien n’est fixé.",
    ]);
    expect(await town.look((repos) => repos.meetings.upcoming(0, 5))).toEqual([]);
  });

  test("takes the earliest of the best, where fewer than the quorum answered", async () => {
    const town = await tied(undefined, "1 non, 2 oui");
    await town.store.transact((db) => db.updateTable("poll").set({ quorum: 3 }).execute());
    await town.until("2027-01-19T12:00");
    expect(outcome(town)).toEqual([expect.stringContaining("Coloc : mardi 6 avril 2027 à 14 h")]);
  });
});
