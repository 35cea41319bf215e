/** A figure, a word or a sign of what was typed. */
export interface Token {
  readonly kind: "number" | "word" | "sign";
  /** Folded: lower case, no accents, one dash for all dashes; a line break is `\n`. */
  readonly text: string;
  /** Where it stands in what was typed. */
  readonly from: number;
  readonly to: number;
  /** Nothing stands between it and the token before. */
  readonly tight: boolean;
  /** A word bound to the one before by a hyphen: the two are not read apart. */
  readonly hyphenated: boolean;
}

/** Phones and word processors have many of each; each is one UTF-16 unit, so places do not move. */
const APOSTROPHES = /[’‘ʼ‛`´′]/g;
const DASHES = /[‐‑‒–—―−]/g;
/** Spaces, and signs that show nothing: where they come from a copy, they part words too. */
const BLANKS = "\\t\\v\\f\\p{Zs}\\ufeff\\u00ad\\u200b-\\u200f\\u2060";
const PIECES = new RegExp(`[0-9]+|[\\p{L}\\p{M}]+|[^${BLANKS}]`, "gu");
const LINE_BREAK = /^[\n\r\u0085\u2028\u2029]$/;

/** « - », « • », « 2. » or « 3) » that starts a line of a list. */
const BULLETS = new RegExp(
  `(?<=^|\\n)[${BLANKS}]*(?:[•·*▪◦‣-][${BLANKS}]*(?=\\p{L})|(?:[•·*▪◦‣-]|[0-9]{1,2}[.)])[${BLANKS}]+)`,
  "gu",
);

/** The tokens of a text. Blanks, bullets, apostrophes and the dots of abbreviations are left out. */
export function tokenize(text: string): readonly Token[] {
  const plain = text.replaceAll(APOSTROPHES, "'").replaceAll(DASHES, "-");
  const unlisted = plain.replaceAll(BULLETS, (bullet) => " ".repeat(bullet.length));
  return withoutJoints(cut(unlisted));
}

function cut(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: piece } of text.matchAll(PIECES)) {
    tokens.push({
      kind: kindOf(piece),
      text: LINE_BREAK.test(piece) ? "\n" : fold(piece),
      from: index,
      to: index + piece.length,
      tight: tokens.at(-1)?.to === index,
      hyphenated: false,
    });
  }
  return tokens;
}

function kindOf(piece: string): Token["kind"] {
  if (/^[0-9]/.test(piece)) return "number";
  return /^[\p{L}\p{M}]/u.test(piece) ? "word" : "sign";
}

/** Lower case without accents: « Févr » is `fevr`, the « ᵉʳ » of « 1ᵉʳ » is `er`. */
function fold(piece: string): string {
  return piece
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();
}

/** « aujourd'hui » becomes two words, « dix-huit » two that hold together, « déc. » one. */
function withoutJoints(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let hyphenated = false;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    if (token.text === "'" && follows(token, before, "word")) continue;
    if (token.text === "." && endsAbbreviation(token, before, after)) continue;
    if (token.text === "-" && follows(token, before, "word") && follows(after, token, "sign")) {
      hyphenated = after?.kind === "word";
      if (hyphenated) continue;
    }
    kept.push(hyphenated ? { ...token, hyphenated } : token);
    hyphenated = false;
  }
  return kept;
}

function follows(token: Token | undefined, before: Token | undefined, kind: Token["kind"]) {
  return token?.tight === true && before?.kind === kind;
}

/** « mar. », « p.m. », « 2027. » ; not « 14h.30 » nor « 2.3 », which could be two things. */
function endsAbbreviation(
  dot: Token,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  if (follows(dot, before, "word")) return !(before?.text === "h" && follows(after, dot, "sign"));
  return follows(dot, before, "number") && after?.tight !== true;
}
