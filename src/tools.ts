import { existsSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import type { CommandTree } from "./command-tree.ts";
import { type Refusal, refuse } from "./domain/refusal.ts";
import type { Opened } from "./opening.ts";
import { rehearse } from "./rehearse.ts";
import { type Speech, speech } from "./text.ts";
import { type Text, text, title, type View, view } from "./view.ts";
import { refusalView } from "./views/refusal.ts";
import { instantOf, isWall } from "./when.ts";

/** What the operator's tools work with. */
export interface Toolbox {
  readonly opened: Opened;
  readonly commands: readonly Command[];
  readonly tree: CommandTree;
  readonly version: string;
  /** Epoch ms. */
  readonly now: number;
  /** Shows a part of the answer as soon as it is known. */
  readonly show: (part: View) => void;
}

type Tool = (words: readonly string[], box: Toolbox, speech: Speech) => Promise<View | Refusal>;

/** The operator's tools: on the machine only, never in a chat. */
const tools: Readonly<Record<string, Tool>> = { backup, rehearse: rehearseTool };

/** The tool that a command line names, if it names one. */
export function toolNamed(words: readonly string[]): ((box: Toolbox) => Promise<View>) | undefined {
  const [name = "", ...rest] = words;
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (tool === undefined) return undefined;
  return async (box) => {
    const said = speech(box.opened.territories[0].language);
    const answer = await tool(rest, box, said);
    return "refused" in answer && "params" in answer ? refusalView(answer, said) : answer;
  };
}

/** `backup FILE`: a copy of everything, made while the bot runs, and read back. */
async function backup(
  [file]: readonly string[],
  { opened }: Toolbox,
  { say }: Speech,
): Promise<View | Refusal> {
  if (file === undefined) return refuse("tool.file-missing");
  if (existsSync(file)) return refuse("tool.file-exists", { file });
  await opened.store.copyTo(file);
  return view(
    text(say("tool.backup", { file, kilobytes: Math.ceil(statSync(file).size / 1_000) })),
  );
}

/** `rehearse --from DATE --to DATE`: what would be posted, when and where; nothing is changed. */
async function rehearseTool(
  words: readonly string[],
  box: Toolbox,
  said: Speech,
): Promise<View | Refusal> {
  const { zone } = box.opened.territories[0];
  const { values } = parseArgs({
    args: [...words],
    options: { from: { type: "string" }, to: { type: "string" } },
    strict: false,
  });
  const [from, to] = [values["from"], values["to"]].map((date) =>
    typeof date === "string" ? wallOf(date) : undefined,
  );
  if (from === undefined || to === undefined) return refuse("tool.dates");
  const span = {
    now: box.now,
    from: instantOf({ wall: from, zone }),
    to: instantOf({ wall: to, zone }),
  };
  if (span.to <= span.from)
    return refuse("tool.backwards", { from: { wall: from, zone }, to: { wall: to, zone } });
  let count = 0;
  await rehearse({ ...box, ...box.opened }, span, ({ when, at, view: posted }) => {
    count += 1;
    const where = at.kind === "direct" ? `→ ${at.name}` : `#${at.name}`;
    box.show(dated(posted, [...said.slot(when), ` · ${where} (${at.platform})`]));
  });
  return view(
    text(said.say("tool.rehearsed", { count, from: { wall: from, zone }, to: { wall: to, zone } })),
  );
}

/** A message under its hour and its place, which are its title here. */
function dated({ blocks }: View, head: Text): View {
  const [first, ...others] = blocks;
  const body = first?.block === "title" ? [text(first.text), ...others] : blocks;
  return view(title(head), ...body);
}

/** A day is its first minute. */
function wallOf(date: string): string | undefined {
  return [date, `${date}T00:00`].find(isWall);
}
