import { describe, expect, test } from "vitest";
import type { ChatFailure } from "../../src/chat.ts";
import { DAY, MINUTE } from "../../src/when.ts";
import { fates, ordinary } from "../support/outbox.ts";
import type { Person } from "../support/person.ts";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const TEXT = "La plénière aura lieu jeudi 10 juin à 18 h.";
const CHANNELS = ["emploi", "logement", "sante", "jeunesse", "pleniere"];
const gone: ChatFailure = { kind: "refused", code: "channel_gone" };

const heard = (town: Town) => CHANNELS.map((slug) => town.channel(slug).length);
const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);
const detail = async (town: Town, who?: Person) =>
  ordinary((await (who ?? (await town.coordination())).says("annonce liste #1")).text);
const ledger = async (town: Town) => (await (await town.coordination()).says("annonce liste")).text;

describe("before an announcement leaves", () => {
  test("it is shown with its audience, and nothing is changed by that", async () => {
    const town = await network();
    const claire = await town.coordination();
    const before = town.digest();
    const place = channelOf("slack", "pleniere");
    const shown = await town.far().says(claire.account, place, `annoncer ${TEXT}`);
    expect(town.digest()).toBe(before);
    await later(town, MINUTE);
    expect(heard(town)).toEqual([0, 0, 0, 0, 0]);
    expect(JSON.stringify(shown)).toContain("pour 5 salons");
    expect(JSON.stringify(shown)).toContain("Une personne a un compte sur leurs plateformes");
    expect(JSON.stringify(shown)).toContain("68 partenaires resteront à appeler");
    expect(JSON.stringify(shown)).toContain(TEXT);
  });

  test("it is held for two minutes", async () => {
    const town = await network();
    const claire = await town.coordination();
    const then = town.clock.now();
    await claire.says(`annoncer ${TEXT} --oui`);
    await town.until(then + 2 * MINUTE - 1);
    expect(heard(town)).toEqual([0, 0, 0, 0, 0]);
    expect(ordinary(await ledger(town))).toContain(
      "part dans 5 salons lundi 11 janvier 2027 à 10 h 02",
    );
    await town.until(then + 2 * MINUTE);
    expect(heard(town)).toEqual([1, 1, 1, 1, 1]);
    expect(ordinary(await ledger(town))).toContain("5 envoyés");
  });

  test("it can be stopped: nothing leaves, then or later", async () => {
    const town = await network();
    const claire = await town.coordination();
    const held = await claire.says(`annoncer ${TEXT} --oui`);
    await later(town, MINUTE);
    const stopped = await claire.says(held.buttons["Arrêter"] ?? "");
    expect(ordinary(stopped.text)).toContain("Rien n’est parti");
    await later(town, DAY);
    expect(heard(town)).toEqual([0, 0, 0, 0, 0]);
    expect(ordinary(await ledger(town))).toContain("arrêtée");
    expect(await fates(town, "announcement")).toEqual(CHANNELS.map(() => "skipped: stopped"));
  });

  test("the process may be killed: the next one sends it, once", async () => {
    const town = await network();
    await (await town.coordination()).says(`annoncer ${TEXT} --oui`);
    await town.die();
    const next = await network({ after: town });
    await later(next, 3 * MINUTE);
    expect(heard(next)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe("once an announcement has left", () => {
  test("it is too late to stop it", async () => {
    const town = await network();
    const claire = await town.coordination();
    const held = await claire.says(`annoncer ${TEXT} --oui`);
    await later(town, 2 * MINUTE);
    expect((await claire.says(held.buttons["Arrêter"] ?? "")).refused).toBe("announcement.gone");
    expect(heard(town)).toEqual([1, 1, 1, 1, 1]);
    expect(ordinary(await ledger(town))).not.toContain("arrêtée");
  });

  test("its ledger counts who was reached, and its failures are tried again until they stand", async () => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says(`annoncer ${TEXT} --oui`);
    town.far().fail(gone);
    town.far().fail(gone);
    await later(town, 2 * MINUTE);
    expect(heard(town).filter((count) => count === 1)).toHaveLength(3);
    const shown = await claire.says("annonce liste");
    expect(ordinary(shown.text)).toContain("3 envoyés, 2 en échec");
    expect(claire.reads()).toHaveLength(2);

    town.far().fail(gone);
    await claire.says(shown.buttons["Réessayer les échecs (n° 1)"] ?? "");
    expect(ordinary(await ledger(town))).toContain("4 envoyés, 1 en échec");
    // What fails again is said again: whoever tried must know.
    expect(claire.reads()).toHaveLength(3);

    await claire.says("annonce réessayer #1");
    expect(heard(town)).toEqual([1, 1, 1, 1, 1]);
    expect((await claire.says("annonce réessayer #1")).refused).toBe("announcement.nothing-failed");
  });

  test("a correction is a new message, and leaves the first as it was", async () => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says(`annoncer ${TEXT} --oui`);
    await later(town, 2 * MINUTE);
    await claire.says("annonce rectifier #1 Elle aura lieu à 18 h 30.");
    expect(heard(town)).toEqual([1, 1, 1, 1, 1]);
    await later(town, 2 * MINUTE);
    expect(heard(town)).toEqual([2, 2, 2, 2, 2]);
    const [first = "", second = ""] = town.channel("logement");
    expect(ordinary(first)).toContain("à 18 h.");
    expect(ordinary(second)).toMatch(/^RECTIFICATIF[^]*18 h 30/);
    expect(town.far().requests.filter(({ act }) => act === "edit")).toEqual([]);
  });
});

describe("the ledger of one announcement", () => {
  test("says of each channel what became of it, when and why", async () => {
    const town = await network();
    const claire = await town.coordination();
    const far = town.far();
    const shut = (slug: string, failure: ChatFailure) =>
      far.shut(channelOf("slack", slug), failure);
    await claire.says(`annoncer ${TEXT} --oui`);
    expect(await detail(town)).toContain(
      "#emploi (slack) : retenue jusqu’à son heure, lundi 11 janvier 2027 à 10 h 02",
    );
    shut("logement", gone);
    shut("sante", { kind: "limited", retryAfter: 30 * MINUTE });
    far.isBlind = true;
    shut("jeunesse", { kind: "ambiguous", code: "timeout" });
    await later(town, 5 * MINUTE);
    const shown = await claire.says("annonce liste #1");
    expect(ordinary(shown.text).split("\n").slice(0, 7)).toEqual([
      "Annonce n° 1, lundi 11 janvier 2027 à 10 h",
      TEXT,
      "- #emploi (slack) : envoyée lundi 11 janvier 2027 à 10 h 02",
      "- #logement (slack) : en échec lundi 11 janvier 2027 à 10 h 02 (le salon n’existe plus, ou Utopia n’y est plus)",
      "- #sante (slack) : à envoyer (la plateforme demande d’attendre)",
      expect.stringMatching(
        /^- #jeunesse \(slack\) : incertaine.*\(la plateforme ne peut pas dire si c’est arrivé\) ; regardez avant de renvoyer$/,
      ),
      "- #pleniere (slack) : envoyée lundi 11 janvier 2027 à 10 h 02",
    ]);
    far.open(channelOf("slack", "logement"));
    await claire.says(shown.buttons["Réessayer les échecs (n° 1)"] ?? "");
    expect(await detail(town)).toContain("#logement (slack) : envoyée");
  });

  test("names the partners that nothing reaches, as many as can be called at a sitting", async () => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says('partenaire modifier "A.D.I.L. 57" --téléphone="03 82 00 00 00"');
    await claire.says(`annoncer ${TEXT} --oui`);
    await later(town, 5 * MINUTE);
    const shown = await detail(town);
    expect(shown).toContain(
      "À appeler : 68 partenaires n’ont personne sur une plateforme où l’annonce arrive.",
    );
    expect(shown).toContain("- A.D.I.L. 57 · 03 82 00 00 00");
    expect(shown).toContain("- et 56 autres");
    // Whoever may not call sees no number.
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
    const seen = await detail(town, lea);
    expect(seen).toContain("À appeler : 67 partenaires");
    expect(seen).toContain("- A.D.I.L. 57\n");
    expect(seen).not.toContain("03 82");
    expect(seen).toContain("ne sont montrés qu’à la coordination et aux animations");
  });

  test("counts for a commission its members, its animation, and those who answered by telephone", async () => {
    const town = await network({ on: ["slack", "discord"] });
    const julie = await town.animation();
    const paul = await town.person("Paul", { for: "Secours Catholique", in: "logement" });
    const marc = await town.person("Marc", { for: "A.D.I.L. 57", in: "logement", on: "discord" });
    await paul.says("commission rejoindre");
    await marc.says("commission rejoindre");
    await julie.says('sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h');
    await julie.says('voter 1 oui --pour="Les Restos du Cœur"');
    town.far("discord").shut(channelOf("discord", "logement"));
    await julie.says("annoncer Bonjour --à=logement --oui");
    await later(town, 5 * MINUTE);
    expect((await detail(town, julie)).split("À appeler")[1]).toBe(
      ` : 2 partenaires de « Logement » n’ont personne sur une plateforme où l’annonce arrive.
- A.D.I.L. 57 · ni téléphone ni e-mail notés
- Les Restos du Cœur · ni téléphone ni e-mail notés`,
    );
  });

  test("leaves nobody to call when the announcement was stopped", async () => {
    const town = await network();
    const claire = await town.coordination();
    const held = await claire.says(`annoncer ${TEXT} --oui`);
    await claire.says(held.buttons["Arrêter"] ?? "");
    const shown = await detail(town);
    expect(shown).toContain("#emploi (slack) : non envoyée (annonce arrêtée)");
    expect(shown).not.toContain("À appeler");
  });

  test("that came too late is retried as what failed is", async () => {
    const town = await network();
    const claire = await town.coordination();
    await claire.says("annoncer Bonjour --à=logement --oui");
    const place = channelOf("slack", "logement");
    town.far().shut(place, { kind: "limited", retryAfter: 4 * DAY });
    await later(town, 5 * DAY);
    expect(await detail(town)).toContain("en échec");
    expect(ordinary(await ledger(town))).toContain("0 envoyés, 1 en échec");
    town.far().open(place);
    await claire.says("annonce réessayer #1");
    expect(town.channel("logement")).toHaveLength(1);
  });
});
