import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partnerKey } from "../../src/domain/partner.ts";
import { isRefusal, type Refusal } from "../../src/domain/refusal.ts";
import { type PartnerFile, readPartnerCsv } from "../../src/readers/partner-csv.ts";
import { speech } from "../../src/text.ts";

function read(file: string | Uint8Array): PartnerFile {
  const result = readPartnerCsv(Buffer.from(file));
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
}

/** « line: name » of what was read, « line! code » of what was not; the code alone for a whole file. */
function told(file: string | Uint8Array): string[] {
  const result = readPartnerCsv(Buffer.from(file));
  if (isRefusal(result)) return [result.refused];
  const drafts = result.drafts.map(({ line, name }) => `${line}: ${name}`);
  return [...drafts, ...result.faults.map(({ line, refusal }) => `${line}! ${refusal.refused}`)];
}

/** What people read, in both languages; throws if the sentence asks for a parameter that is not given. */
function sentences({ refused, params }: Refusal): string[] {
  return [speech("fr"), speech("en")].map((voice) => voice.line(`refusal.${refused}`, params));
}

const utf8 = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const quoted = (cell: string) => (/[";,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const nameOf = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from("nom;type\nA"), bytes, Buffer.from(";asso\nVie Libre;asso")]);

test("a file as Excel writes it in France", () => {
  const file = [
    "Nom;Type;Signataire;E-mail;Téléphone",
    "Les Restos du Cœur;association;oui;contact@restos.example;03 53 01 23 45",
    '"Centre culturel ""Jacques Brel""";Asso;X;;353012346',
    "C.A.F. de la Moselle;Institution;non;;3230",
    ";;;;",
    "",
  ].join("\r\n");
  const [restos, brel, caf, ...more] = read(file).drafts;

  expect(restos).toEqual({
    line: 2,
    name: "Les Restos du Cœur",
    kind: "association",
    signatory: true,
    email: "contact@restos.example",
    phone: "+33353012345",
  });
  expect(brel).toMatchObject({ line: 3, name: 'Centre culturel "Jacques Brel"', email: null });
  expect(caf).toMatchObject({ line: 4, kind: "institution", signatory: false, phone: "3230" });
  expect([more, read(file).faults]).toEqual([[], []]);
});

describe("columns", () => {
  test.each([
    ["type;nom", "institution;C.A.F."],
    ["NAME,KIND", "C.A.F.,institution"],
    ["Nom\tType", "C.A.F.\tinstitution"],
    [' "Nom" , "Type" ', ' "C.A.F." , "institution" '],
    ["nom;type;", "C.A.F.;institution;"],
    ["\tnom\ttype", "\tC.A.F.\tinstitution"],
    ["tél.;nom;type;courriel", ";C.A.F.;institution"],
    ["phone,signatory,name,type,mail", ",,C.A.F.,institution,"],
  ])("%j are understood", (head, line) => {
    expect(read(`${head}\n${line}`).drafts).toMatchObject([
      { line: 2, name: "C.A.F.", kind: "institution" },
    ]);
  });

  test.each([
    ["", "csv.empty", {}],
    ["\n\n ; ;\n", "csv.empty", {}],
    ["nom;type\n", "csv.empty", {}],
    ["C.A.F.;institution\nA;asso", "csv.no-header", { line: "C.A.F. ; institution" }],
    ["constructor;toString\nA;asso", "csv.no-header", { line: "constructor ; toString" }],
    ["nom;type;ville;adresse\nA;asso;B;C", "csv.unknown-column", { columns: ["ville", "adresse"] }],
    ["nom;type;mail;courriel\nA;asso;;", "csv.column-twice", { columns: ["mail", "courriel"] }],
    ["type;mail\nasso;a@b.fr", "csv.no-name-column", {}],
    ["nom;mail\nA;a@b.fr", "csv.no-kind-column", {}],
    ['nom;"type\nA;asso', "csv.quotes", { line: 1 }],
  ])("%j cannot be read: %s", (file, refused, params) => {
    expect(readPartnerCsv(Buffer.from(file))).toEqual({ refused, params });
  });
});

describe("whether a partner has signed", () => {
  test.each([
    [true, ["oui", "OUI", "Yes", "x", "X", "1", "o", "VRAI", "true"]],
    [false, ["non", "No", "0", "", " ", "n", "FAUX", "false"]],
  ])("%s: %j", (signatory, cells) => {
    const lines = cells.map((cell, index) => `A${index};asso;${cell}`);
    const { drafts } = read(["nom;type;signataire", ...lines].join("\n"));
    expect(drafts.map((draft) => draft.signatory)).toEqual(cells.map(() => signatory));
  });

  test.each(["peut-être", "?", "✓", "2"])("is not guessed from %j", (value) => {
    expect(read(`nom;type;signataire\nA;asso;${value}`).faults).toEqual([
      { line: 2, refusal: { refused: "csv.signatory", params: { value } } },
    ]);
  });
});

describe("encodings", () => {
  const text = "nom;type\nLes Restos du Cœur;association\nL’Écho « 5 € »;association\n";
  // Encoded by hand: Node only decodes this one.
  const windows1252 = text.replace("œ", "\x9C").replace("’", "\x92").replace("€", "\x80");

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, « Texte Unicode »", utf16(text.replaceAll(";", "\t").replaceAll("\n", "\r\n"))],
    ["Windows-1252", Buffer.from(windows1252, "latin1")],
  ])("%s", (_, file) => {
    expect(told(file)).toEqual(["2: Les Restos du Cœur", "3: L’Écho « 5 € »"]);
  });

  test("the upper letters of Windows-1252 are all there, and its unassigned bytes are no letters", () => {
    const unassigned = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    const upper = Array.from({ length: 32 }, (_, index) => 0x80 + index);
    const letters = upper.filter((byte) => !unassigned.includes(byte));

    expect(read(nameOf(Uint8Array.from(letters))).drafts[0]?.name).toBe(
      "A€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ",
    );
    for (const byte of unassigned) {
      expect(told(nameOf(Uint8Array.of(byte)))).toEqual([
        "3: Vie Libre",
        "2! partner.name-control",
      ]);
    }
  });

  test("a damaged character spoils its own line only, where the encoding is known", () => {
    const file = Buffer.concat([Buffer.from("\uFEFF"), nameOf(Uint8Array.of(0xe9))]);
    expect(told(file)).toEqual(["3: Vie Libre", "2! partner.name-control"]);
  });

  test.each([
    ["a workbook of today", Buffer.from("504b030414000600", "hex"), "csv.workbook"],
    ["a workbook of old", Buffer.from("d0cf11e0a1b11ae1", "hex"), "csv.workbook"],
    [
      "an image",
      Buffer.from("89504e470d0a1a0a0000000d49484452000000010000", "hex"),
      "csv.not-text",
    ],
    ["UTF-16 without its mark", Buffer.from(text, "utf16le"), "csv.not-text"],
    ["a megabyte and a byte", Buffer.alloc(1_000_001, "a"), "csv.too-large"],
    ["ten thousand lines and one", Buffer.alloc(10_000, "\n"), "csv.too-large"],
  ])("%s is refused: %s", (_, file, refused) => {
    expect(told(file)).toEqual([refused]);
  });
});

describe("bad lines", () => {
  test("are told with their number and all their reasons, and the others are read", () => {
    const file = [
      "",
      "nom;type;e-mail;téléphone",
      "A.D.I.L. 57;association",
      ";association",
      "",
      "A.I.E.M.;;aiem;12",
      '=HYPERLINK("http://example.org");association',
      '"=HYPERLINK(""http://example.org"")";association',
      "Tremplin;syndicat",
      "Passage;association;;;en trop",
      "Vie\u0000Libre;association",
      "GEM Theo;association;;;;;",
    ].join("\r\n");

    expect(told(file)).toEqual([
      "3: A.D.I.L. 57",
      "12: GEM Theo",
      "4! partner.name-missing",
      "6! partner.kind-missing",
      "6! partner.email",
      "6! partner.phone",
      "7! csv.quotes",
      "8! partner.name-formula",
      "9! partner.kind-unknown",
      "10! csv.extra-cell",
      "11! partner.name-control",
    ]);
  });

  test("a name that comes again is told with its first line, even if that one is bad", () => {
    const { drafts, faults } = read("nom;type\nC.A.F.;\nA.D.I.L.;asso\nCAF;asso\nadil;asso");
    expect(drafts).toMatchObject([{ line: 3, name: "A.D.I.L." }]);
    expect(faults).toEqual([
      { line: 2, refusal: { refused: "partner.kind-missing", params: {} } },
      { line: 4, refusal: { refused: "csv.duplicate", params: { name: "CAF", line: 2 } } },
      { line: 5, refusal: { refused: "csv.duplicate", params: { name: "adil", line: 3 } } },
    ]);
  });

  test.each([
    ["never closed", '"B;asso\nC;asso\nD;asso', ["4: C", "5: D", "3! csv.quotes"]],
    ["closed too early", '"B" bis;asso\nC;asso\nD;asso', ["4: C", "5: D", "3! csv.quotes"]],
    ["in the middle", 'B "bis";asso\nC;asso\nD;asso', ["4: C", "5: D", "3! csv.quotes"]],
    ["met again lines away", '"B;asso\nC;asso\n"D";asso', ["4: C", "5: D", "3! csv.quotes"]],
    ["twice", '"B;asso\n"C;asso\nD;asso', ["5: D", "3! csv.quotes", "4! csv.quotes"]],
    ["on the last line", 'B;asso\nC;asso\n"D;asso', ["3: B", "4: C", "5! csv.quotes"]],
  ])("a quote %s costs its line only", (_, lines, expected) => {
    expect(told(`nom;type\nA;asso\n${lines}`)).toEqual(["2: A", ...expected]);
  });

  test.each(["\n", "\r\n", "\r"])("lines that end in %j are counted as a person does", (end) => {
    const lines = ["nom;type", "", '"Vie', "", 'Libre";asso', "A;asso", " ", '"B', '";asso', "C;"];
    expect(told(lines.join(end))).toEqual([
      "6: A",
      "8: B",
      "3! csv.line-break",
      "10! partner.kind-missing",
    ]);
    expect(read(lines.join(end)).faults[0]?.refusal.params).toEqual({ from: 3, to: 5 });
  });

  test.each(['"', '"a', 'a"a', '"";"', ";a", ";", ""])(
    "ten thousand %j are read in seconds",
    (line) => {
      const start = performance.now();
      readPartnerCsv(Buffer.from(`nom;type\n${Array(9_999).fill(line).join("\n")}`));
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});

test("every refusal has its sentence in both languages, and gives it all that it needs", () => {
  const names = ["A", "A", "", "=1", "?", "a".repeat(121), 'a"', '"x\ny"', "C\0"];
  const lines = names.map((name) => `${name};?;?;?;3,5E+08`).join("\n");
  const { faults } = read(`nom;type;signataire;mail;tel\n${lines}\nB;syndicat;;;;z\nD;asso;;;z`);
  const files = ["", "a", "nom;a", "nom;name", "nom", "type", "PK\u0003\u0004", "\0\0", '"'];
  const refusals = files.map((file) => readPartnerCsv(Buffer.from(file))).filter(isRefusal);

  for (const refusal of [...faults.map((fault) => fault.refusal), ...refusals]) {
    expect(sentences(refusal)).toEqual([
      expect.stringMatching(/\.$/),
      expect.stringMatching(/\.$/),
    ]);
  }
  expect(refusals).toHaveLength(files.length);
});

test("no bytes make it throw", () => {
  const crumb = fc.constantFrom('"', ";", ",", "\t", "\n", "\r", "A", "asso", "é", "\0", " ", "=");
  const crumbs = fc.array(crumb).map((parts) => Buffer.from(`nom;type;tel\n${parts.join("")}`));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), crumbs), (file) => {
      expect(() => readPartnerCsv(file)).not.toThrow();
    }),
    { numRuns: 5_000 },
  );
});

test("what is written is read back, whatever the separator, the encoding and the quotes", () => {
  const letters = fc.constantFrom(...Array.from("ABCéèœÀŸ’'\"«» ;,/&.-01"));
  const partner = fc.record({
    name: fc.string({ unit: letters }).map((rest) => `N${rest}`.trim().replaceAll(/ +/g, " ")),
    kind: fc.constantFrom("association", "institution"),
    signatory: fc.boolean(),
    email: fc.option(fc.constantFrom("contact@asso.example", "a.b+c@mairie-x.fr")),
    phone: fc.option(fc.constantFrom("+33353012345", "+352261234", "3230", "+262692123456")),
  });
  const partners = fc.uniqueArray(partner, {
    minLength: 1,
    selector: ({ name }) => partnerKey(name),
  });
  const separators = fc.constantFrom(";", ",", "\t");
  const ends = fc.constantFrom("\n", "\r\n", "\r");
  const encodings = fc.constantFrom(utf8, utf16);

  fc.assert(
    fc.property(partners, separators, ends, encodings, (list, separator, end, encode) => {
      const rows = list.map(({ name, kind, signatory, email, phone }) =>
        [email ?? "", name, kind, signatory ? "oui" : "", phone ?? ""].map(quoted).join(separator),
      );
      const head = ["Courriel", "Nom", "Type", "Signataire", "Tél."].join(separator);

      expect(readPartnerCsv(encode([head, ...rows].join(end)))).toEqual({
        drafts: list.map((one, index) => ({ line: index + 2, ...one })),
        faults: [],
      });
    }),
    { numRuns: 500 },
  );
});
