import { type ChildProcess, fork, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { Incoming } from "../../src/chat.ts";
import type { View } from "../../src/view.ts";
import type { Memory, Turns } from "../fakes/far-side-process.ts";
import type { Birth, Order, Report } from "./bot-process.ts";
import type { LastWords } from "./boundaries.ts";
import type { HurriedBirth } from "./hurried-bot.ts";

/** How a process ended. */
export interface End {
  readonly signal: NodeJS.Signals | null;
  readonly status: number | null;
  readonly lastWords: LastWords | undefined;
  readonly stderr: string;
}

type Asked = Order extends infer One ? (One extends Order ? Omit<One, "id"> : never) : never;

/** The bot in a process of its own, from its start to its death. */
export class Life {
  readonly pid: number;
  readonly ended: Promise<End>;
  /** Settled when it can be spoken to, or is dead. */
  readonly begun: Promise<unknown>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (report: Report | undefined) => void>();
  #last = 0;
  #isEnded = false;

  /** @param birth what the program reads as its first argument */
  constructor(bot: string, birth: Birth | HurriedBirth) {
    this.#child = fork(bot, [JSON.stringify(birth)], { silent: true, execArgv: [] });
    this.pid = this.#child.pid ?? 0;
    const stdout = this.#child.stdout ? text(this.#child.stdout) : "";
    const stderr = this.#child.stderr ? text(this.#child.stderr) : "";
    const closed = new Promise<Pick<End, "status" | "signal">>((settle) =>
      this.#child.once("close", (status, signal) => settle({ status, signal })),
    );
    this.begun = new Promise((settle) => this.#waiting.set(0, settle));
    this.#child.on("message", (report: Report) => this.#settle(report.id, report));
    this.ended = closed.then(async (end) => {
      this.#isEnded = true;
      for (const id of this.#waiting.keys()) this.#settle(id, undefined);
      const words = await stdout;
      const lastWords = words === "" ? undefined : (JSON.parse(words) as LastWords);
      return { ...end, lastWords, stderr: await stderr };
    });
  }

  get isOver(): boolean {
    return this.#isEnded;
  }

  /** Someone types; gives what they are answered, undefined when it died first. */
  async says(incoming: Incoming): Promise<View | undefined> {
    return (await this.#ask({ says: incoming }))?.view;
  }

  /** Lives until an instant (epoch ms). */
  async until(instant: number): Promise<void> {
    await this.#ask({ until: instant });
  }

  kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): void {
    this.#child.kill(signal);
  }

  async stop(): Promise<End> {
    await this.#ask({ stop: true });
    return this.ended;
  }

  #ask(order: Asked): Promise<Report | undefined> {
    this.#last += 1;
    const id = this.#last;
    const reported = new Promise<Report | undefined>((settle) => this.#waiting.set(id, settle));
    // One that is dying answers no more, and ends: that settles what is asked.
    if (this.#isEnded) this.#settle(id, undefined);
    else if (this.#child.connected) this.#child.send({ ...order, id }, () => undefined);
    return reported;
  }

  #settle(id: number, report: Report | undefined): void {
    this.#waiting.get(id)?.(report);
    this.#waiting.delete(id);
  }
}

export const FAR_SIDE = "test/fakes/far-side-process.ts";

/** The far side in a process of its own, which outlives the bot's. */
export class FarSideProcess {
  readonly #port: Promise<string>;
  readonly #child: ChildProcess;

  constructor(program: string) {
    this.#child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdout } = this.#child;
    if (stdout === null) throw new Error("it prints its port");
    this.#port = new Promise((settle) => createInterface(stdout).once("line", settle));
  }

  /** The address of a world on it, which begins empty. */
  async world(name: string): Promise<string> {
    return `http://127.0.0.1:${await this.#port}/${encodeURIComponent(name)}`;
  }

  stop(): void {
    this.#child.stdin?.end();
  }
}

export async function expectTurns(world: string, turns: Turns): Promise<void> {
  await fetch(`${world}/turns`, { method: "POST", body: JSON.stringify(turns) });
}

export async function memoryOf(world: string): Promise<Memory> {
  return (await (await fetch(`${world}/memory`)).json()) as Memory;
}
