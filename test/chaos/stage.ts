import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { bundle } from "./bundle.ts";
import { Bustle } from "./bustle.ts";
import { FAR_SIDE, FarSideProcess } from "./life.ts";
import { Series } from "./series.ts";
import { peopledNetwork } from "./townsfolk.ts";

const BOT = "test/chaos/bot-process.ts";

/** What the series of one test file share: the programs, the far side, and a network to begin with. */
export class Stage {
  readonly #bot: string;
  readonly #farSide: FarSideProcess;
  readonly #folder: string;
  readonly #series: Series[] = [];
  #networks = 0;

  private constructor(bot: string, farSide: FarSideProcess, folder: string) {
    this.#bot = bot;
    this.#farSide = farSide;
    this.#folder = folder;
  }

  /** @param name of a folder for the programs, which no other test file uses */
  static async set(name: string, ...plugins: readonly Plugin[]): Promise<Stage> {
    const programs = await bundle(name, { bot: BOT, farSide: FAR_SIDE }, ...plugins);
    const folder = mkdtempSync(join(tmpdir(), "utopia-"));
    await peopledNetwork(join(folder, "network.db"));
    return new Stage(programs.bot, new FarSideProcess(programs.farSide), folder);
  }

  /** A network and a world of its own. */
  async series(name: string): Promise<Series> {
    this.#networks += 1;
    const file = join(this.#folder, `${this.#networks}.db`);
    copyFileSync(join(this.#folder, "network.db"), file);
    const series = new Series(this.#bot, await this.#farSide.world(name), new Bustle(file));
    this.#series.push(series);
    return series;
  }

  /** Leaves nothing behind, even where a test was given up. */
  strike(): void {
    for (const series of this.#series) series.giveUp();
    this.#farSide.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
