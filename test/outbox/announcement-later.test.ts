import { describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/when.ts";
import { ordinary } from "../support/outbox.ts";
import { channelOf } from "../support/places.ts";
import { at, network, type Town } from "../support/town.ts";

const TEXT = "La plénière aura lieu jeudi.";
const CHANNELS = ["emploi", "logement", "sante", "jeunesse", "pleniere"];
const THURSDAY = "jeudi 14 janvier 2027 à 9 h";
const NOTHING = CHANNELS.map(() => 0);
const ONCE = CHANNELS.map(() => 1);

const heard = (town: Town) => CHANNELS.map((slug) => town.channel(slug).length);
const claireOf = (town: Town) => town.coordination();

describe("an announcement for later", () => {
  test("is read back with its weekday and its hour, and nothing is changed by that", async () => {
    const town = await network();
    const claire = await claireOf(town);
    const before = town.digest();
    const place = channelOf("slack", "pleniere");
    const shown = await town
      .far()
      .says(claire.account, place, `annoncer ${TEXT} --le=jeudi 14 janvier 9h`);
    expect(town.digest()).toBe(before);
    const said = ordinary(JSON.stringify(shown));
    expect(said).toContain(`"Elle partira ",{"strong":"${THURSDAY}"},"."`);
    expect(said).toContain("Envoyer à cette heure-là");
  });

  test("leaves at that moment, as the button that confirms it says", async () => {
    const town = await network();
    const claire = await claireOf(town);
    const shown = await claire.says(`annoncer ${TEXT} --le=jeudi 14 janvier 9h`);
    const confirm = shown.buttons["Envoyer à cette heure-là"] ?? "";
    expect(confirm).toBe(`announce "${TEXT}" --at=2027-01-14 09:00 --yes`);
    const held = await claire.says(confirm);
    expect(held.text).toContain(
      `Annonce n° 1 : elle part dans 5 salons ${THURSDAY}. D’ici là, vous pouvez l’arrêter.`,
    );
    await town.until(at("2027-01-14T09:00") - 1);
    expect(heard(town)).toEqual(NOTHING);
    await town.until("2027-01-14T09:00");
    expect(heard(town)).toEqual(ONCE);
    await town.until("2027-01-20T09:00");
    expect(heard(town)).toEqual(ONCE);
  });

  test("is confirmed as it was read back by whoever is spoken to in English", async () => {
    const town = await network();
    const claire = await claireOf(town);
    await claire.says("moi langue anglais");
    const shown = await claire.says("announce Hello --to=logement --at=5 February 9am");
    expect(shown.text).toContain("It will leave on Friday 5 February 2027 at 09:00.");
    const held = await claire.says(shown.buttons["Send at that time"] ?? "");
    expect(held.text).toContain(
      "Announcement 1 leaves on Friday 5 February 2027 at 09:00, for one channel. Until then you can stop it.",
    );
    await town.until("2027-02-05T09:00");
    expect(heard(town)).toEqual([0, 1, 0, 0, 0]);
  });

  test("cannot be confirmed once its moment is past", async () => {
    const town = await network();
    const claire = await claireOf(town);
    const shown = await claire.says(`annoncer ${TEXT} --le=jeudi 14 janvier 9h`);
    await town.until("2027-01-14T09:01");
    const late = await claire.says(shown.buttons["Envoyer à cette heure-là"] ?? "");
    expect(late.refused).toBe("date.past");
    expect(heard(town)).toEqual(NOTHING);
  });

  test("can be stopped for as long as two minutes at least, however near its moment is", async () => {
    const town = await network();
    const claire = await claireOf(town);
    const held = await claire.says(`annoncer ${TEXT} --le=lundi 11 janvier 10h01 --oui`);
    expect(held.text).toContain("elle part dans 5 salons dans deux minutes.");
    await town.until(at("2027-01-11T10:02") - 1);
    expect(heard(town)).toEqual(NOTHING);
    await town.until("2027-01-11T10:02");
    expect(heard(town)).toEqual(ONCE);
  });

  test("does not keep others waiting that are made after it", async () => {
    const town = await network();
    const claire = await claireOf(town);
    await claire.says(`annoncer ${TEXT} --le=jeudi 14 janvier 9h --oui`);
    await claire.says("annoncer Le local est fermé. --oui");
    await town.until("2027-01-11T10:02");
    expect(town.channel("logement")).toEqual([expect.stringContaining("Le local est fermé.")]);
  });
});

describe("the moment that was chosen is kept, and said to disturb", () => {
  test.each([
    ["mercredi 13 janvier 8h", ""],
    ["mercredi 13 janvier 19h59", ""],
    ["mercredi 13 janvier 7h59", " C’est la nuit ou tôt le matin : elle partira quand même"],
    ["mercredi 13 janvier 20h", " C’est le soir : elle partira quand même à cette heure-là."],
    ["dimanche 17 janvier 22h", " C’est le soir : elle partira quand même à cette heure-là."],
    ["dimanche 17 janvier 9h", " C’est un dimanche : elle partira quand même ce jour-là."],
    // A holiday in Moselle, and not in the rest of France.
    ["vendredi 26 mars 9h", " C’est un jour férié : elle partira quand même ce jour-là."],
  ])("%s", async (moment, remark) => {
    const town = await network();
    const shown = await (await claireOf(town)).says(`annoncer ${TEXT} --le=${moment}`);
    const line = shown.text.split("\n").find((one) => one.startsWith("Elle partira"));
    if (remark === "") expect(line).toMatch(/^Elle partira [^.]*\.$/);
    else expect(line).toContain(remark);
  });

  test("a channel that is bound meanwhile gets it too, unless it was stopped", async () => {
    const town = await network();
    const claire = await claireOf(town);
    await claire.says(`annoncer ${TEXT} --le="jeudi 14 janvier 9h" --oui`);
    await claire.says(`annoncer Rien. --le="jeudi 14 janvier 9h" --oui`);
    await claire.says("annonce arrêter #2");
    await claire.in("sante").says("salon dissocier");
    await claire.in("nouveau").says("salon associer santé");
    await town.until("2027-01-14T09:01");
    expect(town.channel("sante")).toHaveLength(0);
    expect(town.channel("nouveau")).toEqual([expect.stringContaining(TEXT)]);
  });

  test("by night too", async () => {
    const town = await network();
    await (await claireOf(town)).says(`annoncer ${TEXT} --le=samedi 16 janvier 23h30 --oui`);
    await town.until("2027-01-16T23:30");
    expect(heard(town)).toEqual(ONCE);
  });
});

/** A town in which an announcement waits for Thursday. */
async function planned() {
  const town = await network();
  const claire = await claireOf(town);
  await claire.says(`annoncer ${TEXT} --le=jeudi 14 janvier 9h --oui`);
  await town.until("2027-01-12T12:00");
  return { town, claire };
}

describe("until an announcement leaves", () => {
  test("its ledger says when it will, and offers to stop it", async () => {
    const { town, claire } = await planned();
    const ledger = await claire.says("annonce liste");
    expect(ledger.text).toContain(`« ${TEXT} » · part dans 5 salons ${THURSDAY}`);
    const detail = await claire.says("annonce liste #1");
    expect(detail.text).toContain(`- #logement (slack) : retenue jusqu’à son heure, ${THURSDAY}`);
    expect(detail.buttons).toEqual({ "Arrêter l’annonce n° 1": "announcement stop #1" });

    const stopped = await claire.says(ledger.buttons["Arrêter l’annonce n° 1"] ?? "");
    expect(stopped.text).toContain("Rien n’est parti");
    await town.until("2027-01-20T09:00");
    expect(heard(town)).toEqual(NOTHING);
    expect((await claire.says("annonce liste")).buttons).toEqual({});
  });

  test("it is among what will be sent, where it will be", async () => {
    const { town, claire } = await planned();
    const upcoming = await (await town.person("Claire")).says("réseau envois-prévus");
    expect(upcoming.text).toMatch(
      /- jeudi 14 janvier 2027 à 9 h · #emploi \(slack\), #logement .* : Annonce de la coordination/,
    );
    const here = await claire.in("logement").says("réseau envois-prévus");
    expect(here.text).toContain("- jeudi 14 janvier 2027 à 9 h · #logement (slack) : Annonce");
  });

  test("it is not corrected: nobody has read it", async () => {
    const { town, claire } = await planned();
    const corrected = await claire.says("annonce rectifier #1 Non, vendredi.");
    expect(corrected.refused).toBe("announcement.to-come");
    expect(corrected.text).toContain(`elle part ${THURSDAY}.`);
    await town.until("2027-01-14T09:00");
    expect((await claire.says("annonce rectifier #1 Non, vendredi.")).refused).toBeUndefined();
  });

  test("the process may be killed: the next one sends it at its hour, once", async () => {
    const { town } = await planned();
    await town.die();
    const next = await network({ after: town });
    await next.until(at("2027-01-14T09:00") - MINUTE);
    expect(heard(next)).toEqual(NOTHING);
    await next.until("2027-01-14T09:00");
    expect(heard(next)).toEqual(ONCE);
  });
});

describe("when nothing ran at its moment", () => {
  const SENT = "5 envoyés";
  const LOST = "0 envoyés, 5 en échec";

  test.each([
    ["it leaves late", "2027-01-14T09:00", 2 * DAY, ONCE, SENT],
    ["it does not leave after three days", "2027-01-14T09:00", 3 * DAY + 1, NOTHING, LOST],
  ])("%s", async (_, moment, late, expected, ledger) => {
    const town = await network();
    await (await claireOf(town)).says(`annoncer ${TEXT} --le=jeudi 14 janvier 9h --oui`);
    await town.die();
    town.clock.set(at(moment) + late);
    const next = await network({ after: town });
    await next.until(next.clock.now() + 5 * MINUTE);
    expect(heard(next)).toEqual(expected);
    expect(ordinary((await (await claireOf(next)).says("annonce liste")).text)).toContain(ledger);
  });
});
