import { expect, test } from "vitest";
import { commands, tree } from "../../commands/index.ts";
import { House, type HouseParts } from "../../src/house.ts";
import { type Rehearsed, rehearse } from "../../src/rehearse.ts";
import { plain, speech } from "../../src/text.ts";
import { wallAt } from "../../src/when.ts";
import { ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { at, network, type Town } from "../support/town.ts";

/** A meeting and a poll of Logement; Nina and Paul, of Logement, have not answered. */
async function busyLogement(options: Parameters<typeof network>[0] = {}): Promise<{
  readonly town: Town;
  readonly julie: Person;
  readonly nina: Person;
}> {
  const town = await network({ from: "2027-01-12T10:00", ...options });
  const julie = await town.animation();
  await julie.says("réunion fixer jeudi 21 janvier 18h");
  await julie.says(
    'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="mercredi 20 janvier 12h"',
  );
  await julie.says("voter 1 oui");
  await julie.says("présence oui");
  const nina = await town.person("Nina", { for: "Croix-Rouge Française", in: "logement" });
  await nina.says("commission rejoindre");
  const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
  await paul.says("commission rejoindre");
  return { town, julie, nina };
}

const UNTIL = 'réseau envois-prévus --jusque="jeudi 21 janvier 20h"';

/** The lines of an answer that announce something in a channel: where, and what it says first. */
const announced = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => line.slice(2));

/** What was posted in a channel since an instant, as it is announced. */
const posted = (town: Town, slug: string, since: number): readonly string[] =>
  town
    .posted(slug)
    .map(({ instant, text }) => ({ instant: Date.parse(instant), text }))
    .filter(({ instant }) => instant > since)
    .map(({ instant, text }) => {
      const when = plain(speech("fr").slot(wallAt(instant, "Europe/Paris")));
      const [first = ""] = text.split("\n");
      return ordinary(`${when} · #${slug} (slack), #${slug} (discord) : ${first}`);
    });

test("what is shown is what is posted then, at that hour, in these places; showing it changes nothing", async () => {
  const { town, julie } = await busyLogement({ on: ["slack", "discord"] });
  const before = town.digest();
  const now = town.clock.now();

  const { text } = await julie.says(UNTIL);

  expect(town.digest()).toBe(before);
  expect(text).toContain("Envois prévus jusqu’au jeudi 21 janvier 2027 à 20 h");
  const lines = announced(text);
  expect(lines).toContain(
    "jeudi 14 janvier 2027 à 9 h · #logement (slack), #logement (discord) : Dans 7 jours : Réunion Logement, jeudi 21 janvier 2027 à 18 h",
  );
  await town.until("2027-01-21T20:00");
  expect(lines).toEqual(posted(town, "logement", now));
});

test("in a body's channel nothing of another body is shown", async () => {
  const { julie } = await busyLogement();
  expect((await julie.in("emploi").says(UNTIL)).text).toBe(
    "Rien n’est prévu jusqu’au jeudi 21 janvier 2027 à 20 h.",
  );
});

test("elsewhere everything in channels is shown", async () => {
  const { town } = await busyLogement();
  const claire = await town.coordination();
  await claire.in("emploi").says("réunion fixer mercredi 20 janvier 14h");
  const samira = await town.person("Samira");
  const { text } = await samira.says(UNTIL);
  expect(text).toContain("#logement (slack) : Demain : Réunion Logement");
  expect(text).toContain("#emploi (slack) : Demain : Réunion Emploi");
});

test("direct messages are counted, and only one's own are shown", async () => {
  const { julie, nina } = await busyLogement();
  const toJulie = (await julie.says(UNTIL)).text;
  // Nina and Paul are asked about the meeting and about the poll.
  expect(toJulie).toContain("et 4 messages directs à d’autres personnes");
  expect(toJulie).not.toMatch(/directement|Nina|Paul/u);
  const toNina = (await nina.says(UNTIL)).text;
  expect(toNina).toContain("et 2 messages directs à d’autres personnes");
  expect(announced(toNina).filter((line) => line.includes(" · directement : "))).toEqual([
    "lundi 18 janvier 2027 à 10 h · directement : Logement ne sait pas encore si vous venez.",
    "lundi 18 janvier 2027 à 12 h · directement : Logement n’a pas encore votre réponse à « Coloc ». Le sondage se clôt mercredi 20 janvier 2027 à 12 h.",
  ]);
});

test("one looks six weeks ahead at most, and says so", async () => {
  const { julie } = await busyLogement();
  const { text } = await julie.says('réseau envois-prévus --jusque="1 septembre"');
  expect(text).toContain("jusqu’au mardi 23 février 2027 à 10 h");
  expect(text).toContain("On n’a pas regardé au-delà.");
});

test("a long list ends with how many more there are", async () => {
  const { town, julie } = await busyLogement();
  for (let day = 1; day <= 14; day += 1)
    await julie.says(`réunion fixer le ${day} février 2027 à ${9 + (day % 3)}h`);
  const { text } = await (await town.person("Samira")).says(
    'réseau envois-prévus --jusque="20 février"',
  );
  expect(announced(text)).toHaveLength(30);
  expect(text).toMatch(/^et \d+ autres$/mu);
});

test("what is announced at length is shown by its first words", async () => {
  const { town } = await busyLogement();
  const claire = await town.coordination();
  await claire.says(`annoncer "${"La plénière aura lieu à l’hôtel de ville. ".repeat(20)}" --oui`);
  const { text } = await claire.says(UNTIL);
  for (const line of announced(text)) expect(line.length).toBeLessThan(300);
});

test("it can be asked many times at once, and inside an act of somebody else", async () => {
  const { julie, nina } = await busyLogement();
  const answers = await Promise.all([
    julie.says(UNTIL),
    nina.says("voter 2 oui"),
    nina.says(UNTIL),
    julie.says("réunion odj Bilan"),
    julie.says(UNTIL),
  ]);
  expect(answers.map(({ refused, fault }) => refused ?? fault)).toEqual(
    answers.map(() => undefined),
  );
});

test("a rehearsal that takes too long ends, and says how far it came", async () => {
  const { town } = await busyLogement();
  const { store, clock, house } = town;
  const territories = [house.territory] as const;
  const make = (parts: HouseParts) => new House(parts, territories);
  const parts = { store, territories, commands, tree, version: "test", make };
  const span = { now: clock.now(), from: clock.now(), to: at("2027-01-21T20:00") };
  const heard: Rehearsed[] = [];

  const reached = await rehearse(parts, { ...span, patience: 0 }, (said) => heard.push(said));

  expect({ reached, heard }).toEqual({ reached: span.from, heard: [] });
  expect(await rehearse(parts, span, (said) => heard.push(said))).toBe(span.to);
  expect(heard.length).toBeGreaterThan(3);
});
