import { setTimeout as sleep } from "node:timers/promises";
import { reportFailure } from "./acts/reports.ts";
import { planWeekly } from "./acts/weekly.ts";
import { Bot } from "./bot.ts";
import { openHours } from "./calendar.ts";
import type { Chat, ChatState, Incoming } from "./chat.ts";
import type { BackupHealth, Command, House as HouseFacts } from "./command.ts";
import type { CommandTree } from "./command-tree.ts";
import { isOpen, nextOpen } from "./domain/quiet-hours.ts";
import type { Territory } from "./domain/territory.ts";
import { runDue } from "./jobs/run-due.ts";
import type { Log } from "./log.ts";
import { composeNotice } from "./notices/compose.ts";
import { isNotice, waitsForOpenHours } from "./notices/kinds.ts";
import type { Composed } from "./outbox/courier.ts";
import { Outbox } from "./outbox/dispatcher.ts";
import { forgetStopped, Platforms } from "./platforms.ts";
import { type Rehearsed, rehearse, type Span, type Territories } from "./rehearse.ts";
import type { Delivery } from "./store/deliveries.ts";
import type { Pause } from "./store/health.ts";
import { Heard } from "./store/heard.ts";
import { repositories } from "./store/repositories.ts";
import type { Store } from "./store/store.ts";
import { nextWaiting } from "./store/waiting.ts";
import { Surroundings } from "./surroundings.ts";
import { type Language, speech } from "./text.ts";
import { backlog, upcoming } from "./upcoming.ts";
import { note, type View, view } from "./view.ts";
import { pauseBlocks } from "./views/pause.ts";
import { type Clock, DAY, HOUR } from "./when.ts";

export interface HouseParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly chats: readonly Chat[];
  readonly commands: readonly Command[];
  readonly tree: CommandTree;
  readonly version: string;
  readonly wait?: (ms: number) => Promise<void>;
  /** The copies that are made by themselves, if any are. */
  readonly backups?: BackupHealth | undefined;
  /** Told each time that a platform does otherwise than before. */
  readonly platformChanged?: (platform: string, state: ChatState) => void;
}

/** A platform that is to say something again does so within minutes. */
const REMEMBERED = DAY;
/** How long (ms) a stop waits for what is owed; what is left then is sent by the next process. */
const FAREWELL = 5_000;

/** The running house: the bot that answers, the clock that does what is due, the outbox that sends. */
export class House {
  readonly bot: Pick<Bot, "answer" | "complete">;
  readonly facts: HouseFacts;
  readonly territory: Territory;
  readonly #parts: HouseParts;
  readonly #territories: ReadonlyMap<number, Territory>;
  readonly #outbox: Outbox;
  readonly #surroundings: Surroundings;
  readonly #platforms: Platforms;
  #rehearsals: Promise<unknown> = Promise.resolve();
  #mayBePaused = true;
  /** When what platforms sent was last forgotten (epoch ms). */
  #forgotAt = -Infinity;
  /** Whether what was due and owed was left waiting when it was last looked for. */
  #heldBack = false;

  constructor(parts: HouseParts, territories: readonly [Territory, ...Territory[]]) {
    const { store, clock, log, chats, commands, tree, version } = parts;
    const live = (span: Span, hear: (said: Rehearsed) => void) =>
      this.#rehearse(span, hear, territories);
    this.#surroundings = new Surroundings({ store, clock, log, chats, territories });
    this.#platforms = new Platforms({
      store,
      clock,
      log,
      chats,
      changed: parts.platformChanged,
      cameUp: (platform) => this.#surroundings.look(platform),
    });
    this.facts = {
      access: (at) => this.#surroundings.access(at),
      around: (at) => this.#surroundings.around(at),
      version,
      commands,
      backups: parts.backups,
      upcoming: (at, until) => upcoming(at, until, live),
      backlog: (at) => backlog(at, live),
    };
    this.#parts = parts;
    [this.territory] = territories;
    this.#territories = new Map(territories.map((one) => [one.id, one]));
    const house = this.facts;
    const bot = new Bot({ store, territory: this.territory, commands: tree, house, clock, log });
    this.bot = {
      answer: async (incoming) => this.#remarked(await bot.answer(incoming), incoming),
      complete: (begun) => bot.complete(begun),
    };
    this.#outbox = new Outbox({
      store,
      clock,
      log,
      chats: new Map(chats.map((chat) => [chat.platform, chat])),
      compose: (delivery, now) => this.#compose(delivery, now),
      report: (db, delivery, reason) => {
        const territory = this.#territory(delivery);
        const repos = repositories(db, territory.id);
        const work = { territory, repos, now: clock.now(), member: undefined };
        return reportFailure(work, delivery, reason);
      },
      wait: parts.wait ?? ((ms) => sleep(ms)),
      chance: Math.random,
    });
  }

  /**
   * Puts back in order what a killed process left, then begins to connect the platforms,
   * without waiting for any: see `connected`.
   */
  async start(): Promise<void> {
    await this.#parts.store.started(this.#parts.clock.now());
    // Loaded before anyone waits for it inside an act.
    for (const territory of this.#territories.values()) await openHours(territory);
    for (const territory of this.#territories.values()) await this.#planWeekly(territory);
    await this.#outbox.recover();
    // What nobody could answer during an outage is extended before anybody is heard.
    await runDue({ ...this.#parts, territories: this.#territories });
    this.#platforms.connect(
      (incoming) => this.bot.answer(incoming),
      (at, now) => this.#surroundings.changed(at, now),
      (begun) => this.bot.complete(begun),
    );
    await forgetStopped(this.#parts.store, this.#parts.chats, this.#parts.clock.now());
    await this.#platforms.look();
  }

  /** Settled when each platform was connected: with one that is down, not so soon. */
  connected(): Promise<void> {
    return this.#platforms.settled();
  }

  async #planWeekly(territory: Territory): Promise<void> {
    const { store, clock } = this.#parts;
    await store.act(territory.id, (repos) =>
      planWeekly({ territory, repos, now: clock.now(), member: undefined }),
    );
  }

  /** Does all that is due now, and sends all that can be sent now; nothing while it is paused. */
  async settle(): Promise<void> {
    await this.doDue();
    await this.send();
  }

  /** Does all that is due now, and notes how the platforms do; it waits for none of them. */
  async doDue(): Promise<void> {
    await runDue({ ...this.#parts, territories: this.#territories });
    await this.#forgetHeard();
    await this.#platforms.look();
  }

  async #forgetHeard(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    if (Math.abs(now - this.#forgotAt) < HOUR) return;
    this.#forgotAt = now;
    await store.look((db) => new Heard(db).forget(now - REMEMBERED));
  }

  /** Sends all that can be sent now; nothing while it is paused. It waits for the platforms. */
  async send(): Promise<void> {
    this.#heldBack = (await this.pause()) !== undefined;
    if (!this.#heldBack) await this.#outbox.drain();
  }

  /** What was restored waits until somebody lets it go; undefined where nothing waits so. */
  async pause(): Promise<Pause | undefined> {
    // A database that something runs on is not put back: what is not paused stays so.
    if (!this.#mayBePaused) return undefined;
    const pause = (await this.#parts.store.process())?.pause;
    this.#mayBePaused = pause !== undefined;
    return pause;
  }

  /** What whoever starts it must know first, if anything. */
  async notice(): Promise<View | undefined> {
    const pause = await this.pause();
    const { language, zone } = this.territory;
    return pause && view(...pauseBlocks(pause, zone, speech(language)));
  }

  /** While it is paused, nobody shall believe that others are told at once. */
  async #remarked(answer: View, { from }: Incoming): Promise<View> {
    const isDone = answer.refused === undefined && answer.fault === undefined;
    if (!isDone || (await this.pause()) === undefined) return answer;
    const { id, language } = this.territory;
    const member = await this.#parts.store.read(id, ({ members }) => members.byAccount(from));
    const { say } = speech(member?.language ?? language);
    return { ...answer, blocks: [...answer.blocks, note(say("pause.remark"))] };
  }

  /** One rehearsal at a time: each has a copy of the database. */
  #rehearse(
    span: Span,
    hear: (said: Rehearsed) => void,
    territories: Territories,
  ): Promise<number> {
    const make = (parts: HouseParts) => new House(parts, territories);
    const done = this.#rehearsals.then(() =>
      rehearse({ ...this.#parts, territories, make }, span, hear),
    );
    this.#rehearsals = done.catch(() => undefined);
    return done;
  }

  /** Whether a platform does otherwise than when the house last looked; known at once. */
  get platformsHaveChanged(): boolean {
    return this.#platforms.haveChanged;
  }

  /** Notes that the clock was awake until now. */
  lived(): Promise<void> {
    return this.#parts.store.ticked(this.#parts.clock.now());
  }

  /** When something next waits for the clock (epoch ms), after now and until `until`. */
  nextWaiting(until: number): Promise<number | undefined> {
    const { store, clock } = this.#parts;
    return store.look((db) => nextWaiting(db, clock.now(), until));
  }

  /** Whether something began to wait no longer between `since` (epoch ms) and now, or a pause has ended. */
  async waitedSince(since: number): Promise<boolean> {
    const { store, clock } = this.#parts;
    if (this.#heldBack) return (await this.pause()) === undefined;
    return (await store.look((db) => nextWaiting(db, since, clock.now()))) !== undefined;
  }

  /** Whatever a platform does, this ends: what is under way with one is waited for as long as its adapter does. */
  async stop(): Promise<void> {
    const { chats, log, store, clock } = this.#parts;
    this.#platforms.stop();
    const sent = this.send().catch((error: unknown) =>
      log.error({ err: error }, "what is owed could not be sent before the stop"),
    );
    const farewell = new AbortController();
    await Promise.race([sent, sleep(FAREWELL, undefined, { signal: farewell.signal })]);
    farewell.abort();
    await Promise.all(chats.map((chat) => chat.close()));
    // What is closed says so at once.
    await sent;
    await store.stopped(clock.now());
  }

  async #compose(delivery: Delivery, now: number): Promise<Composed> {
    const territory = this.#territory(delivery);
    if (!isNotice(delivery.notice)) throw new Error(`nobody knows how to say ${delivery.notice}`);
    const { notice } = delivery;
    const hours = await openHours(territory);
    if (delivery.editsId === null && waitsForOpenHours(notice) && !isOpen(now, hours))
      return { waitsUntil: nextOpen(now, hours) };
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

  #territory(delivery: Delivery): Territory {
    const territory = this.#territories.get(delivery.territoryId);
    if (territory === undefined) throw new Error(`no territory ${delivery.territoryId}`);
    return territory;
  }
}
