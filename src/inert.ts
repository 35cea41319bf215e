/** Most texts hold nothing of all that is replaced in them. */
const ACTIVE = /[\p{C}\u2028\u2029]/u;

/** Outside text without what a screen acts on; its line breaks are `\n`, its tabs spaces. */
export function inert(text: string): string {
  if (!ACTIVE.test(text)) return text;
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd");
}

/** Outside text on one line. */
export function oneLine(text: string): string {
  const lines = inert(text);
  return (lines.includes("\n") ? lines.replaceAll(/\s*\n\s*/gu, " ") : lines).trim();
}
