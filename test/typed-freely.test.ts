import { expect, test } from "vitest";
import { network } from "./support/town.ts";

const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");

test("an announcement is stopped by its number, however it is written", async () => {
  for (const number of ["1", "#1", "n°1"]) {
    const town = await network();
    const claire = await town.coordination();
    await claire.says("annoncer La plénière est jeudi --oui");
    await claire.says("annoncer Le local change --oui");
    const { text } = await claire.says(`annonce arrêter ${number}`);
    expect(ordinary(text)).toBe("L’annonce n° 1 est arrêtée. Rien n’est parti.");
  }
});
