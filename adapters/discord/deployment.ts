import { type RESTGetAPIApplicationCommandsResult, Routes } from "discord.js";
import type { Command } from "../../src/command.ts";
import type { Log } from "../../src/log.ts";
import { HOUR, MINUTE } from "../../src/when.ts";
import type { Rest } from "./rest.ts";
import { sameTree, treeOf } from "./tree.ts";

interface Deploying {
  readonly rest: Rest;
  readonly commands: readonly Command[];
  readonly log: Log;
}

/** Tells Discord which commands there are, once in the life of this process, and unless it knows. */
export class Deployment {
  readonly #parts: Deploying;
  #isDone = false;
  #underWay: Promise<void> | undefined;
  #next: NodeJS.Timeout | undefined;
  #pause = MINUTE;

  constructor(parts: Deploying) {
    this.#parts = parts;
  }

  /** To be called once Discord is there. What fails is tried again after pauses that grow. */
  begin(): Promise<void> {
    if (this.#isDone) return Promise.resolve();
    clearTimeout(this.#next);
    this.#underWay ??= this.#try().finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  async #try(): Promise<void> {
    const { log } = this.#parts;
    try {
      await deploy(this.#parts);
      this.#isDone = true;
    } catch (error) {
      log.warn({ platform: "discord", err: error }, "the commands could not be deployed");
      this.#next = setTimeout(() => void this.begin(), this.#pause).unref();
      this.#pause = Math.min(HOUR, this.#pause * 2);
    }
  }

  close(): void {
    this.#isDone = true;
    clearTimeout(this.#next);
  }
}

async function deploy({ rest, commands, log }: Deploying): Promise<void> {
  const route = Routes.applicationCommands(await rest.self());
  const wanted = [treeOf(commands)];
  const deployed = await rest.get<RESTGetAPIApplicationCommandsResult>(route, {
    with_localizations: "true",
  });
  if (sameTree(deployed, wanted)) return;
  await rest.put(route, wanted);
  log.info({ platform: "discord" }, "the commands were deployed");
}
