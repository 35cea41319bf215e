import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { Matrix } from "../../adapters/matrix/index.ts";
import type { MatrixSettings } from "../../adapters/matrix/settings.ts";
import { commands, tree } from "../../commands/index.ts";
import founding from "../../data/thionville/network.json" with { type: "json" };
import { confirmDelegation } from "../../src/acts/people.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { found } from "../../src/founding.ts";
import { House } from "../../src/house.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { takePlace } from "../../src/store/lock.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { liveUntil, TravelClock } from "../../src/travel.ts";
import { systemClock } from "../../src/when.ts";
import { temporaryFile } from "../support/files.ts";
import { at } from "../support/town.ts";
import { Between } from "./between.ts";
import { type Homeserver, homeserver } from "./homeserver.ts";
import type { Person } from "./person.ts";
import type { Seen } from "./reading.ts";
import type { Account } from "./request.ts";
import { comes, isIn, readIn } from "./rooms.ts";

const KEY = "une phrase assez longue pour sceller";

interface Terms {
  readonly encrypted?: boolean;
  readonly home?: Homeserver;
  readonly invite?: readonly string[];
  /** Whether a room is bound to Logement already. */
  readonly isBound?: boolean;
}

/** The network of Thionville on the real adapter and a real homeserver; only the clock is played. */
export async function matrixTown(from: string, terms: Terms = {}): Promise<MatrixTown> {
  const { encrypted = false, home = await homeserver(), invite = [], isBound = true } = terms;
  const clock = new TravelClock(systemClock, at(from), false);
  const between = await Between.before(home.url);
  const account = await home.account("utopia", "Utopia");
  const organiser = await home.person("organiser", "Claire");
  const store = new Store(await openDatabase(temporaryFile(), clock.now()));
  await store.transact((db) => found(db, founding, clock.now(), "no code"));
  const { userId: user, password } = account;
  const settings: MatrixSettings = {
    url: between.url,
    user,
    password,
    ...(encrypted && { key: KEY }),
    invite,
    pace: 0,
  };
  const town = new MatrixTown({
    home,
    between,
    account,
    organiser,
    store,
    clock,
    settings,
    encrypted,
  });
  onTestFinished(() => town.close());
  await town.starts();
  if (isBound) await town.opens("logement");
  return town;
}

interface TownParts {
  readonly home: Homeserver;
  readonly between: Between;
  readonly account: Account;
  readonly organiser: Person;
  readonly store: Store;
  readonly clock: TravelClock;
  readonly settings: MatrixSettings;
  readonly encrypted: boolean;
}

export class MatrixTown {
  readonly parts: TownParts;
  readonly #rooms = new Map<string, string>();
  readonly #people: Person[] = [];
  #chat: Matrix | undefined;
  #house: House | undefined;

  constructor(parts: TownParts) {
    this.parts = parts;
  }

  get bot(): string {
    return this.parts.account.userId;
  }

  get chat(): Matrix {
    if (this.#chat === undefined) throw new Error("it does not run");
    return this.#chat;
  }

  get house(): House {
    if (this.#house === undefined) throw new Error("it does not run");
    return this.#house;
  }

  /** The process begins, on what the one before left. */
  async starts(): Promise<void> {
    const { store, clock, settings } = this.parts;
    const log = makeLog("silent");
    const keep = store.keep("matrix", clock);
    const chat = new Matrix({ settings, keep, takePlace, language: "fr", log });
    const [territory] = await store.territories();
    if (territory === undefined) throw new Error("no territory");
    const parts = { store, clock, log, chats: [chat], commands, tree, version: "test" };
    const house = new House({ ...parts, wait: async () => {} }, [territory]);
    this.#chat = chat;
    this.#house = house;
    await house.start();
    await house.connected();
  }

  /** The process ends. */
  async stops(): Promise<void> {
    await this.#house?.stop();
    this.#house = undefined;
    this.#chat = undefined;
  }

  /** A room of its own for a body, in which Utopia is, bound to it. */
  async opens(slug: string): Promise<string> {
    const { organiser, encrypted } = this.parts;
    const room = await organiser.opens(slug, { encrypted });
    await this.invited(room);
    this.#rooms.set(slug, room);
    await this.act(async ({ bodies, channels }) => {
      const body = (await bodies.all()).find((one) => one.slug === slug);
      if (body === undefined) throw new Error(`no body ${slug}`);
      const place = { platform: "matrix", scope: "", address: room, name: slug };
      await channels.bind(body.id, { ...place, kind: "channel" }, this.parts.clock.now());
    });
    return room;
  }

  /** Utopia is invited to a room by whoever organises all, and comes. */
  async invited(room: string): Promise<void> {
    const { organiser, between } = this.parts;
    await organiser.invites(room, { id: this.bot });
    await isIn(organiser, room, this.bot);
    await between.heard(new RegExp(`"join":\\{[^]*"${room}"`, "u"));
  }

  room(slug: string): string {
    const room = this.#rooms.get(slug);
    if (room === undefined) throw new Error(`no room ${slug}`);
    return room;
  }

  /** Someone on Matrix who speaks for a partner, in every room there is. */
  async person(id: string, name: string, partnerName?: string): Promise<Inhabitant> {
    const { home, organiser, store, clock } = this.parts;
    const person = await home.person(id, name);
    this.#people.push(person);
    for (const room of this.#rooms.values()) {
      await organiser.invites(room, person);
      await person.isInvited(room);
      await person.joins(room);
      await isIn(organiser, room, person.id);
    }
    if (partnerName !== undefined)
      await store.act(1, async (repos) => {
        const account = { platform: "matrix", scope: "", userId: person.id, name };
        const partner = await repos.partners.byKey(partnerKey(partnerName));
        if (partner === undefined) throw new Error(`no partner ${partnerName}`);
        const now = clock.now();
        const member = await repos.members.welcome(account, now);
        await repos.bodies.join((await repos.bodies.plenary()).id, member.id, now);
        const work = { territory: this.house.territory, repos, now, member };
        await confirmDelegation(work, member, partner);
      });
    return new Inhabitant(person, this);
  }

  /** Somebody coordinates the network from now on. */
  async coordinates({ person: { id: userId, name } }: Inhabitant): Promise<void> {
    const account = { platform: "matrix", scope: "", userId, name };
    await this.act(async ({ members }) => {
      const member = await members.byAccount(account);
      if (member) await members.grantCoordination(member.id, this.parts.clock.now());
    });
  }

  async act(work: (repos: Repositories) => Promise<void>): Promise<void> {
    await this.parts.store.act(1, work);
  }

  look<T>(look: (repos: Repositories) => Promise<T>): Promise<T> {
    return this.parts.store.read(1, look);
  }

  /** Utopia was told this, and all that it caused is done. */
  async heard(words: string | RegExp): Promise<void> {
    await this.parts.between.heard(words);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.chat.settled();
    await this.house.settle();
    await this.chat.settled();
  }

  /** So many ms pass, for everybody. */
  async passes(ms: number): Promise<void> {
    await sleep(ms);
    this.parts.clock.set(this.parts.clock.now() + ms);
    await this.house.settle();
  }

  async until(wall: string): Promise<void> {
    await liveUntil(this.parts.clock, at(wall), this.house);
  }

  /** What Utopia wrote in a body's room, as somebody reads it, with ordinary spaces. */
  async channel(slug: string): Promise<readonly Seen[]> {
    const { organiser } = this.parts;
    const all = await readIn(this.room(slug), [organiser]);
    return all.filter(({ sender }) => sender === this.bot).map(spaced);
  }

  /** What was posted there, answers left out. */
  async posted(slug: string): Promise<readonly Seen[]> {
    return (await this.channel(slug)).filter(({ msgtype }) => msgtype === "m.text");
  }

  async close(): Promise<void> {
    await this.stops();
    await this.parts.store.close();
    await this.parts.between.close();
  }
}

const ordinary = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, " ");
const spaced = (one: Seen): Seen => ({ ...one, body: ordinary(one.body) });

/** Someone who writes and reacts in a body's room, and reads what follows. */
export class Inhabitant {
  readonly person: Person;
  readonly #town: MatrixTown;

  constructor(person: Person, town: MatrixTown) {
    this.person = person;
    this.#town = town;
  }

  /** Says something in a room; gives what they are answered there. */
  async says(words: string, slug = "logement"): Promise<string> {
    const room = this.#town.room(slug);
    const said = await this.person.says(room, words);
    await this.#town.heard(said);
    const all = await readIn(room, [this.person]);
    const answers = all.filter(({ repliesTo }) => repliesTo === said);
    return answers.map(({ body }) => ordinary(body)).join("\n");
  }

  /** Reacts to the latest message that reads so; gives the reaction's id. */
  async reacts(to: RegExp, sign: string, slug = "logement"): Promise<string> {
    const room = this.#town.room(slug);
    const target = await this.person.sees(room, ({ body }) => to.test(ordinary(body)));
    const reaction = await this.person.reacts(room, target.id, sign);
    await this.#town.heard(reaction);
    return reaction;
  }

  async takesBack(reaction: string, slug = "logement"): Promise<void> {
    await this.person.takesBack(this.#town.room(slug), reaction);
    await this.#town.heard(new RegExp(`"redacts":"${reaction.replace("$", "\\$")}"`, "u"));
  }

  /** What they are told beside a message, in its thread. */
  async asides(slug = "logement"): Promise<readonly string[]> {
    const all = await readIn(this.#town.room(slug), [this.person]);
    const own = all.filter(
      ({ thread, calls = [] }) => thread !== undefined && calls.includes(this.person.id),
    );
    return own.map(({ body }) => ordinary(body));
  }

  /** Comes to the room that Utopia opened to speak to them alone, and reads what is there. */
  async directs(): Promise<readonly string[]> {
    const { chat } = this.#town;
    const { id: userId, name } = this.person;
    const { address } = await chat.direct({ platform: "matrix", scope: "", userId, name });
    await this.person.isInvited(address);
    await comes(this.person, address);
    return (await readIn(address, [this.person])).map(({ body }) => ordinary(body));
  }
}
