import { expect, test } from "vitest";
import { TRANSPORTS, type Transport } from "../support/slack-side.ts";
import { type SlackTown, slackTown } from "../support/slack-town.ts";

async function people(transport: Transport) {
  const town = await slackTown(transport, "2027-01-10T10:00");
  return {
    town,
    julie: await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières"),
    lea: await town.person("U2", "Léa", "C.A.F. de la Moselle"),
    karim: await town.person("U3", "Karim", "A.D.I.L. 57"),
  };
}

const beginning = (town: SlackTown, pattern: RegExp) =>
  town.channel("logement").filter(({ text }) => pattern.test(text));

test.each(TRANSPORTS)("from a poll to a meeting, everybody on Slack: %s", async (transport) => {
  const { town, julie, lea, karim } = await people(transport);
  const opened = await julie.types(
    '/utopia sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 19 février 12h"',
  );
  expect(opened).toContain("Sondage n° 1 ouvert");
  expect(opened).toContain("vendredi 19 février 2027 à 12 h");
  expect(town.channel("logement")).toEqual([
    expect.objectContaining({
      text: expect.stringMatching(/^Colocation : quelles dates vous conviennent \?/u),
      buttons: ["Oui", "Si besoin", "Non", "Oui", "Si besoin", "Non", "Répondre en détail"],
    }),
  ]);

  // The latest button of this label is the second date's.
  expect(await lea.clicks("Oui")).toContain("mardi 6 avril 2027 à 14 h : Oui");
  expect(await karim.clicks("Oui")).toContain("mardi 6 avril 2027 à 14 h : Oui");
  expect(await karim.types("/utopia voter 1 si besoin")).toContain("jeudi 1er avril 2027");
  const [poll, ...others] = town.channel("logement");
  expect(others).toEqual([]);
  expect(poll?.text).toContain("✅ 0 oui · 🤔 1 si besoin · ❌ 0 non");
  expect(poll?.text).toContain("✅ 2 oui · 🤔 0 si besoin · ❌ 0 non");
  expect(poll?.text).toContain("A.D.I.L. 57");

  await town.until("2027-02-19T12:01");
  expect(town.channel("logement")[0]).toMatchObject({
    text: expect.stringContaining("Le sondage est clos. Retenu : mardi 6 avril 2027 à 14 h."),
    buttons: [],
  });
  expect(beginning(town, /^Colocation : mardi 6 avril 2027 à 14 h/u)).toMatchObject([
    { buttons: ["Je viens", "Peut-être", "Je ne viens pas"] },
  ]);

  await town.until("2027-03-30T12:00");
  expect(beginning(town, /^Dans 7 jours/u)).toHaveLength(1);
  expect(await lea.clicks("Je viens")).toContain("C’est noté : oui.");
  expect(beginning(town, /^Dans 7 jours/u)[0]?.text).toContain("✅ 1 oui");

  const moved = await julie.types("/réunion déplacer jeudi 8 avril 18h");
  expect(moved).toContain("est déplacée : jeudi 8 avril 2027 à 18 h");
  expect(beginning(town, /^Réunion déplacée : Colocation, jeudi 8 avril/u)).toHaveLength(1);
  expect(lea.reads).toEqual([expect.stringContaining("Réunion déplacée : Colocation")]);
  expect(karim.reads.filter((text) => text.startsWith("Réunion déplacée"))).toEqual([]);

  const held = await julie.types("/utopia annoncer Le local change. --à=logement --oui");
  expect(held).toContain("elle part dans un salon dans deux minutes");
  expect(beginning(town, /Le local change/u)).toEqual([]);
  await town.until("2027-03-30T12:03");
  expect(beginning(town, /Le local change/u)).toHaveLength(1);
  expect([julie, lea, karim].flatMap(({ told }) => told)).toEqual([]);
});

test.each(TRANSPORTS)("an answer of Slack that is lost doubles nothing: %s", async (transport) => {
  const { town, julie } = await people(transport);
  await julie.types("/utopia annoncer Le local change. --à=logement --oui");
  for (const turn of ["lost", "answer lost"] as const)
    town.slack.fails("chat.postMessage", turn, { channel: "C-logement" });
  await town.until("2027-01-10T10:30");
  expect(town.slack.calls.filter(({ turn }) => turn !== "well")).toHaveLength(2);
  expect(beginning(town, /Le local change/u)).toHaveLength(1);
});

test.each(TRANSPORTS)("what Slack limits waits as long as it asks: %s", async (transport) => {
  const { town, julie } = await people(transport);
  await julie.types("/utopia annoncer Le local change. --à=logement --oui");
  town.slack.fails("chat.postMessage", { limited: 30 }, { channel: "C-logement" });
  await town.until("2027-01-10T10:02");
  expect(beginning(town, /Le local change/u)).toEqual([]);
  await town.until("2027-01-10T10:03");
  expect(beginning(town, /Le local change/u)).toHaveLength(1);
  expect(town.slack.calls.filter(({ isImpatient }) => isImpatient)).toEqual([]);
});

test("a poll that many answer is edited as often as Slack likes it, and ends with what they said", async () => {
  const { town, julie, lea, karim } = await people("sockets");
  await julie.types('/utopia sondage choix "Couleur ?" bleu, vert');
  town.slack.fails("chat.update", { limited: 30 }, { channel: "C-logement" });
  for (const answer of ["1", "2", "1", "2"])
    for (const one of [julie, lea, karim]) await one.types(`/utopia voter ${answer}`);
  expect(town.slack.accepted("chat.update")).toBe(0);
  await town.until("2027-01-10T10:31");
  expect(town.channel("logement")[0]?.text).toMatch(/vert[^]*✅ 3 voix/u);
  expect(town.slack.accepted("chat.update")).toBe(1);
  expect(town.slack.calls.filter(({ isImpatient }) => isImpatient)).toEqual([]);
});
