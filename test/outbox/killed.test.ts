import { describe, expect, test } from "vitest";
import { instantOf, MINUTE } from "../../src/when.ts";
import { Fuse } from "../support/fuse.ts";
import { longPoll, NUMBERS } from "../support/long-poll.ts";
import { alsoOn, fates, hears, requests } from "../support/outbox.ts";
import { direct } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const LONG = Array.from({ length: 250 }, (_, at) => `phrase${at}`).join(" ");

/** A town that owes a bit of everything, of which nothing is sent yet. */
type Scene = () => Promise<Town>;

const owing: Readonly<Record<string, Scene>> = {
  "a message": async () => {
    const town = await network();
    await hears(town, await town.animation(), "logement", "réunion fixer jeudi 1 avril 18h");
    return town;
  },
  "several messages to one channel, and one to somebody": async () => {
    const town = await network();
    const julie = await town.animation();
    const paul = await town.person("Paul", { for: "Les Restos du Cœur", in: "logement" });
    await paul.says("commission rejoindre");
    await hears(
      town,
      julie,
      "logement",
      'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h',
    );
    await hears(town, julie, "logement", 'voter 1 oui --pour="Restos du Cœur"');
    await hears(town, julie, "logement", "réunion fixer jeudi 8 avril 18h");
    return town;
  },
  "an edit": async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await hears(town, julie, "logement", "voter 1 oui");
    return town;
  },
  "an edit that outgrows its message": async () => {
    const { town, people } = await longPoll();
    for (const person of people)
      await hears(town, person, "logement", `voter ${NUMBERS.join(" ")} oui`);
    return town;
  },
  "a reminder that falls due": async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    await (await town.animation()).says("réunion fixer jeudi 21 janvier 18h");
    town.clock.set(instantOf({ wall: "2027-01-14T09:00", zone: "Europe/Paris" }));
    return town;
  },
  "a poll that closes, with the meeting that it plans": async () => {
    const town = await network({ from: "2027-01-11T10:00" });
    const julie = await town.animation();
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says("voter 1 oui");
    town.clock.set(instantOf({ wall: "2027-01-18T10:00", zone: "Europe/Paris" }));
    return town;
  },
  "what an account refuses, to somebody who has another": async () => {
    const town = await network();
    const { julie, lea } = await meetingOfLea(town);
    await alsoOn(town, lea, "slack", "U-Léa-2");
    town.far().shut(direct(lea.account));
    await hears(town, julie, "logement", "réunion annuler");
    return town;
  },
  "what nobody takes": async () => {
    const town = await network();
    const { julie, lea } = await meetingOfLea(town);
    town.far().shut(direct(lea.account));
    await hears(town, julie, "logement", "réunion annuler");
    return town;
  },
  "a long message in parts": async () => {
    const town = await network();
    const claire = await town.coordination();
    await hears(town, claire, "pleniere", `annoncer ${LONG} --à=logement --oui`);
    town.clock.set(town.clock.now() + 3 * MINUTE);
    return town;
  },
};

/** Léa is expected at a meeting, and will be told directly of what becomes of it. */
async function meetingOfLea(town: Town) {
  const julie = await town.animation();
  const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await lea.says("présence oui");
  return { julie, lea };
}

/** All that stands anywhere, once everything had the time to be tried again. */
async function outcome(town: Town): Promise<readonly string[]> {
  await town.until(town.clock.now() + 30 * MINUTE);
  return town
    .far()
    .requests.map(({ at }) => at)
    .filter((place, at, all) => all.findIndex((one) => one.address === place.address) === at)
    .toSorted((a, b) => a.address.localeCompare(b.address))
    .flatMap((place) =>
      town
        .far()
        .standing(place)
        .map(({ text }) => `${place.name}: ${text}`),
    );
}

/** Kills the town after each number of steps that it can be killed after, and starts another on what it leaves. */
async function afterEachDeath(
  scene: Scene,
  look: (town: Town, steps: number) => Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const town = await scene();
    const fuse = new Fuse(town, steps);
    await town.house.settle().catch(() => undefined);
    fuse.remove();
    if (!fuse.isBlown) return steps;
    await town.die();
    await look(await network({ after: town }), steps);
  }
}

describe.each(Object.entries(owing))(
  "a process that owes %s, killed between any two steps",
  (_, scene) => {
    test("leaves a next one by which everything stands exactly once", async () => {
      const expected = await outcome(await scene());
      const deaths = await afterEachDeath(scene, async (town, steps) => {
        expect(await outcome(town), `killed after ${steps} steps`).toEqual(expected);
        expect(postedTwice(town)).toEqual([]);
      });
      expect(deaths).toBeGreaterThan(3);
    }, 60_000);

    test("were it only kept from noting what it did, puts it right itself", async () => {
      const expected = await outcome(await scene());
      for (let steps = 0, isBlown = true; isBlown; steps += 1) {
        const town = await scene();
        const fuse = new Fuse(town, steps);
        await town.house.settle().catch(() => undefined);
        fuse.remove();
        isBlown = fuse.isBlown;
        expect(await outcome(town), `stopped after ${steps} steps`).toEqual(expected);
        expect(postedTwice(town)).toEqual([]);
      }
    }, 60_000);

    test("leaves nothing twice where the platform cannot tell", async () => {
      const expected = await outcome(await scene());
      await afterEachDeath(scene, async (town, steps) => {
        town.far().isBlind = true;
        const stands = await outcome(town);
        const missing = expected.filter((text) => !stands.includes(text));
        const added = stands.filter((text) => !expected.includes(text));
        expect(postedTwice(town), `killed after ${steps} steps`).toEqual([]);
        expect(added.filter((text) => !isDoubt(text))).toEqual([]);
        if (missing.length > 0) expect(await states(town)).toContain("uncertain");
      });
    }, 60_000);
  },
);

/** What was posted again, whether or not the platform knew its key and made no second message of it. */
function postedTwice(town: Town): readonly string[] {
  const keys = town
    .far()
    .requests.flatMap(({ act, key, isShut }) => (act === "post" && !isShut ? [key] : []));
  return keys.filter((key, index) => keys.indexOf(key) < index);
}

const isDoubt = (text: string): boolean =>
  /regardez avant de le renvoyer|est peut-être arrivé/.test(text);

const states = async (town: Town): Promise<readonly string[]> =>
  (await town.store.look((db) => db.selectFrom("delivery").select("state").execute())).map(
    ({ state }) => state,
  );

test("a long message goes on with the parts that are missing, and posts no other again", async () => {
  const scene = owing["a long message in parts"];
  if (scene === undefined) throw new Error("no such scene");
  await afterEachDeath(scene, async (town) => {
    await outcome(town);
    expect(await fates(town, "announcement")).toEqual(["sent"]);
    const parts = town.channel("logement");
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(" ")).toContain(LONG.slice(-100));
    expect(requests(town, "logement", "post")).toHaveLength(parts.length);
  });
});

test("a process that is killed before an act is stored leaves nothing of it", async () => {
  const town = await network();
  const julie = await town.animation();
  const before = town.digest();
  const fuse = new Fuse(town, 0);
  const heard = hears(town, julie, "logement", "réunion fixer jeudi 1 avril 18h");
  await expect(heard).rejects.toThrow("réunion fixer");
  fuse.remove();
  await town.die();
  expect(town.digest()).toBe(before);
});
