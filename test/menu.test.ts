import { describe, expect, test } from "vitest";
import type { Action } from "../src/view.ts";
import { busyTown, ROLES, type Role } from "./support/busy-town.ts";
import type { Reply } from "./support/person.ts";
import { channelOf, direct } from "./support/places.ts";
import { network } from "./support/town.ts";
import { whatIf } from "./support/undone.ts";

const JULIE = "delegate of the animating partner";
const LEA = "delegate of a partner that animates nothing";

const buttonsOf = ({ view }: Reply): readonly Action[] =>
  view.blocks.flatMap((block) => (block.block === "actions" ? block.actions : []));
const begun = (reply: Reply) => buttonsOf(reply).flatMap((one) => ("ask" in one ? one.ask : []));
const started = (reply: Reply) => begun(reply).filter((ask) => /^(?:poll|meeting|ann)/.test(ask));
const ran = (reply: Reply) => buttonsOf(reply).flatMap((one) => ("run" in one ? one.run : []));

describe("in a body's channel", () => {
  test("nothing typed shows what waits there; each answer is seen the next time", async () => {
    const { who } = await busyTown();
    const lea = who(LEA, "logement");
    const asked = await lea.says("");
    expect(asked.text.split("\n").filter((line) => line !== "")).toEqual([
      "Commission Logement",
      "Prochaine réunion :",
      "jeudi 8 avril 2027 à 18 h · Réunion Logement (n° 1) · vous n’avez pas répondu",
      "Sondage ouvert :",
      "Colocation (n° 1) · jusqu’au dimanche 17 janvier 2027 à 10 h · vous n’avez pas répondu",
    ]);
    await lea.says(asked.buttons["Peut-être"] ?? "");
    await lea.says(`${asked.buttons["Répondre au sondage n° 1"]}1 oui`);
    const again = await lea.says("accueil");
    expect(again.text).toContain("Réunion Logement (n° 1) · vous venez peut-être");
    expect(again.text).toContain("17 janvier 2027 à 10 h · votre réponse est notée");
    expect(again.buttons["Répondre au sondage n° 1"]).toBeUndefined();
    const card = await lea.says(again.buttons["Changer ma réponse (réunion n° 1)"] ?? "");
    await lea.says(card.buttons["Je viens"] ?? "");
    expect((await lea.says("")).text).toContain("(n° 1) · vous venez\n");
  });

  test("what was noted by telephone for a partner is its people's answer", async () => {
    const { who } = await busyTown();
    const julie = who(JULIE, "logement");
    await julie.says('présence non --pour="C.A.F. de la Moselle"');
    await julie.says('voter 1 oui --pour="C.A.F. de la Moselle"');
    const { text } = await who(LEA, "logement").says("");
    expect(text).toContain("· vous ne venez pas");
    expect(text).toContain("· votre réponse est notée");
  });

  test("whoever is not in the body can join it, and is not asked again", async () => {
    const { who } = await busyTown();
    const omar = who("animating another commission", "logement");
    const { buttons } = await omar.says("");
    await omar.says(buttons["Rejoindre"] ?? "");
    expect((await omar.says("")).buttons["Rejoindre"]).toBeUndefined();
    expect((await omar.in("pleniere").says("")).buttons["Rejoindre"]).toBeUndefined();
  });

  test("somebody whom nobody knows can answer at once", async () => {
    const { who } = await busyTown();
    const samira = who("stranger", "logement");
    const shown = await samira.says("");
    expect(shown.text).toContain("il n’y a aucun compte à créer");
    await samira.says(shown.buttons["Je viens"] ?? "");
    const again = await samira.says("");
    expect(again.text).toContain("vous venez");
    expect(again.text).not.toContain("aucun compte à créer");
  });

  test("without a meeting or a poll, it says so and keeps to what can be done", async () => {
    const town = await network();
    const julie = (await town.animation()).in("logement");
    const { text, buttons } = await julie.says("");
    expect(text).toContain("Aucune réunion n’est fixée pour l’instant.");
    expect(Object.keys(buttons)).toEqual([
      "Lancer un sondage de dates",
      "Fixer une réunion",
      "Annoncer",
      "Rejoindre",
      "Mes réglages",
      "Aide",
    ]);
  });
});

describe("only those who may are offered to begin something", () => {
  const NOTHING: readonly string[] = [];
  const BOTH = ["poll dates ", "meeting plan "];
  const OWN = ["poll dates ", "meeting plan ", "meeting move #1 ", 'announce --to="logement" '];
  const ALL = ["poll dates ", "meeting plan ", "meeting move #1 ", "announce "];

  test("in the channel of Logement", async () => {
    const { who } = await busyTown();
    const offered = new Map<Role, readonly string[]>();
    for (const role of ROLES) offered.set(role, started(await who(role, "logement").says("")));
    expect(Object.fromEntries(offered)).toEqual({
      stranger: NOTHING,
      inhabitant: NOTHING,
      [LEA]: NOTHING,
      "delegate of the animating partner, not confirmed": NOTHING,
      [JULIE]: OWN,
      "animating in person": OWN,
      "animating another commission": NOTHING,
      coordination: ALL,
    });
  });

  test("in a direct conversation", async () => {
    const { who } = await busyTown();
    const offered = new Map<Role, readonly string[]>();
    for (const role of ROLES) offered.set(role, started(await who(role).says("")));
    expect(Object.fromEntries(offered)).toEqual({
      stranger: NOTHING,
      inhabitant: NOTHING,
      [LEA]: NOTHING,
      "delegate of the animating partner, not confirmed": NOTHING,
      [JULIE]: [...BOTH, 'announce --to="logement" '],
      "animating in person": [...BOTH, 'announce --to="logement" '],
      "animating another commission": [...BOTH, 'announce --to="emploi" '],
      coordination: [...BOTH, "announce "],
    });
  });

  test("who animates several says which", async () => {
    const { who } = await busyTown();
    await who("coordination").says("rôle donner animation Inès --dans=emploi");
    expect(started(await who("animating in person").says(""))).toContain("announce ");
  });
});

/** The body that somebody would begin something for. */
const ownOf = (role: Role) => (role === "animating another commission" ? "emploi" : "logement");

test("no button of it is refused to whom it is shown", async () => {
  const busy = await busyTown();
  const DATE = "vendredi 5 mars 18h";
  // What is typed after a beginning; without a channel, the body is named too.
  const after = (ask: string, inBody: string): string => {
    if (ask.startsWith("vote")) return "1 oui";
    if (ask.startsWith("announce")) return "Bonjour";
    if (ask.startsWith("poll"))
      return `"Lieu" ${DATE}, mardi 6 avril 14h${inBody && ` --dans=${inBody}`}`;
    return ask.startsWith("meeting plan") ? `${inBody} ${DATE}` : DATE;
  };
  const ask = await whatIf(busy.town);
  for (const role of ROLES)
    for (const isHere of [true, false]) {
      const account = busy.people[role];
      const person = ask(account, isHere ? channelOf("slack", "logement") : direct(account));
      const shown = await person.says("");
      const typed = begun(shown)
        .filter((one) => !one.startsWith("/utopia"))
        .map((one) => one + after(one, isHere ? "" : ownOf(role)));
      for (const line of [...ran(shown), ...typed]) {
        const { refused, fault } = await person.says(line);
        expect({ role, line, refused, fault }).toEqual({ role, line });
      }
      expect(ran(shown).filter((line) => line.length > 90)).toEqual([]);
    }
});
