import { type Refusal, refuse } from "../domain/refusal.ts";

/** Someone, and the partner for whom they speak, as said. */
export interface Introduction {
  readonly name: string;
  readonly partner: string | undefined;
}

/** The surest sign of a partner first: a name may itself hold a « de ». */
const PARTNERS: readonly RegExp[] = [
  /^(?<name>[^,]+),(?<partner>.+)$/su,
  /^(?<name>[^(]+)\((?<partner>[^)]+)\)$/su,
  /^(?<name>.+?)\s+(?:pour|for)\s+(?:(?:la|le|les|the)\s+|l[’'])?(?<partner>.+)$/su,
  /^(?<name>.+?)\s+(?:de\s+la\s+|de\s+l[’']|des\s+|du\s+|de\s+|d[’']|from\s+(?:the\s+)?)(?<partner>.+)$/su,
];

/** « léa », « léa, Secours Catholique », « léa pour la CAF », « léa du Secours Catholique », « léa (CAF) ». */
export function readIntroduction(words: string): Introduction | Refusal {
  for (const form of PARTNERS) {
    const { name, partner } = form.exec(words.trim())?.groups ?? {};
    if (name === undefined || partner === undefined) continue;
    return named(name.trim(), partner.trim());
  }
  return named(words.trim(), undefined);
}

function named(name: string, partner: string | undefined): Introduction | Refusal {
  return /^\p{L}[^,]*$/u.test(name) ? { name, partner } : refuse("terminal.who");
}
