import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import {
  excerpt,
  type PartnerKind,
  partnerEmail,
  partnerKey,
  partnerKind,
  partnerName,
  partnerPhone,
} from "../domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";

/** A partner as a line of the file gives it; `line` counts as a text editor does, from 1. */
interface PartnerDraft {
  readonly line: number;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly signatory: boolean;
  readonly email: string | null;
  readonly phone: string | null;
}

/** One thing wrong with one line; a line that has several is named once for each. */
export interface CsvFault {
  readonly line: number;
  readonly refusal: Refusal;
}

/** Drafts and faults, each in the order of the file; every line that is not blank is in one of them. */
export interface PartnerFile {
  readonly drafts: readonly PartnerDraft[];
  readonly faults: readonly CsvFault[];
}

type Row = { readonly line: number; readonly cells: readonly string[] };
type Place = { readonly offset: number; readonly line: number };
type Column = "name" | "kind" | "signatory" | "email" | "phone";

/** A town has some hundreds of partners, of about 100 bytes each; a faulty line takes 40 µs to read. */
const FILE_BYTES = 1_000_000;
const FILE_LINES = 10_000;

/** Excel in French writes semicolons, in English commas; its « Texte Unicode » has tabs. */
const SEPARATORS = [";", ",", "\t"] as const;

/** How people head the columns, by `partnerKey`: « E-mail », « Tél. » and « TÉLÉPHONE » too. */
const HEADINGS: readonly (readonly [Column, readonly string[]])[] = [
  ["name", ["nom", "name"]],
  ["kind", ["type", "kind"]],
  ["signatory", ["signataire", "signatory"]],
  ["email", ["email", "courriel", "mail"]],
  ["phone", ["telephone", "tel", "phone"]],
];

/** Excel in French writes its booleans VRAI and FAUX. */
const YES = new Set(["oui", "o", "yes", "y", "x", "1", "vrai", "true"]);
const NO = new Set(["non", "n", "no", "0", "faux", "false"]);

/** What a workbook begins with: a ZIP archive (.xlsx, .ods), or Microsoft’s compound file (.xls). */
const WORKBOOK = /^(?:504b0304|d0cf11e0)/;

/** Windows-1252 from 0x80 to 0x9F, where alone it differs from Latin-1 (WHATWG, index-windows-1252). */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/**
 * Reads the partners of a CSV file, as Excel and LibreOffice export it in France: columns named
 * in French or English, in any order; semicolons, commas or tabs; UTF-8, UTF-16 or Windows-1252.
 * A bad line costs itself only. The refusal of the whole says why no line could be read. A name
 * counts from the first line that bears it, even if that line has another fault.
 */
export function readPartnerCsv(bytes: Uint8Array): PartnerFile | Refusal {
  const text = textOf(bytes);
  if (isRefusal(text)) return text;

  const [head, ...rows] = rowsOf(text, separatorOf(text));
  if (!head) return refuse("csv.empty");
  if ("refusal" in head) return head.refusal;

  const columns = columnsOf(head);
  if (isRefusal(columns)) return columns;
  return rows.length === 0 ? refuse("csv.empty") : fileOf(rows, columns);
}

function fileOf(
  rows: readonly (Row | CsvFault)[],
  columns: readonly (Column | null)[],
): PartnerFile {
  const drafts: PartnerDraft[] = [];
  const faults: CsvFault[] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const read = "refusal" in row ? [row.refusal] : draftOf(row, columns, firstLines);
    if ("line" in read) drafts.push(read);
    else faults.push(...read.map((refusal) => ({ line: row.line, refusal })));
  }
  return { drafts, faults };
}

/** The draft of a row, or all that is wrong with it. Notes in `firstLines` where each name was first met. */
function draftOf(
  { line, cells }: Row,
  columns: readonly (Column | null)[],
  firstLines: Map<string, number>,
): PartnerDraft | Refusal[] {
  const stray = cells.find((cell, index) => cell !== "" && !columns[index]);
  // The cells are shifted from somewhere on: what they seem to say would mislead.
  if (stray !== undefined) return [refuse("csv.extra-cell", { text: excerpt(stray) })];

  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  const name = firstOfItsName(partnerName(cell("name")), line, firstLines);
  const kind = partnerKind(cell("kind"));
  const signatory = signatoryOf(cell("signatory"));
  const email = cell("email") === "" ? null : partnerEmail(cell("email"));
  const phone = cell("phone") === "" ? null : partnerPhone(cell("phone"));

  const faults = [name, kind, signatory, email, phone].filter(isRefusal);
  if (isRefusal(name) || isRefusal(kind) || isRefusal(signatory)) return faults;
  if (isRefusal(email) || isRefusal(phone)) return faults;
  return { line, name, kind, signatory, email, phone };
}

function firstOfItsName(
  name: string | Refusal,
  line: number,
  firstLines: Map<string, number>,
): string | Refusal {
  if (isRefusal(name)) return name;
  const first = firstLines.get(partnerKey(name));
  if (first !== undefined) return refuse("csv.duplicate", { name: excerpt(name), line: first });
  firstLines.set(partnerKey(name), line);
  return name;
}

function signatoryOf(cell: string): boolean | Refusal {
  if (YES.has(partnerKey(cell))) return true;
  if (cell === "" || NO.has(partnerKey(cell))) return false;
  return refuse("csv.signatory", { value: excerpt(cell) });
}

/** What each column holds, null for one without a heading. */
function columnsOf({ cells }: Row): readonly (Column | null)[] | Refusal {
  const columns = cells.map(columnOf);
  if (!columns.some(Boolean)) return refuse("csv.no-header", { line: excerpt(cells.join(" ; ")) });

  const unknown = cells.filter((cell, index) => cell !== "" && !columns[index]);
  if (unknown.length > 0) return refuse("csv.unknown-column", { columns: unknown.map(excerpt) });

  const shared = cells.filter((_, at) => {
    const column = columns[at];
    return column && columns.indexOf(column) !== columns.lastIndexOf(column);
  });
  if (shared.length > 0) return refuse("csv.column-twice", { columns: shared.map(excerpt) });

  if (!columns.includes("name")) return refuse("csv.no-name-column");
  return columns.includes("kind") ? columns : refuse("csv.no-kind-column");
}

function columnOf(heading: string): Column | null {
  const key = partnerKey(heading);
  return HEADINGS.find(([, words]) => words.includes(key))?.[0] ?? null;
}

/** The separator that makes the most known columns of the first line; none being better, a semicolon. */
function separatorOf(text: string): string {
  const [head = ""] = text.trimStart().split("\n", 1);
  const known = (separator: string) => head.split(separator).filter(columnOf).length;
  return SEPARATORS.reduce((best, other) => (known(other) > known(best) ? other : best));
}

/**
 * The rows that are not blank, their cells trimmed. A quote that is out of place costs its line
 * only: a parser would go on to the next quote, lines away, so reading starts again one line below.
 */
function rowsOf(text: string, separator: string): (Row | CsvFault)[] {
  const bytes = Buffer.from(text);
  const rows: (Row | CsvFault)[] = [];
  let start: Place = { offset: 0, line: 1 };
  while (start.offset < bytes.length) {
    const broken = readRows(bytes, separator, start, rows);
    if (!broken) break;
    rows.push({ line: broken.line, refusal: refuse("csv.quotes", { line: broken.line }) });
    const end = bytes.indexOf("\n", broken.offset);
    start = { offset: end === -1 ? bytes.length : end + 1, line: broken.line + 1 };
  }
  return rows;
}

/** Adds to `rows` those from `start` to the first whose quotes are out of place: where it begins, or null. */
function readRows(
  bytes: Buffer,
  delimiter: string,
  start: Place,
  rows: (Row | CsvFault)[],
): Place | null {
  let place = start;
  try {
    parse(bytes.subarray(start.offset), {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      trim: true,
      on_record: (fields: string[], info) => {
        const row = rowOf(fields, place.line, start.line + info.lines - 1);
        if (row) rows.push(row);
        place = { offset: start.offset + info.bytes, line: start.line + info.lines };
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof CsvError) return place;
    throw error;
  }
}

/** Null for a row of empty cells: blank lines, and the « ;;;; » that spreadsheets leave. */
function rowOf(fields: readonly string[], line: number, last: number): Row | CsvFault | null {
  const cells = fields.map((field) => field.trim());
  if (cells.every((cell) => cell === "")) return null;
  if (!cells.some((cell) => cell.includes("\n"))) return { line, cells };
  return { line, refusal: refuse("csv.line-break", { from: line, to: last }) };
}

/** The file’s text, each of its lines ended by "\n". */
function textOf(bytes: Uint8Array): string | Refusal {
  if (bytes.length > FILE_BYTES) return refuse("csv.too-large");
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (WORKBOOK.test(start)) return refuse("csv.workbook");

  const lines = decoded(bytes, start).split(/\r\n?|\n/);
  const text = lines.join("\n");
  // An image, or UTF-16 without its mark, has dozens a line; a stray one is its own line’s fault.
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (controls > lines.length) return refuse("csv.not-text");
  return lines.length > FILE_LINES ? refuse("csv.too-large") : text;
}

/** A file that names its encoding is believed: where it is damaged, U+FFFD spoils that line only. */
function decoded(bytes: Uint8Array, start: string): string {
  if (start.startsWith("fffe")) return new TextDecoder("utf-16le").decode(bytes);
  if (start.startsWith("efbbbf") || isUtf8(bytes)) return new TextDecoder().decode(bytes);
  // By hand: TextDecoder takes Windows-1252 for Latin-1 on Node 20.18.3 to 24 (nodejs/node#56542).
  return Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/[\u0080-\u009F]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c);
}
