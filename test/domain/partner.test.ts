import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  excerpt,
  partnerEmail,
  partnerKey,
  partnerKind,
  partnerName,
  partnerPhone,
} from "../../src/domain/partner.ts";
import { isRefusal } from "../../src/domain/refusal.ts";

describe("two spellings of one name", () => {
  test.each([
    ["C.A.F. de la Moselle", "CAF de la Moselle"],
    ["Les Restos du Cœur", "LES RESTOS DU COEUR"],
    ["Centre Social Les Grands-Chênes", "centre social les grands chenes"],
    ["APOLO'J", "Apolo’J"],
    ["C.C.A.S. / Ville de Thionville", "CCAS – Ville de Thionville"],
    ["Habitat & Humanisme", "Habitat et Humanisme"],
    ["Ecole de la 2e Chance", "École de la 2ᵉ chance"],
    ["Lætitia", "LAETITIA"],
    ["A. P. E. I.", "A.P.E.I."],
    ["Gérontonord", "Ge\u0301rontonord"],
  ])("%s = %s", (one, other) => {
    expect(partnerKey(one)).toBe(partnerKey(other));
  });

  test.each([
    ["Centre Médico Psychologique - 1er Secteur", "Centre Médico Psychologique - 2ème Secteur"],
    ["Préfecture", "Sous-Préfecture"],
    ["A.D.I.L. 57", "A.D.I.L. 54"],
  ])("%s ≠ %s", (one, other) => {
    expect(partnerKey(one)).not.toBe(partnerKey(other));
  });

  test("a key is its own key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(partnerKey(partnerKey(text))).toBe(partnerKey(text));
      }),
    );
  });
});

describe("a name", () => {
  test.each([
    ["Secours Catholique", "Secours Catholique"],
    ["  Mob d’Emploi ", "Mob d’Emploi"],
    ["Vie\u00A0 Libre\u200B", "Vie Libre"],
    ["Ge\u0301rontonord", "Gérontonord"],
    ["Ge\u200B\u0301rontonord", "Gérontonord"],
    ["« Passage »", "« Passage »"],
    ["Collectif « 100\u00A0% Thi »", "Collectif « 100 % Thi »"],
    ["é".repeat(120), "é".repeat(120)],
    ["𝒜".repeat(120), "𝒜".repeat(120)],
  ])("%j is kept as %j", (text, name) => {
    expect(partnerName(text)).toBe(name);
  });

  test.each([
    ["", "partner.name-missing"],
    [" \u00A0\u200B", "partner.name-missing"],
    ["Vie\nLibre", "partner.name-control"],
    ["Vie\tLibre", "partner.name-control"],
    ["Vie\u0000Libre", "partner.name-control"],
    ["Vie\u2028Libre", "partner.name-control"],
    ["Vie\uD800Libre", "partner.name-control"],
    ["G\uFFFDrontonord", "partner.name-control"],
    ['=HYPERLINK("http://example.org")', "partner.name-formula"],
    ["\u200B=1+1", "partner.name-formula"],
    ["@SUM(A1)", "partner.name-formula"],
    ["+1", "partner.name-formula"],
    ["-1", "partner.name-formula"],
    ["＝1+1", "partner.name-formula"],
    ["?!…", "partner.name-letters"],
    ["é".repeat(121), "partner.name-long"],
  ])("%j is refused: %s", (text, refused) => {
    expect(partnerName(text)).toMatchObject({ refused });
  });

  test("is kept as it is when it is read again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = partnerName(text);
        expect(isRefusal(name) ? name : partnerName(name)).toEqual(name);
      }),
    );
  });

  test("that is too long is told with its length", () => {
    expect(partnerName("a".repeat(200))).toMatchObject({ params: { length: 200, limit: 120 } });
  });
});

describe("a kind", () => {
  test.each([
    ["Association", "association"],
    ["ASSO.", "association"],
    ["institution ", "institution"],
    ["Institutionnel", "institution"],
  ])("%j is %s", (text, kind) => {
    expect(partnerKind(text)).toBe(kind);
  });

  test("is not guessed", () => {
    expect(partnerKind(" ")).toMatchObject({ refused: "partner.kind-missing" });
    for (const kind of ["syndicat", "?"]) {
      expect(partnerKind(kind)).toEqual({ refused: "partner.kind-unknown", params: { kind } });
    }
  });
});

describe("an e-mail address", () => {
  const label = "a".repeat(63);

  test.each([
    ["contact@association.fr", "contact@association.fr"],
    [" Contact@Association.FR ", "Contact@association.fr"],
    ["jean.d'arc+utopia@mairie-thionville.fr", "jean.d'arc+utopia@mairie-thionville.fr"],
    ["accueil@école.example", "accueil@école.example"],
    ["a@b.xn--p1ai", "a@b.xn--p1ai"],
    [`${"l".repeat(64)}@a.fr`, `${"l".repeat(64)}@a.fr`],
  ])("%j is kept as %j", (text, email) => {
    expect(partnerEmail(text)).toBe(email);
  });

  test.each([
    "",
    "contact",
    "contact@",
    "@association.fr",
    "contact@association",
    "a@b@c.fr",
    "a b@c.fr",
    "a@b.fr, c@d.fr",
    "Contact <contact@association.fr>",
    ".a@b.fr",
    "a.@b.fr",
    "a..b@c.fr",
    "a@b..fr",
    "a@-b.fr",
    "a@b-.fr",
    "a@127.0.0.1",
    "=cmd@b.fr",
    "-a@b.fr",
    "jérôme@association.fr",
    "a@b.fr\nBcc: c@d.fr",
    "a@b.fr\u0000",
    `${"l".repeat(65)}@a.fr`,
    `a@${label}.${label}.${label}.${label}.fr`,
    `a@${"b".repeat(64)}.fr`,
  ])("%j is refused", (text) => {
    expect(partnerEmail(text)).toMatchObject({ refused: "partner.email" });
  });
});

describe("a telephone number", () => {
  test.each([
    ["03 53 01 23 45", "+33353012345"],
    ["03.53.01.23.45", "+33353012345"],
    ["03. 53. 01. 23. 45", "+33353012345"],
    ["03-53-01-23-45", "+33353012345"],
    ["03‑53‑01‑23‑45", "+33353012345"],
    ["03\u00A053\u202F01 23  45", "+33353012345"],
    ["0353012345", "+33353012345"],
    ["+33 3 53 01 23 45", "+33353012345"],
    ["+33 (0)3 53 01 23 45", "+33353012345"],
    ["+33 03 53 01 23 45", "+33353012345"],
    ["(+33) 3 53 01 23 45", "+33353012345"],
    ["0033 3 53 01 23 45", "+33353012345"],
    ["\u202A+33 3 53 01 23 45\u202C", "+33353012345"],
    ["0 806 00 12 34", "+33806001234"],
    // A spreadsheet took the zero, or the plus.
    ["353012345", "+33353012345"],
    ["33353012345", "+33353012345"],
    // Overseas, as it is dialled in France.
    ["0692 12 34 56", "+262692123456"],
    ["0262 20 12 34", "+262262201234"],
    ["0590 81 23 45", "+590590812345"],
    ["0594 31 23 45", "+594594312345"],
    ["0696 12 34 56", "+596696123456"],
    // Abroad.
    ["+352 26 12 34 56", "+35226123456"],
    ["00352 26 12 34", "+352261234"],
    ["+49 (0)681 123456", "+49681123456"],
    ["+262 692 12 34 56", "+262692123456"],
    // Short numbers have no international form.
    ["3230", "3230"],
    ["36 46", "3646"],
    ["115", "115"],
    ["116 117", "116117"],
  ])("%j is %s", (text, phone) => {
    expect(partnerPhone(text)).toBe(phone);
  });

  test.each([
    "",
    "néant",
    "12",
    "03 53 01 23",
    "03 53 01 23 45 67",
    "03 53 01 23 45 / 06 12 34 56 78",
    "03 53 01 23 45 poste 12",
    "+352 26 12 34 - 26 12 35",
    "352261234",
    "+33 3 53 01 23",
    "+0 353 012 345",
    "+3521234567890123456",
    "=0353012345",
    "٠٣٥٣٠١٢٣٤٥",
  ])("%j is refused", (text) => {
    expect(partnerPhone(text)).toMatchObject({ refused: "partner.phone" });
  });

  test.each(["3,53012E+08", "3.53E+8", "3E+08"])("%j was rounded by a spreadsheet", (text) => {
    expect(partnerPhone(text)).toMatchObject({ refused: "partner.phone-rounded" });
  });

  test("is kept as it is when it is read again", () => {
    const written = fc.stringMatching(/^(?:\+|00?)?[0-9 .()-]{2,18}$/);
    fc.assert(
      fc.property(written, (text) => {
        const phone = partnerPhone(text);
        expect(isRefusal(phone) ? phone : partnerPhone(phone)).toEqual(phone);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("an excerpt", () => {
  test.each([
    ["Vie\nLibre", "Vie Libre"],
    ["Vie\u0000Libre", "Vie\uFFFDLibre"],
    ["\u202EerbiL", "\uFFFDerbiL"],
    ["a".repeat(60), "a".repeat(60)],
    ["a".repeat(61), `${"a".repeat(59)}…`],
    [`${" ".repeat(500)}a`, "…"],
  ])("of %j is %j", (text, quoted) => {
    expect(excerpt(text)).toBe(quoted);
  });
});
