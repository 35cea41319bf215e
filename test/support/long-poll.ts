import type { Person } from "./person.ts";
import { network, type Town } from "./town.ts";

const OPTIONS = Array.from({ length: 25 }, (_, index) =>
  `Option ${index + 1} ${"longue ".repeat(8)}`.trim(),
);
export const NUMBERS = OPTIONS.map((_, index) => index + 1);
const PARTNERS = [
  "Croix-Rouge Française",
  "Secours Catholique",
  "Les Restos du Cœur",
  "A.D.I.L. 57",
  "C.A.F. de la Moselle",
  "Habitat Jeunes des 3 Frontières",
  "C.C.A.S. / Ville de Thionville",
];

/** A poll whose message nearly fills one message of the platform, and those who vote in it. */
export async function longPoll(): Promise<{
  readonly town: Town;
  readonly people: readonly Person[];
}> {
  const town = await network();
  await (await town.animation()).says(`sondage choix "Idées" ${OPTIONS.join(", ")} --plusieurs`);
  const people = await Promise.all(
    PARTNERS.map((partner) => town.person(`De ${partner}`, { for: partner, in: "logement" })),
  );
  return { town, people };
}
