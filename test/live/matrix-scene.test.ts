import { describe, expect, test } from "vitest";
import { matrixTown } from "./matrix-town.ts";

describe.each([
  { kind: "plain", encrypted: false },
  { kind: "encrypted", encrypted: true },
])("in a $kind room", ({ encrypted }) => {
  test("from a poll to a meeting, everybody on Matrix", async () => {
    const town = await matrixTown("2027-01-10T10:00", { encrypted });
    const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
    const lea = await town.person("lea", "Léa", "C.A.F. de la Moselle");
    const karim = await town.person("karim", "Karim", "A.D.I.L. 57");

    const opened = await julie.says(
      '!utopia sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 19 février 12h"',
    );
    expect(opened).toContain("Sondage n° 1 ouvert");
    expect(opened).toContain("vendredi 19 février 2027 à 12 h");
    const [posted, ...more] = await town.posted("logement");
    expect(more).toEqual([]);
    expect(posted?.body).toMatch(/^Colocation : quelles dates vous conviennent \?/u);
    expect(posted).toMatchObject({ calls: [], encrypted });

    await lea.reacts(/^Colocation/u, "2 ✅");
    await karim.reacts(/^Colocation/u, "2️⃣");
    expect(await karim.says("Utopia, voter 1 si besoin")).toContain("jeudi 1er avril 2027");
    const [poll, ...others] = await town.posted("logement");
    expect(others).toEqual([]);
    expect(poll?.body).toContain("✅ 0 oui · 🤔 1 si besoin · ❌ 0 non");
    expect(poll?.body).toContain("✅ 2 oui · 🤔 0 si besoin · ❌ 0 non");
    expect(await lea.asides()).toEqual([]);

    await town.until("2027-02-19T12:01");
    const outcome = await lea.person.sees(town.room("logement"), /mardi 6 avril 2027/u);
    expect(outcome.sender).toBe(town.bot);
    expect(await lea.says("!u quand")).toContain("mardi 6 avril 2027 à 14 h");
    await town.until("2027-03-30T09:01");
    const reminders = (await town.posted("logement")).filter(({ body }) =>
      body.startsWith("Dans 7 jours"),
    );
    expect(reminders).toHaveLength(1);
  });
});
