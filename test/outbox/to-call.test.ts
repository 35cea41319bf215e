import { describe, expect, test } from "vitest";
import { reportFailure } from "../../src/acts/reports.ts";
import { DAY, HOUR } from "../../src/when.ts";
import { fates, hears, ordinary, requestsTo } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { direct } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);
const reads = (who: Person) => who.reads().map(ordinary);
const unreachable = (town: Town, ...people: readonly Person[]) => {
  for (const { account } of people) town.far().shut(direct(account));
};

interface Scene {
  readonly town: Town;
  readonly julie: Person;
  readonly lea: Person;
  readonly paul: Person;
}

/** Léa and Paul come to the meeting that Julie planned; of their partners one can be called. */
async function meeting(): Promise<Scene> {
  const town = await network();
  const claire = await town.coordination();
  const julie = await town.animation();
  const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  await claire.says(
    'partenaire modifier "C.A.F. de la Moselle" --téléphone="03 53 01 23 45" --e-mail=contact@caf.fr',
  );
  await julie.says("réunion fixer jeudi 1 avril 18h");
  await lea.says("présence oui");
  await paul.says("présence oui");
  return { town, julie, lea, paul };
}

const LEA = "Léa · C.A.F. de la Moselle · 03 53 01 23 45 · contact@caf.fr";
const PAUL = "Paul · Secours Catholique · ni téléphone ni e-mail notés";

describe("who could not be told of something that matters", () => {
  test("is named to the animation, with how to reach them", async () => {
    const { town, julie, lea, paul } = await meeting();
    unreachable(town, lea);
    await julie.says("réunion déplacer jeudi 8 avril 18h");
    await later(town, DAY);
    expect(requestsTo(town, paul, "edit")).toEqual([]);
    expect(reads(julie)).toEqual([
      `À appeler : réunion déplacée, Réunion Logement, jeudi 8 avril 2027 à 18 h
Une personne n’a pas pu être prévenue par message.
- ${LEA}`,
    ]);
  });

  test("joins the others of the same occasion, in the message that stands", async () => {
    const { town, julie, lea, paul } = await meeting();
    unreachable(town, lea);
    town.far().shut(direct(paul.account), { kind: "limited", retryAfter: HOUR });
    await julie.says("réunion annuler");
    expect(reads(julie)).toHaveLength(1);
    unreachable(town, paul);
    await later(town, 2 * HOUR);
    expect(reads(julie)).toEqual([
      `À appeler : réunion annulée, Réunion Logement, jeudi 1er avril 2027 à 18 h
2 personnes n’ont pas pu être prévenues par message.
- ${LEA}
- ${PAUL}`,
    ]);
  });

  test("is taken off when they are reached after all", async () => {
    const { town, julie, lea, paul } = await meeting();
    unreachable(town, lea, paul);
    await julie.says("réunion annuler");
    expect(reads(julie)[0]).toContain(LEA);
    town.far().open(direct(lea.account));
    const reached = await town.look(({ members }) => members.byAccount(lea.account));
    await town.store.transact((db) =>
      db
        .updateTable("delivery")
        .set({ state: "owed", refused_by: "[]" })
        .where("member_id", "=", reached?.id ?? 0)
        .execute(),
    );
    await town.house.settle();
    expect(lea.reads()).toHaveLength(1);
    expect(reads(julie)).toEqual([expect.stringContaining(PAUL)]);
    expect(reads(julie)[0]).not.toContain("Léa");
  });

  test("is taken off when they get a later message about the same", async () => {
    const { town, julie, lea } = await meeting();
    unreachable(town, lea);
    await julie.says("réunion déplacer jeudi 8 avril 18h");
    expect(reads(julie)[0]).toContain(LEA);
    town.far().open(direct(lea.account));
    await julie.says("réunion annuler");
    expect(reads(julie)).toEqual([expect.stringContaining("Il ne reste personne à appeler.")]);
  });

  test("stands on a list that never shows an hour that is past", async () => {
    const town = await network();
    const julie = await town.animation();
    const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
    await nina.says("commission rejoindre");
    await julie.says("réunion fixer jeudi 1 avril 18h");
    unreachable(town, nina);
    await town.until("2027-03-30T12:00");
    expect(reads(julie)).toEqual([expect.stringContaining("réponse attendue")]);
    await julie.says("réunion déplacer jeudi 15 avril 18h");
    expect(reads(julie)[0]).toContain("jeudi 15 avril 2027 à 18 h");
  });

  test("may have got it: the list says so", async () => {
    const { town, julie, lea } = await meeting();
    town.far().isBlind = true;
    town.far().shut(direct(lea.account), { kind: "ambiguous", code: "timeout" });
    await julie.says("réunion annuler");
    await later(town, HOUR);
    expect(reads(julie)).toEqual([
      expect.stringContaining(`${LEA} · le message est peut-être arrivé`),
    ]);
  });

  test("is not called about what they need not know", async () => {
    const { town, julie, lea } = await meeting();
    unreachable(town, lea);
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says('voter 1 oui --pour="C.A.F. de la Moselle"');
    expect(await fates(town, "vote-noted")).toEqual(["failed: unreachable"]);
    expect(julie.reads()).toEqual([]);
  });

  test("is not called once it is of no use", async () => {
    const { town, julie, lea } = await meeting();
    town.far().shut(direct(lea.account), { kind: "limited", retryAfter: 90 * DAY });
    await julie.says("réunion annuler");
    await later(town, 91 * DAY);
    expect(await fates(town, "meeting-cancelled")).toContain("skipped: too-late");
    expect(new Set(await fates(town, "meeting-to-call"))).toEqual(new Set(["skipped: gone"]));
    expect(julie.reads().filter((text) => text.startsWith("À appeler"))).toEqual([]);
  });
});

/** Whether somebody knows of the latest list that did not arrive, or can be told. */
async function isReported(town: Town): Promise<boolean> {
  return town.act(async (repos) => {
    const { trouble } = await repos.deliveries.health();
    const list = trouble.find(({ notice }) => notice === "meeting-to-call");
    if (list === undefined) throw new Error("every list arrived");
    const work = {
      territory: town.house.territory,
      repos,
      now: town.clock.now(),
      member: undefined,
    };
    return reportFailure(work, list, "unreachable");
  });
}

describe("when who must know cannot be told either", () => {
  test("the coordination is, once", async () => {
    const { town, julie, lea, paul } = await meeting();
    const claire = await town.person("Claire");
    unreachable(town, julie, lea, paul);
    await julie.says("réunion annuler");
    await later(town, DAY);
    expect(reads(claire)).toEqual([expect.stringMatching(/^À appeler : réunion annulée[^]*Léa/)]);
  });

  test("nor the coordination, each is tried once and no more", async () => {
    const { town, julie, lea } = await meeting();
    const claire = await town.person("Claire");
    unreachable(town, julie, lea, claire);
    await julie.says("réunion annuler");
    const requests = town.far().requests.length;
    await later(town, DAY);
    expect(await fates(town, "meeting-to-call")).toEqual([
      "failed: unreachable",
      "failed: platform-off",
      "failed: unreachable",
    ]);
    expect(town.far().requests).toHaveLength(requests);
    expect(await isReported(town)).toBe(false);
  });

  test("the coordination need not, as long as somebody was", async () => {
    const { town, julie, lea } = await meeting();
    const nadia = await town.person("Nadia", { for: "Habitat Jeunes des 3 Frontières" });
    const claire = await town.person("Claire");
    unreachable(town, julie, lea);
    await julie.says("réunion annuler");
    expect(reads(nadia)).toEqual([expect.stringContaining(LEA)]);
    expect(claire.reads()).toEqual([]);
  });

  test("of a channel that failed, the coordination is too", async () => {
    const { town, julie } = await meeting();
    const claire = await town.person("Claire");
    unreachable(town, julie);
    town.far().fail({ kind: "refused", code: "channel_gone" });
    await hears(town, julie, "logement", "réunion fixer jeudi 10 juin 18h");
    await town.house.settle();
    expect(reads(claire)).toEqual([expect.stringContaining("le salon n’existe plus")]);
  });
});
