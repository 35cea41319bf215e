import { type ChildProcessByStdio, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { onTestFinished } from "vitest";

const MAIN = resolve(import.meta.dirname, "../../dist/main.js");
const PATIENCE = 15_000;

export interface Ended {
  /** Null when it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built Utopia in a process of its own, on a database file. */
export class Utopia {
  /** Settled when it has ended. */
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #stdout = "";
  #stderr = "";

  constructor(file: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, UTOPIA_DB: file, NO_COLOR: "1", ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#stdout += text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    this.ended = new Promise((settle) =>
      this.#child.on("close", (status) =>
        settle({ status, stdout: this.#stdout, stderr: this.#stderr }),
      ),
    );
    onTestFinished(() => void this.#child.kill("SIGKILL"));
  }

  /** Types a line in its conversation. */
  says(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Waits until it has printed this. */
  shows(pattern: RegExp): Promise<void> {
    return this.#until(pattern, () => this.#stdout);
  }

  /** Waits until it has told this to whoever runs it. */
  warns(pattern: RegExp): Promise<void> {
    return this.#until(pattern, () => this.#stderr);
  }

  async #until(pattern: RegExp, printed: () => string): Promise<void> {
    for (let waited = 0; !pattern.test(printed()); waited += 50) {
      if (waited > PATIENCE || this.#child.exitCode !== null)
        throw new Error(`never showed ${pattern}:\n${this.#stdout}\n${this.#stderr}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }

  /** Ends its input, as Ctrl-D does. */
  leave(): Promise<Ended> {
    this.#child.stdin.end();
    return this.ended;
  }

  /** Ends it as a service manager does. */
  stop(): Promise<Ended> {
    this.#child.kill("SIGTERM");
    return this.ended;
  }

  /** Kills it without a word. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }
}

/** Runs one command, as « npm run utopia -- … » does. */
export function utopia(file: string, ...args: readonly string[]): Promise<Ended> {
  return new Utopia(file, args).leave();
}
