import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Python, type Running, run, seenBy } from "./python.ts";
import { type Limits, synapseFiles } from "./synapse-settings.ts";

const PATIENCE = 90_000;

const HOMESERVER = "synapse.app.homeserver";
/** Its clock is put back before anything of it reads one. */
const behind = (seconds: number) =>
  `import runpy, time; real = time.time; time.time = lambda: real() - ${seconds}; runpy.run_module("${HOMESERVER}", run_name="__main__", alter_sys=True)`;

/** A Synapse of our own on loopback, which starts, dies and comes back on the same data. */
export class Synapse {
  readonly url: string;
  readonly secret = randomUUID();
  readonly #python: Python;
  readonly #folder: string;
  #running: Running | undefined;
  #printed = "";

  private constructor(python: Python, port: number, limits: Limits) {
    this.#python = python;
    this.url = `http://127.0.0.1:${port}`;
    const near = join(python.root, tmpdir());
    mkdirSync(near, { recursive: true });
    this.#folder = mkdtempSync(join(near, "utopia-synapse-"));
    const files = synapseFiles(this.#inside, { port, secret: this.secret, limits });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.#folder, name), text);
  }

  /** A new one, on data of its own. */
  static async start(python: Python, limits: Limits = "raised", late = 0): Promise<Synapse> {
    const synapse = new Synapse(python, await freePort(), limits);
    try {
      await synapse.#ended(synapse.#run(0, "--generate-keys"));
      await synapse.starts(late);
    } catch (error) {
      await synapse.discard();
      throw error;
    }
    return synapse;
  }

  /** Its folder, as it names it itself. */
  get #inside(): string {
    return seenBy(this.#python, this.#folder);
  }

  #run(late: number, ...more: readonly string[]): Running {
    const file = join(this.#inside, "homeserver.yaml");
    const program = late === 0 ? ["-m", HOMESERVER] : ["-c", behind(late / 1_000)];
    const running = run(this.#python, [...program, "-c", file, ...more]);
    for (const output of [running.stdout, running.stderr])
      output.on("data", (text: string) => {
        this.#printed = (this.#printed + text).slice(-4_000);
      });
    return running;
  }

  /** Runs, on the data that there are, its clock so many ms late; settled when it answers. */
  async starts(late = 0): Promise<void> {
    const running = this.#run(late);
    this.#running = running;
    const until = performance.now() + PATIENCE;
    while (!(await this.#answers())) {
      if (running.exitCode !== null || performance.now() > until)
        throw new Error(`Synapse did not start:\n${this.#printed}`);
      await setTimeout(100);
    }
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/_matrix/client/versions`)).ok;
    } catch {
      return false;
    }
  }

  /** Ends it as a service manager does. */
  stops(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Kills it without a word. */
  isKilled(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    running.kill(signal);
    await this.#ended(running);
  }

  #ended(running: Running): Promise<void> {
    return new Promise((settle, fail) => {
      running.once("error", fail);
      if (running.exitCode !== null || running.signalCode !== null) settle();
      else running.once("close", () => settle());
    });
  }

  /** Ends it for good, and its data with it. */
  async discard(): Promise<void> {
    await this.isKilled();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
