import type { HurriedNetwork } from "./hurried-network.ts";
import { type End, Life } from "./life.ts";

/** One life of the bot after the other, on one network in haste. */
export class Lives {
  /** How each ended that should have ended otherwise, in words. */
  readonly wrong: string[] = [];
  readonly #program: string;
  readonly #network: HurriedNetwork;
  #life: Life | undefined;

  constructor(program: string, network: HurriedNetwork) {
    this.#program = program;
    this.#network = network;
  }

  async begin(): Promise<void> {
    const { file, side, haste } = this.#network;
    this.#life = new Life(this.#program, { file, settings: await side.settings(), haste });
    await this.#life.begun;
  }

  /** As a machine that loses its power. */
  async kill(): Promise<void> {
    this.#life?.kill();
    this.#expect(await this.#life?.ended, "SIGKILL");
  }

  /** As a service manager does. */
  async stop(): Promise<void> {
    this.#life?.kill("SIGTERM");
    this.#expect(await this.#life?.ended, 0);
  }

  #expect(end: End | undefined, as: "SIGKILL" | 0): void {
    const how = end?.signal ?? end?.status;
    if (how !== as || end?.stderr !== "") this.wrong.push(`ended with ${how}: ${end?.stderr}`);
  }

  /** Leaves none behind, even where a test was given up. */
  async giveUp(): Promise<void> {
    this.#life?.kill();
    await this.#life?.ended;
  }
}
