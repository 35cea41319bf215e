import { setTimeout } from "node:timers/promises";
import type { Plugin } from "esbuild";
import { onTestFinished } from "vitest";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import type { Standing } from "../fakes/far-side-process.ts";
import { temporaryFile } from "../support/files.ts";
import { bundle } from "./bundle.ts";
import { hurried } from "./haste.ts";
import { type HurriedNetwork, networkInHaste } from "./hurried-network.ts";
import { Lives } from "./lives.ts";
import { reckoning } from "./reckoning.ts";
import type { Moment, Storm } from "./storm.ts";
import { StormBustle } from "./storm-bustle.ts";
import type { Stormy, StormyPlatform } from "./stormy-platform.ts";

const LOOK_EVERY = 5;
/** What did not come within so long never does (ms). */
const LONG = 120_000;

/** The bot on one platform, in a storm. */
export class StormSeries<Gust extends string> {
  /** How many messages and edits the deaths have left in the middle. */
  interrupted = 0;
  readonly network: HurriedNetwork<StormyPlatform<Gust>>;
  readonly #lives: Lives;
  readonly #bustle: StormBustle;

  private constructor(program: string, network: HurriedNetwork<StormyPlatform<Gust>>) {
    this.network = network;
    this.#lives = new Lives(program, network);
    this.#bustle = new StormBustle(network);
  }

  /** @param folder for the program, which no other test file uses */
  static async on<Gust extends string>(
    stormy: Stormy<Gust>,
    folder: string,
    ...plugins: readonly Plugin[]
  ): Promise<StormSeries<Gust>> {
    const { program } = await bundle(folder, { program: stormy.bot }, ...plugins);
    const network = await networkInHaste(temporaryFile(), stormy);
    const series = new StormSeries(program, network);
    onTestFinished(() => series.#strike());
    return series;
  }

  /** How many messages the ledger says are sent, edits left out. */
  get sent(): number {
    return this.#bustle.sent;
  }

  /** Goes through a storm, and on until nothing waits any more; gives all that is wrong then, each in words. */
  async weathers({ posts, turns, deaths, gusts }: Storm<Gust>): Promise<readonly string[]> {
    for (const [call, all] of Object.entries(turns))
      for (const turn of all) this.network.side.fails(call, turn);
    await Promise.all([this.#bustle.goesOnUntil(posts), this.#blows(gusts), this.#dies(deaths)]);
    return this.#ends();
  }

  /** Lives through what people do, and what befalls it meanwhile; gives all that is wrong once nothing waits any more. */
  async lives(
    people: () => Promise<void>,
    befalls: (lives: Lives) => Promise<void>,
  ): Promise<readonly string[]> {
    await this.#lives.begin();
    await Promise.all([people(), befalls(this.#lives)]);
    return this.#ends();
  }

  async #ends(): Promise<readonly string[]> {
    const { file, haste, side } = this.network;
    await until("nothing waits", () => this.#bustle.waiting === 0);
    await this.#lives.stop();
    const now = hurried(haste).now();
    // Nothing that is said here changes with the hour.
    const standing = this.#standing().map((one) => ({ ...one, changedAt: now }));
    const wrong = await reckoning(file, now, standing, (view, language) =>
      side.render(view, language),
    );
    return [...this.#lives.wrong, ...wrong, ...this.#disordered(standing)];
  }

  async #blows(gusts: Storm<Gust>["gusts"]): Promise<void> {
    for (const { gust, ...moment } of gusts) {
      await this.#comes(moment);
      this.network.side.blows(gust);
    }
  }

  /** As many deaths, and a life after them. */
  async #dies(deaths: readonly Moment[]): Promise<void> {
    for (const moment of deaths) {
      await this.#lives.begin();
      await this.#comes(moment);
      await this.#lives.kill();
      this.interrupted += this.#bustle.interrupted;
    }
    await this.#lives.begin();
  }

  async #comes({ posts, pause }: Moment): Promise<void> {
    await until(`${posts} posts`, () => this.network.side.posts >= posts);
    await setTimeout(pause);
  }

  #standing(): readonly Omit<Standing, "changedAt">[] {
    const keys = this.#read((raw) =>
      raw.prepare<[], string>("select key from delivery_part").pluck().all(),
    );
    return this.network.side.standing(keys);
  }

  /** Each message that stands before one of the same conversation that was owed, and due, before it. */
  #disordered(standing: readonly Standing[]): readonly string[] {
    const select = `select destination, delivery.key, due_at as dueAt, message_id as messageId from delivery
       join delivery_part on delivery_id = id
       where position = 1 and delivery.state = 'sent' order by id`;
    const firsts = this.#read((raw) => raw.prepare<[], First>(select).all());
    const order = new Map(standing.map(({ id }, at) => [id, at]));
    const place = ({ messageId }: First) => order.get(messageId) ?? -1;
    return firsts.flatMap((one, at) =>
      firsts
        .slice(at + 1)
        .filter(({ destination, dueAt }) => destination === one.destination && dueAt >= one.dueAt)
        .filter((later) => place(later) < place(one))
        .map((later) => `stands before ${one.key}: ${later.key}`),
    );
  }

  #read<Rows>(read: (raw: SqliteFile) => Rows): Rows {
    const raw = new Sqlite(this.network.file, { readonly: true });
    try {
      return read(raw);
    } finally {
      raw.close();
    }
  }

  /** Leaves nothing behind, even where the test was given up. */
  async #strike(): Promise<void> {
    await this.#lives.giveUp();
    this.#bustle.close();
    await this.network.side.close();
  }
}

interface First {
  readonly destination: string;
  readonly key: string;
  readonly dueAt: number;
  readonly messageId: string;
}

/** Waits until something is so. @throws when it takes far too long */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const began = performance.now(); !isSo(); await setTimeout(LOOK_EVERY))
    if (performance.now() - began > LONG) throw new Error(`never came: ${what}`);
}
