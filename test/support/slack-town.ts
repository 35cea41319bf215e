import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Slack } from "../../adapters/slack/index.ts";
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
import type { SlackPerson } from "../fakes/slack/person.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack, settingsOf, type Transport } from "./slack-side.ts";
import { at } from "./town.ts";

/** The network of Thionville on the real adapter and a Slack on loopback; only the clock is played. */
export async function slackTown(transport: Transport, from: string): Promise<SlackTown> {
  const clock = new TravelClock(systemClock, at(from), false);
  const slack = await ourSlack(() => clock.now());
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const store = new Store(await openDatabase(join(folder, "utopia.db"), clock.now()));
  const log = makeLog("silent");
  const settings = await settingsOf(slack, transport);
  const chat = new Slack({ settings, language: "fr", log });
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  await store.act(1, (repos) => bindEverywhere(slack, repos, clock.now()));
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const parts = { store, clock, log, chats: [chat], commands, tree, version: "test" };
  const house = new House({ ...parts, wait: async () => {} }, [territory]);
  onTestFinished(async () => {
    await house.stop();
    await store.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await house.start();
  return new SlackTown(slack, { chat, house, store, clock });
}

async function bindEverywhere(slack: SlackServer, repos: Repositories, now: number): Promise<void> {
  for (const { id, slug } of await repos.bodies.all()) {
    const address = channelOf(slug);
    slack.channel(address, slug);
    const place = { platform: "slack", scope: slack.ids.team, address, name: slug };
    await repos.channels.bind(id, { ...place, kind: "channel" }, now);
  }
}

const channelOf = (slug: string): string => `C-${slug}`;

interface TownParts {
  readonly chat: Slack;
  readonly house: House;
  readonly store: Store;
  readonly clock: TravelClock;
}

export class SlackTown {
  readonly slack: SlackServer;
  readonly #parts: TownParts;

  constructor(slack: SlackServer, parts: TownParts) {
    this.slack = slack;
    this.#parts = parts;
  }

  /** Someone on Slack who speaks for a partner. */
  async person(id: string, name: string, partnerName: string): Promise<SlackInhabitant> {
    const { store, house, clock } = this.#parts;
    const account = { platform: "slack", scope: this.slack.ids.team, userId: id, name };
    await store.act(1, async (repos) => {
      const partner = await repos.partners.byKey(partnerKey(partnerName));
      if (partner === undefined) throw new Error(`no partner ${partnerName}`);
      const now = clock.now();
      const member = await repos.members.welcome(account, now);
      await repos.bodies.join((await repos.bodies.plenary()).id, member.id, now);
      const work = { territory: house.territory, repos, now, member };
      await confirmDelegation(work, member, partner);
    });
    return new SlackInhabitant(this.slack.person(id, name), () => this.#settled());
  }

  /** All that was heard is answered, and all that it caused is done. */
  async #settled(): Promise<void> {
    await this.#parts.chat.settled();
    await this.#parts.house.settle();
  }

  async until(wall: string): Promise<void> {
    await liveUntil(this.#parts.clock, at(wall), this.#parts.house);
  }

  /** What stands in a body's channel, with ordinary spaces. */
  channel(slug: string): readonly { readonly text: string; readonly buttons: readonly string[] }[] {
    return this.slack
      .shown(channelOf(slug))
      .map(({ text, buttons }) => ({ text: ordinary(text), buttons }));
  }
}

const ordinary = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, " ");

/** Someone who types and clicks in a body's channel, and reads what follows. */
export class SlackInhabitant {
  readonly #person: SlackPerson;
  readonly #settled: () => Promise<void>;

  constructor(person: SlackPerson, settled: () => Promise<void>) {
    this.#person = person;
    this.#settled = settled;
  }

  /** Types a command; gives what this person alone is answered. */
  async types(words: string, slug = "logement"): Promise<string> {
    const before = this.#person.answers.length;
    await this.#person.types(words, { in: channelOf(slug) });
    return this.#answersSince(before);
  }

  async clicks(label: string, slug = "logement"): Promise<string> {
    const before = this.#person.answers.length;
    await this.#person.clicks(label, { in: channelOf(slug) });
    return this.#answersSince(before);
  }

  async #answersSince(before: number): Promise<string> {
    await this.#settled();
    const answers = this.#person.answers.slice(before);
    return answers.map(({ text }) => ordinary(text)).join("\n");
  }

  /** Their direct messages, the oldest first. */
  get reads(): readonly string[] {
    return this.#person.direct.map(({ text }) => ordinary(text));
  }

  /** What Slack told them that failed. */
  get told(): readonly string[] {
    return this.#person.told;
  }
}
