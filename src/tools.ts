import { isRefusal } from "./domain/refusal.ts";
import { speech } from "./text.ts";
import { backup } from "./tools/backup.ts";
import { discord } from "./tools/discord.ts";
import { matrix } from "./tools/matrix.ts";
import { rehearse } from "./tools/rehearse.ts";
import { restore } from "./tools/restore.ts";
import type { Tool, Toolbox } from "./tools/tool.ts";
import type { View } from "./view.ts";
import { refusalView } from "./views/refusal.ts";

/** The operator's tools: on the machine only, never in a chat. */
const tools: Readonly<Record<string, Tool>> = { backup, discord, matrix, rehearse, restore };

/** The tool that a command line names, if it names one. */
export function toolNamed(words: readonly string[]): ((box: Toolbox) => Promise<View>) | undefined {
  const [name = "", ...rest] = words;
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (tool === undefined) return undefined;
  return async (box) => {
    const answer = await tool(rest, box);
    if (!isRefusal(answer)) return answer;
    return refusalView(answer, speech((await box.open()).territories[0].language));
  };
}
