import type { Arg } from "../command.ts";
import { excerpt } from "../domain/partner.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { folded } from "./names.ts";
import { readText } from "./text.ts";

const NAME_LENGTH = 80;
const KIND = /^(?:la |the )?commission\s+/iu;

/** The name of a body to be; « commission Culture » is called « Culture ». */
export function bodyName(): Arg<string> {
  return { given: "rest", optional: false, read: readBodyName };
}

function readBodyName(words: string): string | Refusal {
  const name = readText(words.replace(KIND, ""), NAME_LENGTH);
  if (isRefusal(name)) return name;
  return folded(name) === "" ? refuse("commission.name-letters", { name: excerpt(name) }) : name;
}
