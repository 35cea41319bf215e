import { type RESTGetAPIApplicationCommandsResult, Routes } from "discord.js";
import type { Command } from "../../src/command.ts";
import type { Log } from "../../src/log.ts";
import type { Rest } from "./rest.ts";
import { sameTree, treeOf } from "./tree.ts";

/** Tells Discord which commands there are, unless it knows. */
export async function deploy(rest: Rest, commands: readonly Command[], log: Log): Promise<void> {
  const route = Routes.applicationCommands(await rest.self());
  const wanted = [treeOf(commands)];
  const deployed = await rest.get<RESTGetAPIApplicationCommandsResult>(route, {
    with_localizations: "true",
  });
  if (sameTree(deployed, wanted)) return;
  await rest.put(route, wanted);
  log.info({ platform: "discord" }, "the commands were deployed");
}
