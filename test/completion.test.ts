import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { busy, labels, typing, understood, values } from "./support/typing.ts";

describe("what is offered", () => {
  test("polls, those of the channel first, with the date until which they are open", async () => {
    const { town, julie, claire } = await busy();
    const here = typing(town, julie, { in: "logement" });
    const offers = await here("poll show", "poll");
    expect(labels(offers)).toEqual([
      expect.stringMatching(/^#2 Colocation — jusqu’au lundi 18 janvier 2027/),
      expect.stringMatching(/^#1 Fête du quartier — jusqu’au /),
    ]);
    expect(values(offers)).toEqual(["#2", "#1"]);
    for (const value of values(offers)) await understood(julie, `sondage voir ${value}`);
    expect(values(await here("poll show", "poll", "fete"))).toEqual(["#1"]);
    expect(values(await here("poll show", "poll", "2"))).toEqual(["#2", "#1"]);
    expect(values(await typing(town, claire)("poll again", "poll"))).toEqual(["#2", "#1"]);
    expect(values(await here("vote", "ballot", "coloc"))).toEqual(["#2"]);
    expect(await here("vote", "ballot", "#2 1 oui")).toEqual([]);
  });

  test("a poll to be settled is said to be", async () => {
    const { town, julie } = await busy();
    await town.until("2027-01-19T10:00");
    expect(labels(await typing(town, julie)("poll close", "poll"))).toContain(
      "#2 Colocation — à départager",
    );
  });

  test("meetings to come, with their hour", async () => {
    const { town, julie, claire } = await busy();
    const here = typing(town, claire, { in: "pleniere" });
    const offers = await here("meeting show", "meeting");
    expect(labels(offers)).toEqual([
      "#1 Plénière — samedi 6 mars 2027 à 10 h",
      "#2 Bilan — mardi 9 février 2027 à 18 h 30",
    ]);
    for (const value of values(offers)) await understood(julie, `réunion voir ${value}`);
    expect(values(await here("rsvp", "meeting", "bilan"))).toEqual(["#2"]);
    expect(values(await here("meeting show", "meeting", "samedi"))).toEqual(["#1"]);
  });

  test("announcements, by how they begin", async () => {
    const { town, claire } = await busy();
    await claire.says(`annoncer "${"Le forum des associations a lieu samedi. ".repeat(5)}" --oui`);
    const [offer, ...others] = await typing(town, claire)("announcement list", "announcement");
    expect(others).toEqual([]);
    expect(offer?.label).toMatch(/^#1 Le forum .+… — lundi 11 janvier 2027$/u);
    expect(offer?.label.length).toBeLessThanOrEqual(100);
    await understood(claire, `annonce liste ${offer?.value}`);
  });

  test("bodies and partners, by any part of their name", async () => {
    const { town, julie } = await busy();
    const offer = typing(town, julie);
    expect(values(await offer("commission show", "commission", "log"))).toEqual(["Logement"]);
    expect(values(await offer("partner show", "partner", "caf"))[0]).toMatch(/C\.?A\.?F/);
    expect(values(await offer("partner show", "partner", "catholique sec"))).toEqual([
      "Secours Catholique",
    ]);
    expect(values(await offer("partner show", "partner", "Secours Cathloique"))).toContain(
      "Secours Catholique",
    );
    expect((await offer("partner show", "partner")).length).toBe(25);
    for (const value of values(await offer("partner show", "partner")))
      await understood(julie, `partenaire voir "${value}"`);
  });

  test("for whom somebody speaks, or for nobody", async () => {
    const { town, julie } = await busy();
    const offer = typing(town, julie);
    expect(await offer("me speak-for", "partner", "pour moi")).toEqual([
      { value: "aucun", label: "Pour moi-même" },
    ]);
    await understood(julie, "moi structure aucun");
  });

  test("the words of a choice, in the reader’s language", async () => {
    const { town, julie } = await busy();
    expect(values(await typing(town, julie)("rsvp", "attendance"))).toEqual([
      "oui",
      "peut-être",
      "non",
    ]);
    expect(
      values(await typing(town, julie, { language: "en" })("rsvp", "attendance", "m")),
    ).toEqual(["maybe"]);
    expect(values(await typing(town, julie)("poll dates", "voice", "par"))).toEqual(["partenaire"]);
  });
});

describe("dates", () => {
  test("at the hours of the body, of its meetings, then at the usual ones", async () => {
    const { town, julie } = await busy();
    await julie.says("commission rythme deuxième mardi 17h15");
    const offer = typing(town, julie, { in: "logement" });
    expect(labels(await offer("meeting move", "when", "mardi 2 février"))).toEqual([
      "mardi 2 février 2027 à 17 h 15",
      "mardi 2 février 2027 à 18 h 30",
      "mardi 2 février 2027 à 18 h",
      "mardi 2 février 2027 à 14 h",
      "mardi 2 février 2027 à 10 h",
    ]);
    const [first] = await offer("meeting plan", "when", "jeudi 4 février");
    await understood(julie, `réunion fixer ${first?.value}`);
  });

  test("a poll takes days as well, a deadline takes no span", async () => {
    const { town, julie } = await busy();
    const offer = typing(town, julie, { in: "logement" });
    expect(labels(await offer("poll dates", "dates", "2 ma"))[0]).toBe("mardi 2 mars 2027");
    expect(labels(await offer("poll dates", "deadline", "mardi 2 mars de 14h à 16h"))).toEqual([]);
    expect(labels(await offer("network upcoming", "until", "mardi"))).toEqual([
      "mardi 12 janvier 2027",
    ]);
  });

  test("several, as long as they fit; more are counted, and stay as they are typed", async () => {
    const { town, julie } = await busy();
    const offer = typing(town, julie, { in: "logement" });
    const two = await offer("poll dates", "dates", "mardi 2 mars 14h, jeudi 4 mars 18h");
    expect(labels(two)).toEqual(["mardi 2 mars 2027 à 14 h, jeudi 4 mars 2027 à 18 h"]);
    const typed = "mardi 2 mars 14h, jeudi 4 mars 18h, lundi 8 mars 14h, mardi 9 mars 14h";
    const four = await offer("poll dates", "dates", typed);
    expect(four.map(({ value }) => value)).toEqual([typed]);
    expect(labels(four)).toEqual(["4 dates, la dernière : mardi 9 mars 2027 à 14 h"]);
    await understood(julie, `sondage dates "Autre" ${four[0]?.value}`);
  });
});

describe("who is offered what", () => {
  test("people’s names are for those who note what they answered", async () => {
    const { town, julie } = await busy();
    const lea = await town.person("Léa", { for: "Secours Catholique" });
    const stranger = await town.person("Zoé");
    expect(values(await typing(town, julie)("vote", "for", "léa"))).toEqual(["Léa"]);
    for (const [person, path, argument] of [
      [lea, "vote", "for"],
      [lea, "rsvp", "for"],
      [lea, "role grant", "member"],
      [julie, "role grant", "member"],
      [stranger, "role grant", "member"],
      [stranger, "commission animation", "who"],
    ] as const)
      expect(await typing(town, person)(path, argument), path).toEqual([]);
    expect((await typing(town, stranger)("poll show", "poll")).length).toBe(2);
  });

  test("whoever has a name that another has, by their number", async () => {
    const { town, claire } = await busy();
    await town.person("Camille", { for: "Secours Catholique" });
    const other = await town.person("camille", { for: "Habitat Jeunes des 3 Frontières" });
    const offers = await typing(town, claire)("role grant", "member", "camille");
    expect(labels(offers)).toEqual([
      expect.stringMatching(/^#\d+ Camille$/u),
      expect.stringMatching(/^#\d+ camille$/u),
    ]);
    expect(other.account.name).toBe("camille");
    await understood(claire, `rôle donner coordination ${offers[1]?.value}`);
  });

  test("a person whose name is a part of a partner’s is offered beside it", async () => {
    const { town, julie } = await busy();
    await town.person("Catholique", { for: "C.C.A.S. / Ville de Thionville" });
    const offers = await typing(town, julie)("vote", "for", "catholique");
    expect(values(offers)).toEqual(["Secours Catholique", "Catholique"]);
  });
});

test("nothing is offered for what is no command, no argument, or is too long to be one", async () => {
  const { town, julie } = await busy();
  const offer = typing(town, julie);
  expect(await offer("poll zorglub", "poll")).toEqual([]);
  expect(await offer("poll show", "zorglub")).toEqual([]);
  expect(await offer("poll dates", "title", "Colo")).toEqual([]);
  expect(await offer("partner show", "partner", "x".repeat(201))).toEqual([]);
});

test("whatever is typed of whatever argument: at most 25 offers, of at most 100 characters", async () => {
  const { town, claire } = await busy();
  const offer = typing(town, claire, { in: "pleniere" });
  for (const { path, args } of commands)
    for (const name of Object.keys(args))
      for (const typed of ["", "a", "1", "mardi", "#1", " ", "«", "\u0000", "mardi 14h, jeudi"]) {
        const others = Object.fromEntries(Object.keys(args).map((other) => [other, typed]));
        const beside = await offer(path, name, "", others);
        expect(beside.length).toBeLessThanOrEqual(25);
        const offers = await offer(path, name, typed);
        expect(offers.length).toBeLessThanOrEqual(25);
        expect(new Set(labels(offers)).size).toBe(offers.length);
        for (const { value, label } of offers)
          for (const words of [value, label]) {
            expect(words.trim()).not.toBe("");
            expect(words.length).toBeLessThanOrEqual(100);
          }
      }
});
