import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import network from "../../data/thionville/network.json" with { type: "json" };
import { partnerKey, partnerName } from "../../src/domain/partner.ts";
import { isZone } from "../../src/when.ts";

const [associations = "", institutions = ""] = readFileSync(
  new URL("thionville-2013.txt", import.meta.url),
  "utf8",
).split("\n");

/** The names of a paragraph, whose last dot is the sentence's, unless it ends initials (« S.P.I.P. »). */
function namesIn(paragraph: string): string[] {
  const list = /\.\p{Lu}\.$/u.test(paragraph) ? paragraph : paragraph.replace(/\.$/, "");
  return list.split(" ; ");
}

function named(kind: string): string[] {
  return network.partners.filter((partner) => partner.kind === kind).map(({ name }) => name);
}

const names = network.partners.map(({ name }) => name);

test("the founding network has 45 associations, 24 institutions, four commissions and a plenary", () => {
  expect(named("association")).toHaveLength(45);
  expect(named("institution")).toHaveLength(24);
  expect(network.partners).toHaveLength(69);
  expect(network.bodies.map(({ slug, kind }) => `${kind} ${slug}`)).toEqual([
    "commission emploi",
    "commission logement",
    "commission sante",
    "commission jeunesse",
    "plenary pleniere",
  ]);
});

test("its partners are named as in the founding document, in its order", () => {
  expect(named("association")).toEqual(namesIn(associations));
  expect(named("institution")).toEqual(namesIn(institutions));
});

test("a sentence's last dot is not a name's, but initials keep theirs", () => {
  expect(names).toContain("Vie Libre");
  expect(names).toContain("S.P.I.P.");
  expect(names).toContain("U.D.A.F.");
});

test("no name can be taken for another, and all are names that people may enter", () => {
  expect(new Set(names.map(partnerKey)).size).toBe(names.length);
  expect(names.map(partnerName)).toEqual(names);
});

test("who animates is told as the document tells it, and named only if it is a partner", () => {
  const animations = network.bodies.flatMap((body) => body.animatedBy);
  const partners = animations.flatMap((one) => ("partner" in one ? [one.partner] : []));

  expect(animations.map(({ described }) => described)).toEqual([
    "un centre social",
    "un foyer de jeunes travailleurs",
    "une association humanitaire",
    "une association familiale",
    "le service municipal de la jeunesse",
  ]);
  expect(partners).toEqual(["Habitat Jeunes des 3 Frontières", "C.C.A.S. / Ville de Thionville"]);
  for (const name of [...partners, network.coordination]) expect(names).toContain(name);
});

test("its zone is a zone", () => {
  expect(isZone(network.zone)).toBe(true);
});
