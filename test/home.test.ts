import { describe, expect, test } from "vitest";
import { render } from "../adapters/slack/render.ts";
import { channelMenu, desk } from "../src/boards/menu.ts";
import { personBoard } from "../src/boards/person.ts";
import type { ChatFailure } from "../src/chat.ts";
import type { Body } from "../src/domain/body.ts";
import type { Member } from "../src/domain/member.ts";
import type { Repositories } from "../src/store/repositories.ts";
import { MINUTE } from "../src/when.ts";
import { type BusyTown, busyTown, ROLES } from "./support/busy-town.ts";
import type { Person, Reply } from "./support/person.ts";
import { channelOf } from "./support/places.ts";
import { plansOf } from "./support/query-plan.ts";
import { network, type Town } from "./support/town.ts";

const JULIE = "delegate of the animating partner";
const LEA = "delegate of a partner that animates nothing";
const gone: ChatFailure = { kind: "refused", code: "channel_gone" };

describe("where no body is spoken to", () => {
  test("a stranger reads what this is, and how to begin", async () => {
    const { who } = await busyTown();
    const { text, buttons } = await who("stranger").says("");
    expect(text).toContain("Utopia s’occupe de l’intendance du réseau de Thionville");
    expect(text).toContain("Nous ne nous connaissons pas encore.");
    expect(Object.keys(buttons)).toEqual([
      "Pour une structure",
      "Pour moi-même",
      "Les prochaines réunions",
      "Voir les commissions",
      "Aide",
    ]);
  });

  test("a member reads what waits for them, and changes how they are spoken to", async () => {
    const { who } = await busyTown();
    const lea = who(LEA);
    const shown = await lea.says("");
    expect(shown.text.split("\n").filter((line) => line !== "")).toEqual([
      "Bonjour, Léa",
      "Sondages qui attendent votre réponse :",
      "Colocation (n° 3) · Plénière · jusqu’au dimanche 17 janvier 2027 à 10 h",
      "Vos prochaines réunions :",
      "jeudi 8 avril 2027 à 18 h · Réunion Plénière (n° 3) · vous n’avez pas répondu",
      "Structure : C.A.F. de la Moselle",
      "Vous êtes dans : Plénière",
      "Langue : français",
      "Relances personnelles : oui",
    ]);
    await lea.says(shown.buttons["Ne plus recevoir de relances"] ?? "");
    await lea.says(shown.buttons["English"] ?? "");
    const changed = await lea.says("");
    expect(changed.text).toContain("Personal reminders : no");
    await lea.says(changed.buttons["Get nudges"] ?? "");
    await lea.says(changed.buttons["Français"] ?? "");
    const back = await lea.says("");
    expect(back.text).toContain("Relances personnelles : oui");
  });

  test("« moi » says the same of them", async () => {
    const { who } = await busyTown();
    const lea = who(LEA);
    const home = await lea.says("");
    const own = await lea.says("moi");
    const lines = own.text.split("\n").filter((line) => line !== "Léa");
    expect(lines.filter((line) => !home.text.includes(line))).toEqual([]);
    expect(home.buttons).toMatchObject(own.buttons);
  });

  test("it says when nothing waits", async () => {
    const town = await network();
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle" });
    expect((await lea.says("")).text).toContain("Rien ne vous attend pour l’instant");
  });

  test("who has not said for whom they speak is asked there", async () => {
    const town = await network();
    const samira = await town.person("Samira");
    await samira.in("logement").says("commission rejoindre");
    expect((await samira.says("")).text).toContain("Pour quelle structure répondez-vous ?");
  });
});

/** What the coordination sees once what was held has left. */
async function claireSees({ town, who }: BusyTown): Promise<Reply> {
  await town.until(town.clock.now() + 3 * MINUTE);
  return who("coordination").says("");
}

describe("what the coordination looks after", () => {
  test("the latest announcements: how they went, and what failed", async () => {
    const busy = await busyTown();
    busy.town.far().shut(channelOf("slack", "logement"), gone);
    await busy.who("coordination").says("annoncer Bonjour --le=jeudi 14 janvier 9h --oui");
    const shown = await claireSees(busy);
    expect(shown.text).toContain("« Bonjour » · part dans 6 salons jeudi 14 janvier 2027 à 9 h");
    expect(shown.text).toContain("« Bonjour » · 5 envoyés, 1 en échec\n");
    expect(shown.text).toContain("« Bonjour » · 1 envoyé\n");
    // Three are enough for a page.
    expect(shown.text).not.toContain("- n° 1 ·");
    const troubles = Object.keys(shown.buttons).filter((label) =>
      label.startsWith("Voir ce qui ne"),
    );
    expect(troubles).toEqual(["Voir ce qui ne va pas (annonce n° 3)"]);
    const detail = await busy.who("coordination").says(shown.buttons[troubles[0] ?? ""] ?? "");
    expect(detail.text).toContain("- #logement (slack) : en échec");
  });

  test("what is said next by the clock", async () => {
    const shown = await claireSees(await busyTown());
    expect(shown.text).toContain(
      "À venir : clôture du sondage « Colocation », dimanche 17 janvier 2027 à 10 h.",
    );
    expect(shown.buttons["Ce qui sera envoyé"]).toBe("network upcoming");
    expect(shown.buttons["Voir si tout fonctionne"]).toBe("network status");
  });

  test("that nothing is sent, after a copy was put back", async () => {
    const busy = await busyTown();
    await busy.town.act(({ health }) => health.pauseNow(busy.town.clock.now()));
    const shown = await busy.who("coordination").says("");
    expect(shown.text).toContain("En pause depuis le dimanche 10 janvier 2027");
    expect((await busy.who(JULIE).says("")).text).not.toContain("En pause");
  });

  test("is nobody else's business", async () => {
    const busy = await busyTown();
    for (const role of ROLES.filter((one) => one !== "coordination")) {
      const { text, buttons } = await busy.who(role).says("");
      expect(text).not.toContain("Les dernières annonces");
      expect(Object.values(buttons)).not.toContain("network status");
    }
  });
});

describe("on the busiest day", () => {
  const WORD = "Préparation de la semaine de la solidarité internationale et des festivités ";

  /** Eight meetings and eight polls, of long names, for one who coordinates and is in every body. */
  async function crowd(): Promise<{ readonly town: Town; readonly claire: Person }> {
    const town = await network();
    const claire = await town.coordination("logement");
    for (const slug of ["emploi", "logement", "sante", "jeunesse"]) {
      const there = claire.in(slug);
      await there.says("commission rejoindre");
      for (const number of [1, 8]) {
        await there.says(`sondage choix "${WORD}${number}" Oui, Non`);
        await there.says(
          `sondage dates "${WORD}${number}" jeudi ${number} avril 18h, mardi 6 avril 14h`,
        );
        await there.says(`réunion fixer jeudi ${number} avril 18h --titre="${WORD}${number}"`);
      }
    }
    for (let count = 0; count < 5; count += 1)
      await claire.says(`annoncer ${WORD.repeat(20)} --oui`);
    return { town, claire };
  }

  test("each page is short, and is one message of Slack", async () => {
    const { town, claire } = await crowd();
    const direct = await town.person("Claire");
    for (const person of [direct, claire.in("logement")]) {
      const { view, text } = await person.says("");
      const messages = render(view, "fr");
      expect(messages).toHaveLength(1);
      const [{ blocks }] = messages as unknown as [{ readonly blocks: readonly unknown[] }];
      expect(blocks.length).toBeLessThanOrEqual(45);
      expect(
        text.split("\n").filter((line) => line.includes("vous n’avez pas")).length,
      ).toBeLessThanOrEqual(6);
    }
    const { text } = await direct.says("");
    expect(text).toContain("et 11 autres sondages");
  });
});

describe("it is found by indexes", () => {
  const BOARDS: Readonly<
    Record<string, (repos: Repositories, body: Body, who: Member) => unknown>
  > = {
    "a body's channel": (repos, body, who) => channelMenu(repos, body, who, 0),
    "a person": (repos, _, who) => personBoard(repos, who, 0),
    "the coordination": (repos) => desk(repos, 0),
  };
  /** One row, about one for each body, or the ids that are asked for. */
  const SMALL = /^SCAN (?:process|animation|json_each\b.*)$/;

  test.each(Object.entries(BOARDS))("%s", async (_, read) => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says("annoncer Bonjour --oui");
    await claire.in("logement").says('sondage dates "Lieu" jeudi 1 avril 18h, mardi 6 avril 14h');
    await claire.in("logement").says("réunion fixer jeudi 4 mars 18h");
    await claire.in("logement").says("commission rejoindre");
    const plans = await plansOf(town.file, (store) =>
      store.read(1, async (repos) => {
        const body = await repos.bodies.bySlug("logement");
        const member = await repos.members.byAccount(claire.account);
        if (body && member) await read(repos, body, member);
      }),
    );
    expect(plans.length).toBeGreaterThan(3);
    expect(plans.filter((plan) => /^SCAN|AUTOMATIC/.test(plan) && !SMALL.test(plan))).toEqual([]);
  });
});
