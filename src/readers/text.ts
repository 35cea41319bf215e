import { excerpt } from "../domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";

/** Controls that a screen may act on, half characters, and the marks that turn the direction of what follows. */
const UNSHOWABLE = /(?![\n\t\r])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffd]/u;

/** What parts words, but for the no-break spaces that somebody took care to type. */
const BREAKS = /[^\S\u00a0\u202f]+/gu;

/** Spaces, and the formatting marks that show nothing. */
const BLANK = /^[\s\p{Cf}]*$/u;

/** Free text of at most `most` characters; line breaks are kept only where `lines` allows them. */
export function readText(
  words: string,
  most: number,
  lines: "one" | "many" = "one",
): string | Refusal {
  const typed = words.normalize("NFC").replaceAll("\r\n", "\n").trim();
  const text = lines === "many" ? typed : typed.replaceAll(BREAKS, " ");
  if (BLANK.test(text)) return refuse("text.empty");
  if (UNSHOWABLE.test(text)) return refuse("text.unshowable", { text: excerpt(text) });
  const length = Array.from(text).length;
  if (length > most) return refuse("text.too-long", { text: excerpt(text), length, most });
  return text;
}

/** Several short texts, one a line or separated by commas or semicolons. */
export function readLabels(words: string, most: number): readonly string[] | Refusal {
  const separator = /\n/u.test(words.trim()) ? /\n+/u : /[,;]/u;
  const labels: string[] = [];
  for (const part of words.split(separator)) {
    const cleaned = part.replace(/^\s*[-•*]\s+/u, "");
    if (BLANK.test(cleaned)) continue;
    const label = readText(cleaned, most);
    if (isRefusal(label)) return label;
    labels.push(label);
  }
  return labels.length === 0 ? refuse("text.empty") : labels;
}
