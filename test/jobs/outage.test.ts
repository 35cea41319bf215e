import { describe, expect, test } from "vitest";
import { ordinary } from "../support/outbox.ts";
import { network, type Town } from "../support/town.ts";

const DATES = "jeudi 1 avril 18h, mardi 6 avril 14h";

async function polling(deadline: string, dates = DATES): Promise<Town> {
  const town = await network({ from: "2027-01-12T10:00" });
  await town.coordination();
  const julie = await town.animation();
  await julie.says(`sondage dates "Coloc" ${dates} --clôture="${deadline}"`);
  await julie.says("voter 1 oui");
  return town;
}

const deadline = (town: Town) =>
  town.look(async (repos) => {
    const poll = await repos.polls.byNumber(1);
    return `${poll?.state} ${poll?.deadline.wall}`;
  });

const accounts = async (town: Town) =>
  (await town.person("Claire"))
    .reads()
    .map(ordinary)
    .filter((text) => text.startsWith("Utopia était à l’arrêt"));

describe("a poll whose last day nobody could be heard", () => {
  test("is extended by a working day, says why, and takes votes again", async () => {
    // Closes on Saturday; the machine sleeps from Friday evening until Monday morning.
    const town = await polling("samedi 16 janvier 12h");
    await town.until("2027-01-15T11:00");
    await town.wakeAt("2027-01-18T09:30");
    expect(await deadline(town)).toBe("open 2027-01-19T12:00");
    expect(town.channel("logement").map(ordinary)).toContain(
      "« Coloc » : Utopia était à l’arrêt avant la clôture, et des réponses ont pu se perdre. Vous avez jusqu’au mardi 19 janvier 2027 à 12 h pour répondre.",
    );
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    expect((await paul.says("voter 2 oui")).refused).toBeUndefined();
    await town.until("2027-01-19T12:00");
    expect(await deadline(town)).toBe("tied 2027-01-19T12:00");
  });

  test("is extended once, however often the clock wakes, and after a restart", async () => {
    const town = await polling("samedi 16 janvier 12h");
    await town.until("2027-01-15T11:00");
    await town.wakeAt("2027-01-18T09:30");
    for (let tick = 0; tick < 3; tick += 1) await town.house.settle();
    await town.die();
    const again = await network({ after: town });
    await again.house.settle();
    expect(await deadline(again)).toBe("open 2027-01-19T12:00");
    expect(await accounts(again)).toHaveLength(1);
  });

  test("does not fall on a holiday or a weekend", async () => {
    // Good Friday, the weekend and Easter Monday follow.
    const town = await network({ from: "2027-03-20T10:00" });
    const julie = await town.animation();
    await julie.says(
      'sondage dates "Coloc" lundi 3 mai 18h, mardi 4 mai 18h --clôture="mercredi 24 mars 12h"',
    );
    await town.until("2027-03-22T18:00");
    await town.wakeAt("2027-03-25T09:00");
    expect(await deadline(town)).toBe("open 2027-03-30T12:00");
  });

  test("still ends before its first date, or closes where no time is left", async () => {
    const near = await polling(
      "samedi 16 janvier 12h",
      "lundi 18 janvier 18h, jeudi 21 janvier 18h",
    );
    await near.until("2027-01-15T11:00");
    await near.wakeAt("2027-01-18T09:30");
    expect(await deadline(near)).toBe("open 2027-01-18T16:00");

    const none = await polling(
      "samedi 16 janvier 12h",
      "lundi 18 janvier 10h, jeudi 21 janvier 18h",
    );
    await none.until("2027-01-15T11:00");
    await none.wakeAt("2027-01-18T09:30");
    expect(await deadline(none)).toBe("closed 2027-01-16T12:00");
  });

  test("that ends as near to its first date as it could keeps its deadline, and stops nothing else", async () => {
    const town = await polling(
      "mercredi 20 janvier 17h",
      "mercredi 20 janvier 18h, jeudi 21 janvier 18h",
    );
    await (await town.animation()).says("réunion fixer jeudi 28 janvier 18h");
    await town.until("2027-01-19T17:00");
    await town.wakeAt("2027-01-20T09:30");
    expect(await deadline(town)).toBe("open 2027-01-20T17:00");
    await town.until("2027-01-21T10:00");
    expect(await deadline(town)).toBe("closed 2027-01-20T17:00");
    expect(town.channel("logement").map(ordinary).join("\n")).toContain(
      "Dans 7 jours : Réunion Logement, jeudi 28 janvier 2027",
    );
  });

  test("is not extended when most of its last day was heard, or when nobody was away", async () => {
    const town = await polling("samedi 16 janvier 12h");
    await town.until("2027-01-16T02:00");
    await town.wakeAt("2027-01-18T09:30");
    expect(await deadline(town)).toBe("closed 2027-01-16T12:00");

    const awake = await polling("samedi 16 janvier 12h");
    await awake.until("2027-01-16T12:00");
    expect(await deadline(awake)).toBe("closed 2027-01-16T12:00");
  });
});

describe("after an outage the coordination reads", () => {
  test("what was late, what was skipped, what was extended, and what may be missing", async () => {
    const town = await polling("samedi 16 janvier 12h");
    const julie = await town.animation();
    // Its reminder of the day before was due on Saturday; too late on Monday at 9.
    await julie.says("réunion fixer lundi 18 janvier 11h");
    // A week before is Friday: late, within its grace.
    await julie.says("réunion fixer vendredi 22 janvier 18h");
    await town.until("2027-01-14T11:00");
    await town.wakeAt("2027-01-16T23:30");
    expect(await accounts(town)).toEqual([]);
    // By night nobody is disturbed, nor on a Sunday.
    await town.until("2027-01-18T08:00");
    expect(await accounts(town)).toEqual([
      `Utopia était à l’arrêt du jeudi 14 janvier 2027 à 11 h au samedi 16 janvier 2027 à 23 h 30
- En retard : rappel de la réunion « Réunion Logement », prévu vendredi 15 janvier 2027 à 9 h
- Non fait, car trop tard : demande de réponse pour la réunion « Réunion Logement », prévu vendredi 15 janvier 2027 à 10 h
- En retard : rappel de la réunion « Réunion Logement », prévu samedi 16 janvier 2027 à 19 h
- Prolongé : sondage n° 1, « Coloc », jusqu’au lundi 18 janvier 2027 à 12 h
Des réponses cliquées pendant ce temps peuvent manquer à #1 Coloc.`,
    ]);
  });

  test("nothing, when nothing came of it", async () => {
    const town = await network({ from: "2027-01-12T10:00" });
    await town.coordination();
    await town.until("2027-01-12T12:00");
    await town.wakeAt("2027-01-13T12:00");
    expect(await accounts(town)).toEqual([]);
  });
});
