import type { Named } from "../boards/names.ts";
import type { Speech } from "../text.ts";

/** « CAF, ADIL (2) et une autre personne », or nothing; beyond so many names the rest is counted. */
export function peopleInWords(
  { partners, others }: Named,
  { join, line }: Speech,
  most = Number.POSITIVE_INFINITY,
): string {
  const names = partners.map(({ name, people }) => (people > 1 ? `${name} (${people})` : name));
  if (names.length > most + 1)
    return join([
      ...names.slice(0, most),
      line("people.more", { count: names.length - most + others }),
    ]);
  return join(
    others > 0 ? [...names, line("people.others", { count: others, named: names.length })] : names,
  );
}
