import { setTimeout } from "node:timers/promises";
import type { Plugin } from "esbuild";
import { onTestFinished } from "vitest";
import { render } from "../../adapters/slack/render.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import type { Standing } from "../fakes/far-side-process.ts";
import type { Message } from "../fakes/slack/world.ts";
import { temporaryFile } from "../support/files.ts";
import { settingsOf } from "../support/slack-side.ts";
import { bundle } from "./bundle.ts";
import { hurried } from "./haste.ts";
import { type End, Life } from "./life.ts";
import { reckoning } from "./reckoning.ts";
import { SlackBustle } from "./slack-bustle.ts";
import { networkOnSlack, type SlackNetwork } from "./slack-network.ts";
import type { Moment, Storm } from "./slack-storm.ts";

const BOT = "test/chaos/slack-bot-process.ts";
/** How fast time passes: a pause of a second takes 25 ms, and Slack is waited for 375 ms. */
const TIMES = 40;
const LOOK_EVERY = 5;
/** What did not come within so long never does (ms). */
const LONG = 120_000;

/** One life of the bot after the other on one Slack, in a storm. */
export class SlackSeries {
  /** How many messages and edits the deaths have left in the middle. */
  interrupted = 0;
  readonly #program: string;
  readonly #network: SlackNetwork;
  readonly #bustle: SlackBustle;
  readonly #wrong: string[] = [];
  #life: Life | undefined;

  private constructor(program: string, network: SlackNetwork) {
    this.#program = program;
    this.#network = network;
    this.#bustle = new SlackBustle(network);
  }

  /** @param folder for the program, which no other test file uses */
  static async on(folder: string, ...plugins: readonly Plugin[]): Promise<SlackSeries> {
    const { program } = await bundle(folder, { program: BOT }, ...plugins);
    const network = await networkOnSlack(temporaryFile(), TIMES);
    const series = new SlackSeries(program, network);
    onTestFinished(() => series.#strike());
    return series;
  }

  /** How many messages the ledger says are sent, edits left out. */
  get sent(): number {
    return this.#bustle.sent;
  }

  /** How the calls of a method went. */
  turnsOf(method: string): ReadonlySet<string> {
    const calls = this.#network.slack.calls.filter((call) => call.method === method);
    return new Set(calls.map(({ turn }) => (typeof turn === "string" ? turn : "limited")));
  }

  /** Goes through a storm, and on until nothing waits any more; gives all that is wrong then, each in words. */
  async weathers({ posts, turns, deaths, gusts }: Storm): Promise<readonly string[]> {
    const { slack, file, haste } = this.#network;
    for (const [method, all] of Object.entries(turns))
      for (const turn of all) slack.fails(method, turn);
    await Promise.all([this.#bustle.goesOnUntil(posts), this.#blows(gusts), this.#dies(deaths)]);
    await until("nothing waits", () => this.#bustle.waiting === 0);
    this.#life?.kill("SIGTERM");
    this.#isEnded(await this.#life?.ended, 0);
    const now = hurried(haste).now();
    const wrong = await reckoning(file, now, this.#standing(now), render);
    return [...this.#wrong, ...wrong, ...this.#disordered()];
  }

  async #blows(gusts: Storm["gusts"]): Promise<void> {
    const { slack } = this.#network;
    for (const { act, ...moment } of gusts) {
      await this.#comes(moment);
      if (act === "cut") slack.cutsSockets(1);
      else slack.refreshes(1);
    }
  }

  /** As many deaths, and a life after them. */
  async #dies(deaths: Storm["deaths"]): Promise<void> {
    for (const moment of deaths) {
      const life = await this.#begins();
      await this.#comes(moment);
      life.kill();
      this.#isEnded(await life.ended, "SIGKILL");
      this.interrupted += this.#bustle.interrupted;
    }
    await this.#begins();
  }

  async #begins(): Promise<Life> {
    const { file, slack, haste } = this.#network;
    const settings = await settingsOf(slack, "sockets");
    this.#life = new Life(this.#program, { file, settings, haste });
    await this.#life.begun;
    return this.#life;
  }

  #isEnded(end: End | undefined, as: "SIGKILL" | 0): void {
    const how = end?.signal ?? end?.status;
    if (how !== as || end?.stderr !== "") this.#wrong.push(`ended with ${how}: ${end?.stderr}`);
  }

  async #comes({ posts, pause }: Moment): Promise<void> {
    const { slack } = this.#network;
    await until(`${posts} posts`, () => slack.accepted("chat.postMessage") >= posts);
    await setTimeout(pause);
  }

  /** Whatever the bot has posted, in whatever conversation. */
  #messages(): readonly Message[] {
    const { slack, conversations } = this.#network;
    return conversations
      .flatMap((one) => slack.standing(one))
      .filter(({ user }) => user === slack.ids.bot);
  }

  #standing(now: number): readonly Standing[] {
    return this.#messages().map(({ ts, channel, text, metadata }) => {
      const { key } = (metadata?.["event_payload"] ?? {}) as { readonly key?: string };
      const at = { platform: "slack", scope: "", address: channel, kind: "channel" } as const;
      // Nothing that is said here changes with the hour.
      return {
        id: ts,
        at: { ...at, name: channel },
        key: key ?? "",
        content: { text },
        changedAt: now,
      };
    });
  }

  /** Each message that stands before one of the same conversation that was owed, and due, before it. */
  #disordered(): readonly string[] {
    const raw = new Sqlite(this.#network.file, { readonly: true });
    const firsts = raw
      .prepare<[], First>(
        `select destination, delivery.key, due_at as dueAt, message_id as messageId from delivery
         join delivery_part on delivery_id = id
         where position = 1 and delivery.state = 'sent' order by id`,
      )
      .all();
    raw.close();
    const order = new Map(this.#messages().map(({ ts }, at) => [ts, at]));
    const place = ({ messageId }: First) => order.get(messageId) ?? -1;
    return firsts.flatMap((one, at) =>
      firsts
        .slice(at + 1)
        .filter(({ destination, dueAt }) => destination === one.destination && dueAt >= one.dueAt)
        .filter((later) => place(later) < place(one))
        .map((later) => `stands before ${one.key}: ${later.key}`),
    );
  }

  /** Leaves nothing behind, even where the test was given up. */
  async #strike(): Promise<void> {
    this.#life?.kill();
    await this.#life?.ended;
    this.#bustle.close();
    await this.#network.slack.close();
  }
}

interface First {
  readonly destination: string;
  readonly key: string;
  readonly dueAt: number;
  readonly messageId: string;
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const began = performance.now(); !isSo(); await setTimeout(LOOK_EVERY))
    if (performance.now() - began > LONG) throw new Error(`never came: ${what}`);
}
