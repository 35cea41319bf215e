import type { Command } from "../command.ts";
import { example, messageKey, namesOf, shownPath } from "../command-names.ts";
import type { Body } from "../domain/body.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { may, NOBODY, type Standing } from "../domain/rights.ts";
import { folded, nearest } from "../readers/names.ts";
import type { Language, Speech } from "../text.ts";
import { type Block, list, note, text, title, type View, view } from "../view.ts";

type Entries = readonly Command[];

const LANGUAGES: readonly Language[] = ["fr", "en"];
const nounOf = ({ path }: Command): string => path.split(" ")[0] ?? path;

/** What this person can do here, one line a command, by noun. */
export function helpView(
  commands: Entries,
  standing: Standing | undefined,
  body: Body | undefined,
  speech: Speech,
): View {
  const { say, language } = speech;
  const here = commands.filter((command) => may(command.path, standing ?? NOBODY, body));
  const nouns = [...new Set(here.map(nounOf))];
  const linesOf = (noun: string) =>
    here
      .filter((command) => nounOf(command) === noun)
      .map((command) => lineOf(command, language, speech));
  return view(
    title(say("help.title")),
    ...nouns.map((noun): Block => list(linesOf(noun))),
    note(say("help.more")),
  );
}

function lineOf(command: Command, language: Language, { line }: Speech) {
  return [
    { code: shownPath(command.path, language) },
    ` — ${line(messageKey(`command.${command.path}.summary`))}`,
  ];
}

/** How one command is typed. */
export function helpOn(typed: string, commands: Entries, speech: Speech): View | Refusal {
  const key = folded(typed);
  const named = commands.filter((command) =>
    spellings(command).some((name) => folded(name) === key),
  );
  if (named.length > 0) return view(...named.flatMap((command) => [...detail(command, speech)]));
  const shown = commands.flatMap((command) =>
    [nounOf(command), command.path].map((path) => shownPath(path, speech.language)),
  );
  const near = nearest(typed, shown);
  return near.length > 0
    ? refuse("typed.unknown-near", { word: typed, near: { either: near } })
    : refuse("typed.unknown", { word: typed });
}

/** « sondage » names all that polls can do, « sondage dates » one of them, in either language. */
function spellings(command: Command): readonly string[] {
  const nouns = namesIn(nounOf(command));
  const verbs = command.path.includes(" ") ? namesIn(command.path) : [];
  return nouns.flatMap((noun) => [noun, ...verbs.map((verb) => `${noun} ${verb}`)]);
}

/** The names of a noun or of a verb, without what they imply (« je-viens=oui »). */
function namesIn(path: string): readonly string[] {
  return LANGUAGES.flatMap((language) => namesOf(`command.${path}`, language)).map(
    (name) => name.split("=")[0] ?? "",
  );
}

function detail(command: Command, speech: Speech): readonly Block[] {
  const { line, say, language } = speech;
  const options = Object.entries(command.args)
    .filter(([, arg]) => arg.given === "option" || arg.given === "flag")
    .map(([name, arg]) => [
      {
        code: `--${namesOf(`arg.${name}`, language)[0] ?? name}${arg.given === "flag" ? "" : "="}`,
      },
      ` ${line(messageKey(`arg.${name}.summary`))}`,
    ]);
  return [
    title([shownPath(command.path, language)]),
    text([line(messageKey(`command.${command.path}.summary`))]),
    text(say("help.example", { example: example(command, language) })),
    ...(options.length === 0 ? [] : [list(options)]),
  ];
}
