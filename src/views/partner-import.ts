import type { Sorted } from "../acts/partners.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { CsvFault } from "../readers/partner-csv.ts";
import type { Speech } from "../text.ts";
import { actions, type Block, list, note, text, title, type View, view } from "../view.ts";

const SHOWN = 20;
const RUN_LENGTH = 90;

/** What is wrong with a file, line by line: nothing of it is taken. */
export function faultsOf(faults: readonly CsvFault[], { line: say }: Speech): Refusal {
  const lines = new Set(faults.map(({ line }) => line)).size;
  const reasons = faults.map(({ line, refusal }) =>
    say("import.fault", { line, reason: say(`refusal.${refusal.refused}`, refusal.params) }),
  );
  return refuse("file.bad-lines", { lines, faults: reasons.join("\n") });
}

/** What a file would add, before it does. */
export function rehearsalView(sorted: Sorted, file: string, speech: Speech): View {
  const { say, line } = speech;
  const run = `partner import "${file}" --yes`;
  const isTypeable = run.length <= RUN_LENGTH && !file.includes('"');
  if (sorted.added.length === 0)
    return view(title(say("import.nothing")), ...known(sorted, speech));
  return view(
    title(say("import.rehearsal", { added: sorted.added.length })),
    ...added(sorted, speech),
    ...known(sorted, speech),
    note(say("import.how")),
    isTypeable && actions({ label: line("import.confirm"), run, tone: "primary" }),
  );
}

/** What a file added. */
export function importedView(sorted: Sorted, speech: Speech): View {
  return view(
    title(speech.say("import.done", { added: sorted.added.length })),
    ...added(sorted, speech),
    ...known(sorted, speech),
  );
}

function added({ added: drafts }: Sorted, speech: Speech): readonly Block[] {
  return drafts.length === 0
    ? []
    : [
        list(
          some(
            drafts.map((draft) => draft.name),
            speech,
          ),
        ),
      ];
}

function known({ known: names }: Sorted, speech: Speech): readonly Block[] {
  if (names.length === 0) return [];
  return [text(speech.say("import.known", { known: names.length })), list(some(names, speech))];
}

/** The first names, and how many more there are. */
function some(names: readonly string[], { line }: Speech) {
  const shown = names.slice(0, SHOWN).map((name) => [name]);
  const more = names.length - shown.length;
  return more === 0 ? shown : [...shown, [line("import.more", { count: more })]];
}
