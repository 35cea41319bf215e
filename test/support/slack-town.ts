import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Slack } from "../../adapters/slack/index.ts";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { confirmDelegation } from "../../src/acts/people.ts";
import type { Chat } from "../../src/chat.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { found } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { liveUntil, TravelClock } from "../../src/travel.ts";
import { systemClock } from "../../src/when.ts";
import type { Block } from "../fakes/slack/content.ts";
import type { Entry, Field } from "../fakes/slack/forms.ts";
import type { Screen } from "../fakes/slack/onlooker.ts";
import type { SlackPerson } from "../fakes/slack/person.ts";
import type { Modal } from "../fakes/slack/screens.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack, settingsOf, type Transport } from "./slack-side.ts";
import { at } from "./town.ts";

/** The network of Thionville on the real adapter and a Slack on loopback, and on these others; only the clock is played. */
export async function slackTown(
  transport: Transport,
  from: string,
  others: readonly Chat[] = [],
): Promise<SlackTown> {
  const clock = new TravelClock(systemClock, at(from), false);
  const slack = await ourSlack(() => clock.now());
  const folder = mkdtempSync(join(tmpdir(), "utopia-"));
  const file = join(folder, "utopia.db");
  const store = new Store(await openDatabase(file, clock.now()));
  const log = makeLog("silent");
  const settings = await settingsOf(slack, transport);
  const chat = new Slack({ settings, language: "fr", log });
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  await store.act(1, (repos) => bindEverywhere(slack, repos, clock.now()));
  const [territory] = await store.territories();
  if (territory === undefined) throw new Error("no territory");
  const parts = { store, clock, log, chats: [chat, ...others], commands, tree, version: "test" };
  const house = new House({ ...parts, wait: async () => {} }, [territory]);
  onTestFinished(async () => {
    await house.stop();
    await store.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await house.start();
  await house.connected();
  return new SlackTown(slack, { file, chat, house, store, clock });
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
  readonly file: string;
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

  /** The database, as another process opens it. */
  get file(): string {
    return this.#parts.file;
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

  /** Someone on Slack whom nobody knows yet. */
  stranger(id: string, name: string): SlackInhabitant {
    return new SlackInhabitant(this.slack.person(id, name), () => this.#settled());
  }

  /** The same, who coordinates the network too. */
  async coordination(id: string, name: string): Promise<SlackInhabitant> {
    const person = await this.person(id, name, "C.C.A.S. / Ville de Thionville");
    const { store, clock } = this.#parts;
    await store.act(1, async (repos) => {
      const member = (await repos.members.all()).find((one) => one.name === name);
      if (member === undefined) throw new Error(`nobody is called ${name}`);
      await repos.members.grantCoordination(member.id, clock.now());
    });
    return person;
  }

  /** All that was heard is answered, and all that it caused is done. */
  async #settled(): Promise<void> {
    await this.#parts.chat.settled();
    await this.#parts.house.settle();
  }

  /** Something is done on Slack itself, and all that it causes has happened. */
  async happens(done: Promise<void>): Promise<void> {
    await done;
    await this.#settled();
  }

  /** Writes to the database directly, as a test must sometimes. */
  async act(work: (repos: Repositories) => Promise<void>): Promise<void> {
    await this.#parts.store.act(1, work);
  }

  async until(wall: string): Promise<void> {
    await liveUntil(this.#parts.clock, at(wall), this.#parts.house);
  }

  /** What stands in a body's channel, as Slack keeps it. */
  blocksIn(slug: string): readonly { readonly blocks: readonly Block[] }[] {
    return this.slack.standing(channelOf(slug)).map(({ blocks = [] }) => ({ blocks }));
  }

  /** What stands in a body's channel, with ordinary spaces. */
  channel(slug: string): readonly { readonly text: string; readonly buttons: readonly string[] }[] {
    return this.slack
      .shown(channelOf(slug))
      .map(({ text, buttons }) => ({ text: ordinary(text), buttons }));
  }
}

type SeenModal = Pick<Modal, "title" | "text" | "fields" | "submit" | "buttons" | "trouble">;

/** The one among these that says so, whatever its spaces. */
const shown = (words: string, all: readonly string[]): string =>
  all.find((one) => ordinary(one) === words) ?? words;

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

  /** Uses a shortcut, wherever that is. */
  async uses(callbackId: string): Promise<void> {
    await this.#person.usesShortcut(callbackId);
    await this.#settled();
  }

  /** Opens the tab that is theirs alone. */
  async opensHome(): Promise<void> {
    await this.#person.opensHome();
    await this.#settled();
  }

  /** What that tab says. */
  get home(): string {
    return ordinary(this.#person.home?.text ?? "");
  }

  get homeButtons(): readonly string[] {
    return (this.#person.home?.buttons ?? []).map(ordinary);
  }

  /** The modal that is open before them, with ordinary spaces. */
  get modal(): SeenModal | undefined {
    const { modal } = this.#person;
    if (modal === undefined) return undefined;
    const { title, text, fields, submit, buttons, trouble } = modal;
    const told = fields.map(({ label, value, error, ...field }) => ({
      ...field,
      error: error && ordinary(error),
      label: ordinary(label),
      value: typeof value === "string" ? ordinary(value) : value,
    }));
    return { title, text: ordinary(text), fields: told, submit, buttons, trouble };
  }

  /** The modal as Slack keeps it, with what was entered in it. */
  screen(): Screen {
    const screen = this.#person.screen;
    if (screen === undefined) throw new Error("nothing is open");
    return screen;
  }

  /** The blocks of the latest answer to them alone. */
  lastAnswer(): readonly Block[] {
    return this.#person.lastAnswer;
  }

  /** What stands in a field of the modal, and what is said to be wrong with it. */
  field(label: string): Field {
    const field = this.modal?.fields.find((one) => one.label === label);
    if (field === undefined) throw new Error(`no field « ${label} »`);
    return field;
  }

  /** Fills in and sends what is open before them. */
  async sends(entries: Readonly<Record<string, Entry>> = {}): Promise<void> {
    await this.#person.fills(this.#asShown(entries));
    await this.#person.submits();
    await this.#settled();
  }

  /** The same entries, spelt with the spaces that stand before them. */
  #asShown(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
    const fields = this.#person.modal?.fields ?? [];
    return Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => {
        const label = shown(
          name,
          fields.map((one) => one.label),
        );
        const options = fields.find((one) => one.label === label)?.options ?? [];
        return [label, typeof entry === "string" ? shown(entry, options) : entry];
      }),
    );
  }

  /** Presses a button of the modal, or of their home tab. */
  async presses(label: string, where: { readonly in?: "home" } = {}): Promise<void> {
    await this.#person.clicks(label, where);
    await this.#settled();
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
