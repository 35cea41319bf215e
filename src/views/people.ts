import type { Named } from "../boards/names.ts";
import type { Speech } from "../text.ts";

/** « CAF, ADIL (2) et une autre personne », or nothing. */
export function peopleInWords({ partners, others }: Named, { join, line }: Speech): string {
  const names = partners.map(({ name, people }) => (people > 1 ? `${name} (${people})` : name));
  return join(
    others > 0 ? [...names, line("people.others", { count: others, named: names.length })] : names,
  );
}
