import { describe, expect, test } from "vitest";
import type { ChatFailure } from "../../src/chat.ts";
import { DAY, MINUTE } from "../../src/when.ts";
import { fates, ordinary } from "../support/outbox.ts";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const TEXT = "La plénière aura lieu jeudi 10 juin à 18 h.";
const CHANNELS = ["emploi", "logement", "sante", "jeunesse", "pleniere"];
const gone: ChatFailure = { kind: "refused", code: "channel_gone" };

const heard = (town: Town) => CHANNELS.map((slug) => town.channel(slug).length);
const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);
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
    expect(JSON.stringify(shown)).toContain(TEXT);
  });

  test("it is held for two minutes", async () => {
    const town = await network();
    const claire = await town.coordination();
    const then = town.clock.now();
    await claire.says(`annoncer ${TEXT} --oui`);
    await town.until(then + 2 * MINUTE - 1);
    expect(heard(town)).toEqual([0, 0, 0, 0, 0]);
    expect(ordinary(await ledger(town))).toContain("0 envoyés, 5 en attente");
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
