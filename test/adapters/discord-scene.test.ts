import { expect, test } from "vitest";
import { OLD_EDITS } from "../fakes/discord/limits.ts";
import { type DiscordTown, discordTown } from "../support/discord-town.ts";

async function people() {
  const town = await discordTown("2027-01-10T10:00");
  return {
    town,
    julie: await town.person("201", "Julie", "Habitat Jeunes des 3 Frontières"),
    lea: await town.person("202", "Léa", "C.A.F. de la Moselle"),
    karim: await town.person("203", "Karim", "A.D.I.L. 57"),
  };
}

const beginning = (town: DiscordTown, pattern: RegExp) =>
  town.channel("logement").filter(({ text }) => pattern.test(text));

test("from a poll to a meeting, everybody on Discord", async () => {
  const { town, julie, lea, karim } = await people();
  const opened = await julie.uses("sondage dates", {
    titre: "Colocation",
    dates: "jeudi 1 avril 18h, mardi 6 avril 14h",
    clôture: "vendredi 19 février 12h",
  });
  expect(opened).toContain("Sondage n° 1 ouvert");
  expect(opened).toContain("vendredi 19 février 2027 à 12 h");
  const [posted, ...more] = town.channel("logement");
  expect(more).toEqual([]);
  expect(posted?.text).toMatch(/^Colocation : quelles dates vous conviennent \?/u);
  expect(posted?.pings).toEqual([]);

  expect(await lea.clicks("2. Oui")).toContain("mardi 6 avril 2027 à 14 h");
  expect(await karim.clicks("2. Oui")).toContain("mardi 6 avril 2027 à 14 h");
  expect(await karim.uses("voter", { réponses: "1 si besoin" })).toContain("jeudi 1er avril 2027");
  const [poll, ...others] = town.channel("logement");
  expect(others).toEqual([]);
  expect(poll?.text).toContain("✅ 0 oui · 🤔 1 si besoin · ❌ 0 non");
  expect(poll?.text).toContain("✅ 2 oui · 🤔 0 si besoin · ❌ 0 non");

  await town.until("2027-02-19T12:01");
  expect(beginning(town, /mardi 6 avril 2027/u).length).toBeGreaterThan(0);
  expect(await lea.uses("prochaine-réunion")).toContain("mardi 6 avril 2027 à 14 h");
  await town.until("2027-03-30T09:01");
  expect(beginning(town, /^Dans 7 jours/u)).toHaveLength(1);
  expect(await lea.clicks("Je viens")).toContain("C’est noté : oui.");
  expect(beginning(town, /^Dans 7 jours/u)[0]?.text).toContain("✅ 1 oui");
  for (const one of [julie, lea, karim]) expect(one.told).toEqual([]);
});

test("a poll of many dates is answered by lists", async () => {
  const { town, julie, lea } = await people();
  await julie.uses("sondage dates", {
    titre: "Colocation",
    dates: "1 mars 14h, 2 mars 14h, 3 mars 14h, 4 mars 14h, 5 mars 14h",
  });
  const menus = town
    .channel("logement")
    .flatMap((one) => one.menus.map((menu) => menu.placeholder));
  expect(menus).toHaveLength(2);
  const [can = "", ifNeedBe = ""] = menus;
  expect(await lea.chooses(can, ["1.", "3."])).toContain("lundi 1er mars 2027");
  await lea.chooses(ifNeedBe, ["5."]);
  // What is no longer chosen is no longer a yes.
  await lea.chooses(can, ["1."]);
  const [poll] = town.channel("logement");
  const tallies = [
    ...(poll?.text ?? "").matchAll(/✅ (\d) oui · 🤔 (\d) si besoin · ❌ (\d) non/gu),
  ];
  expect(tallies.map(([, ...counts]) => counts.join(""))).toEqual([
    "100",
    "000",
    "001",
    "000",
    "010",
  ]);
  expect(lea.told).toEqual([]);
});

test("a poll is launched from a form, read back, changed and launched", async () => {
  const { town, julie } = await people();
  await julie.uses("sondage dates");
  expect(julie.form?.title).toBe("Sondage de dates");
  const refused = await julie.sends({
    Titre: "Colocation",
    "Dates proposées": "mardi 2 mars 14h\nmardi 3 mars 14h",
  });
  expect(refused).toContain("le jour de la semaine ne correspond pas");
  await julie.clicks("Modifier");
  const read = await julie.sends({ "Dates proposées": "mardi 2 mars 14h\njeudi 4 mars 18h" });
  expect(read).toContain("jeudi 4 mars 2027 à 18 h");
  expect(town.channel("logement")).toEqual([]);
  expect(await julie.clicks("Lancer le sondage")).toContain("Sondage n° 1 ouvert");
  // What was read back still stands there, with its button.
  expect(await julie.clicks("Lancer le sondage")).toContain("Ce sondage est déjà ouvert");
  expect(town.channel("logement")).toHaveLength(1);
  expect(julie.told).toEqual([]);
});

test("dates and commissions are offered as they are typed", async () => {
  const { julie, lea } = await people();
  expect(await julie.completes("réunion fixer", "date", "mardi 14h")).toContain(
    "mardi 12 janvier 2027 à 14 h",
  );
  expect(await lea.completes("prochaine-réunion", "commission", "log")).toEqual(["Logement"]);
});

test("polls, meetings and partners too, by what they are about", async () => {
  const { julie, lea } = await people();
  await julie.uses("sondage choix", { titre: "Couleur", options: "Bleu, Vert" });
  await julie.uses("réunion fixer", { date: "jeudi 1 avril 18h", titre: "Bilan" });
  const first = (path: string, option: string, typed: string) => lea.completes(path, option, typed);
  const [poll = ""] = await first("sondage voir", "sondage", "coul");
  expect(poll).toMatch(/^#1 Couleur — jusqu’au /u);
  expect(await lea.uses("sondage voir", { sondage: poll })).toContain("Couleur");
  const [meeting = ""] = await first("réunion voir", "réunion", "bil");
  expect(meeting).toBe("#1 Bilan — jeudi 1er avril 2027 à 18 h");
  expect(await lea.uses("réunion voir", { réunion: meeting })).toContain("Bilan");
  expect(await first("partenaire voir", "partenaire", "catho")).toEqual(["Secours Catholique"]);
});

test("whoever administers the server may no more than their role in the network allows", async () => {
  const { town, karim } = await people();
  town.discord.role("700", "Administration", { may: ["Administrator"] });
  town.discord.gives("203", "700");
  const refused = await karim.uses("réunion fixer", { date: "jeudi 1 avril 18h" });
  expect(refused).toContain("l’animation");
  expect(town.channel("logement")).toEqual([]);
});

const EDIT = "PATCH /channels/:channel/messages/:message";

test("Discord takes few edits of an old message: the newest tally stands once it takes one", async () => {
  const { town, julie, lea, karim } = await people();
  await julie.uses("sondage choix", { titre: "Couleur", options: "Bleu, Vert" });
  await town.until("2027-01-10T12:30");
  for (const answer of ["1", "2", "1", "2"])
    for (const one of [julie, lea, karim]) await one.uses("voter", { réponses: answer });
  const answers = 12;
  // Discord, and with it the library, counts by the machine's clock.
  await new Promise((wake) => setTimeout(wake, OLD_EDITS.window));
  await town.until("2027-01-10T12:31");
  expect(town.channel("logement")[0]?.text).toMatch(/Vert ✅ 3 voix/u);
  expect(town.discord.accepted(EDIT)).toBeLessThan(answers);
  expect(await town.fates("poll", "edits")).toEqual(["sent"]);
}, 20_000);

test("what is offered goes with what is filled in already", async () => {
  const { julie } = await people();
  const closing = (dates: string) =>
    julie.completes("sondage dates", "clôture", "mardi 2 mars 14h", { titre: "Colocation", dates });
  expect(await closing("jeudi 4 mars 18h")).toEqual(["mardi 2 mars 2027 à 14 h"]);
  expect(await closing("lundi 1 mars 18h")).toEqual([]);
  await julie.uses("commission rythme", { commission: "Logement", rythme: "deuxième mardi 17h15" });
  const hours = (commission: string) =>
    julie.completes("réunion fixer", "date", "mardi 2 mars", { commission }, "pleniere");
  expect(await hours("Logement")).toContain("mardi 2 mars 2027 à 17 h 15");
  // Julie animates Logement alone.
  expect(await hours("Santé")).toEqual([]);
});
