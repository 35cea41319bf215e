import type { Account, Place } from "./chat.ts";
import { type CommandLine, retyped } from "./command-line.ts";
import { isRefusal, type Refusal } from "./domain/refusal.ts";
import { OPERATOR } from "./founding.ts";
import type { House } from "./house.ts";
import { readIntroduction } from "./readers/introduction.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { speech } from "./text.ts";
import type { View } from "./view.ts";
import { refusalView } from "./views/refusal.ts";

/** Runs one command as the local operator, or as whoever `--as` names, and gives what it answers. */
export async function runCommand(line: CommandLine, house: House, town: Rehearsal): Promise<View> {
  const refused = (refusal: Refusal) => refusalView(refusal, speech(town.language));
  const from: Account | Refusal =
    line.as === undefined ? OPERATOR : await introduced(line.as, town);
  if (isRefusal(from)) return refused(from);
  const place: Place | Refusal =
    line.in === undefined ? town.direct(from) : await town.enter(line.in);
  if (isRefusal(place)) return refused(place);
  return house.bot.answer({ from, place, words: retyped(line.words) });
}

async function introduced(words: string, town: Rehearsal): Promise<Account | Refusal> {
  const introduction = readIntroduction(words);
  return isRefusal(introduction)
    ? introduction
    : town.meet(introduction.name, introduction.partner);
}

/** 0 done, 1 refused, 2 a fault of ours. */
export function exitStatus(answer: View): 0 | 1 | 2 {
  if (answer.fault !== undefined) return 2;
  return answer.refused === undefined ? 0 : 1;
}
