import { coordination, responsible, tell, type Work } from "./acts/work.ts";
import { Bot } from "./bot.ts";
import { openHours } from "./calendar.ts";
import type { Chat } from "./chat.ts";
import type { Command, House as HouseFacts } from "./command.ts";
import type { CommandTree } from "./command-tree.ts";
import type { Territory } from "./domain/territory.ts";
import { runDue } from "./jobs/run-due.ts";
import type { Log } from "./log.ts";
import { composeNotice } from "./notices/compose.ts";
import { isNotice } from "./notices/kinds.ts";
import { type Composed, Outbox } from "./outbox/dispatcher.ts";
import type { Delivery } from "./store/deliveries.ts";
import { repositories } from "./store/repositories.ts";
import type { Store } from "./store/store.ts";
import { nextWaiting } from "./store/waiting.ts";
import { type Language, speech } from "./text.ts";
import { upcoming } from "./upcoming.ts";
import type { Clock } from "./when.ts";

export interface HouseParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly chats: readonly Chat[];
  readonly commands: readonly Command[];
  readonly tree: CommandTree;
  readonly version: string;
  readonly wait?: (ms: number) => Promise<void>;
}

/** The running house: the bot that answers, the clock that does what is due, the outbox that sends. */
export class House {
  readonly bot: Bot;
  readonly territory: Territory;
  readonly #parts: HouseParts;
  readonly #territories: ReadonlyMap<number, Territory>;
  readonly #outbox: Outbox;

  constructor(parts: HouseParts, territories: readonly [Territory, ...Territory[]]) {
    const { store, clock, log, chats, commands, tree, version } = parts;
    const [territory] = territories;
    const facts: HouseFacts = {
      version,
      platforms: chats.map((chat) => chat.platform),
      commands,
      upcoming,
    };
    this.#parts = parts;
    this.territory = territory;
    this.#territories = new Map(territories.map((one) => [one.id, one]));
    this.bot = new Bot({ store, territory, commands: tree, house: facts, clock, log });
    this.#outbox = new Outbox({
      store,
      clock,
      log,
      chats: new Map(chats.map((chat) => [chat.platform, chat])),
      compose: (delivery, now) => this.#compose(delivery, now),
      report: (delivery, reason) => this.#report(delivery, reason),
      wait: parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
      chance: Math.random,
    });
  }

  /** Puts back in order what a killed process left, then connects the platforms. */
  async start(): Promise<void> {
    await this.#parts.store.started(this.#parts.clock.now());
    // Loaded before anyone waits for it inside an act.
    for (const territory of this.#territories.values()) await openHours(territory);
    await this.#outbox.recover();
    for (const chat of this.#parts.chats)
      await chat.connect((incoming) => this.bot.answer(incoming));
  }

  /** Does all that is due now, and sends all that can be sent now. */
  async settle(): Promise<void> {
    await runDue({ ...this.#parts, territories: this.#territories });
    await this.#outbox.drain();
  }

  /** When something next waits for the clock (epoch ms), after now and until `until`. */
  nextWaiting(until: number): Promise<number | undefined> {
    const { store, clock } = this.#parts;
    return store.look((db) => nextWaiting(db, clock.now(), until));
  }

  /** Whether something began to wait no longer between `since` (epoch ms) and now. */
  async waitedSince(since: number): Promise<boolean> {
    const { store, clock } = this.#parts;
    return (await store.look((db) => nextWaiting(db, since, clock.now()))) !== undefined;
  }

  async stop(): Promise<void> {
    await this.#outbox.drain();
    for (const chat of this.#parts.chats) await chat.close();
    await this.#parts.store.stopped(this.#parts.clock.now());
  }

  async #compose(delivery: Delivery, now: number): Promise<Composed> {
    const territory = this.#territory(delivery);
    if (!isNotice(delivery.notice)) throw new Error(`nobody knows how to say ${delivery.notice}`);
    const { notice } = delivery;
    return this.#parts.store.look(async (db) => {
      const repos = repositories(db, territory.id);
      const reader =
        delivery.memberId === null ? undefined : await repos.members.byId(delivery.memberId);
      const language: Language = reader?.language ?? territory.language;
      const said = await composeNotice(notice, {
        delivery,
        territory,
        repos,
        speech: speech(language),
        now,
      });
      return "obsolete" in said ? said : { view: said, language };
    });
  }

  /** Tells who must know that a channel did not get a message. A report that fails is only logged. */
  async #report(delivery: Delivery, reason: string): Promise<void> {
    if (delivery.channelId === null) return;
    const { store, clock } = this.#parts;
    const territory = this.#territory(delivery);
    const { channelId } = delivery;
    await store.act(territory.id, async (repos) => {
      const work: Work = { territory, repos, now: clock.now(), member: undefined };
      const channel = await repos.channels.byId(channelId);
      const people =
        channel === undefined ? await coordination(work) : await responsible(work, channel.bodyId);
      await tell(work, people, {
        notice: "delivery-failed",
        subjectId: delivery.id,
        occasion: `${reason}-${delivery.attempts}`,
      });
    });
  }

  #territory(delivery: Delivery): Territory {
    const territory = this.#territories.get(delivery.territoryId);
    if (territory === undefined) throw new Error(`no territory ${delivery.territoryId}`);
    return territory;
  }
}
