import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Discord } from "../../adapters/discord/index.ts";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { confirmDelegation } from "../../src/acts/people.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { found } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { liveUntil, TravelClock } from "../../src/travel.ts";
import { systemClock } from "../../src/when.ts";
import type { SeenModal } from "../fakes/discord/forms.ts";
import type { DiscordPerson } from "../fakes/discord/person.ts";
import type { Seen } from "../fakes/discord/reading.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import { ourDiscord, settingsFor } from "./discord-side.ts";
import { at } from "./town.ts";

/** How turns are waited for, and the clock (ms) by which they come. */
interface Turns {
  readonly wait: (ms: number) => Promise<void>;
  readonly monotonic: () => number;
}

const AT_ONCE: Turns = { wait: async () => {}, monotonic: () => systemClock.monotonic() };

/** The network of Thionville on the real adapter and a Discord on loopback; only the clock is played. */
export async function discordTown(
  from: string,
  more: Partial<DiscordSettings> = {},
  { wait, monotonic } = AT_ONCE,
): Promise<DiscordTown> {
  const clock = new TravelClock({ now: () => systemClock.now(), monotonic }, at(from), false);
  const discord = await ourDiscord(() => clock.now());
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const store = new Store(await openDatabase(join(folder, "utopia.db"), clock.now()));
  const log = makeLog("silent");
  const settings = { ...settingsFor(discord), ...more };
  const chat = new Discord({ settings, commands, language: "fr", log });
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  await store.act(1, (repos) => bindEverywhere(discord, repos, clock.now()));
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const parts = { store, clock, log, chats: [chat], commands, tree, version: "test" };
  const house = new House({ ...parts, wait }, [territory]);
  onTestFinished(async () => {
    await house.stop();
    await store.close();
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await house.start();
  await house.connected();
  return new DiscordTown(discord, { chat, house, store, clock });
}

async function bindEverywhere(
  discord: DiscordServer,
  repos: Repositories,
  now: number,
): Promise<void> {
  for (const { id, slug } of await repos.bodies.all()) {
    const address = channelOf(slug);
    discord.channel(address, slug);
    const place = { platform: "discord", scope: "", address, name: slug };
    await repos.channels.bind(id, { ...place, kind: "channel" }, now);
  }
}

const SLUGS = ["emploi", "logement", "sante", "jeunesse", "pleniere"];
/** A body's channel by the body's slug; any other is named by its id. */
const channelOf = (slug: string): string =>
  SLUGS.includes(slug) ? String(1_001 + SLUGS.indexOf(slug)) : slug;

interface TownParts {
  readonly chat: Discord;
  readonly house: House;
  readonly store: Store;
  readonly clock: TravelClock;
}

export class DiscordTown {
  readonly discord: DiscordServer;
  readonly #parts: TownParts;

  constructor(discord: DiscordServer, parts: TownParts) {
    this.discord = discord;
    this.#parts = parts;
  }

  /** Someone on Discord who speaks for a partner. */
  async person(id: string, name: string, partnerName: string): Promise<DiscordInhabitant> {
    const { store, house, clock } = this.#parts;
    const account = { platform: "discord", scope: "", userId: id, name };
    await store.act(1, async (repos) => {
      const partner = await repos.partners.byKey(partnerKey(partnerName));
      if (partner === undefined) throw new Error(`no partner ${partnerName}`);
      const now = clock.now();
      const member = await repos.members.welcome(account, now);
      await repos.bodies.join((await repos.bodies.plenary()).id, member.id, now);
      const work = { territory: house.territory, repos, now, member };
      await confirmDelegation(work, member, partner);
    });
    return new DiscordInhabitant(this.discord.person(id, name), () => this.#settled());
  }

  async act(work: (repos: Repositories) => Promise<void>): Promise<void> {
    await this.#parts.store.act(1, work);
  }

  /** What Discord told of by itself was heard, and what follows from it done. */
  happens(): Promise<void> {
    return this.#settled();
  }

  /** All that was heard is answered, and all that it caused is done. */
  async #settled(): Promise<void> {
    await this.discord.gateway.heard();
    await this.#parts.chat.settled();
    await this.#parts.house.settle();
  }

  /**
   * Someone acts, and the process is killed as soon as Discord has carried out a request of
   * this route: it notes nothing more. Whoever comes after it finds what it left.
   */
  async killedAfter(route: string, act: () => Promise<unknown>): Promise<void> {
    const { store } = this.#parts;
    const before = this.discord.accepted(route);
    const transact = store.transact.bind(store);
    store.transact = async (work) => {
      if (this.discord.accepted(route) > before) throw new Error("killed");
      return transact(work);
    };
    await act().catch(() => undefined);
    store.transact = transact;
    await this.#settled();
  }

  /** What became of what was owed of a kind, the oldest first: « sent », « failed: not-allowed ». */
  async fates(notice: string, of: "posts" | "edits" = "posts"): Promise<readonly string[]> {
    const rows = await this.#parts.store.look((db) =>
      db
        .selectFrom("delivery")
        .select(["state", "reason"])
        .where("notice", "=", notice)
        .where("edits_id", of === "posts" ? "is" : "is not", null)
        .orderBy("id")
        .execute(),
    );
    return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`));
  }

  async until(wall: string): Promise<void> {
    await liveUntil(this.#parts.clock, at(wall), this.#parts.house);
  }

  /** What stands in a body's channel, with ordinary spaces. */
  channel(slug: string): readonly Seen[] {
    return this.discord.shown(channelOf(slug)).map(spaced);
  }
}

const ordinary = (text: string): string =>
  text.replaceAll(/[\u00a0\u202f]/gu, " ").replaceAll(/[\u200b-\u200d\u2060]/gu, "");

const spaced = (seen: Seen): Seen => ({ ...seen, text: ordinary(seen.text) });

/** Someone who types, clicks and chooses in a body's channel, and reads what follows. */
export class DiscordInhabitant {
  readonly #person: DiscordPerson;
  readonly #settled: () => Promise<void>;

  constructor(person: DiscordPerson, settled: () => Promise<void>) {
    this.#person = person;
    this.#settled = settled;
  }

  /** Uses a command; gives what this person alone is answered. */
  async uses(
    path: string,
    typing: Parameters<DiscordPerson["uses"]>[1] = {},
    slug = "logement",
  ): Promise<string> {
    return this.#answer(() => this.#person.uses(`utopia ${path}`, typing, { in: channelOf(slug) }));
  }

  async completes(
    path: string,
    option: string,
    typed: string,
    others: Parameters<DiscordPerson["uses"]>[1] = {},
    slug = "logement",
  ): Promise<readonly string[]> {
    const where = { in: channelOf(slug) };
    const offers = await this.#person.completes(`utopia ${path}`, { option, typed, others }, where);
    return offers.map(ordinary);
  }

  clicks(label: string, slug = "logement"): Promise<string> {
    return this.#answer(() => this.#person.clicks(label, { in: channelOf(slug) }));
  }

  /** Clicks and is answered; what that causes is not waited for. */
  async presses(label: string, slug = "logement"): Promise<void> {
    await this.#person.clicks(label, { in: channelOf(slug) });
  }

  /** Chooses in a list, by the beginnings of its options. */
  chooses(menu: string, labels: readonly string[], slug = "logement"): Promise<string> {
    const where = { in: channelOf(slug) };
    const shown = this.#person.sees(channelOf(slug)).flatMap(({ menus }) => menus);
    const options = shown.findLast(({ placeholder }) => placeholder === menu)?.options ?? [];
    const meant = labels.map((label) => options.find((one) => one.startsWith(label)) ?? label);
    return this.#answer(() => this.#person.chooses(menu, meant, where));
  }

  async #answer(act: () => Promise<unknown>): Promise<string> {
    const before = this.#person.answers.length;
    await act();
    await this.#settled();
    const answers = this.#person.answers.slice(before);
    return answers.map(({ text }) => ordinary(text)).join("\n");
  }

  /** The form that is open before them. */
  get form(): SeenModal | undefined {
    return this.#person.modal;
  }

  sends(entries: Parameters<DiscordPerson["fills"]>[0] = {}): Promise<string> {
    return this.#answer(async () => {
      this.#person.fills(entries);
      await this.#person.submits();
    });
  }

  /** What Discord told them that failed. */
  get told(): readonly string[] {
    return this.#person.told;
  }

  /** Their direct messages, the oldest first. */
  get reads(): readonly string[] {
    return this.#person.direct.map(({ text }) => ordinary(text));
  }
}
