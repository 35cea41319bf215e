import { confirmDelegation } from "./acts/people.ts";
import { type Account, EMBEDDED, type Place } from "./chat.ts";
import type { Command, Situation } from "./command.ts";
import { shownPath } from "./command-names.ts";
import { offersOf } from "./complete.ts";
import type { Member } from "./domain/member.ts";
import { isRefusal, type Refusal, refuse } from "./domain/refusal.ts";
import type { Territory } from "./domain/territory.ts";
import { OPERATOR } from "./founding.ts";
import { readMoment } from "./readers/dates/index.ts";
import { bodyNamed, partnerNamed } from "./readers/entities.ts";
import { folded } from "./readers/names.ts";
import { readText } from "./readers/text.ts";
import type { Repositories } from "./store/repositories.ts";
import type { Store } from "./store/store.ts";
import { type Language, speech } from "./text.ts";
import { liveUntil, type TravelClock, type Traveller } from "./travel.ts";
import { instantOf, type WallTime, wallAt } from "./when.ts";

const MOST_NAME = 80;

/** Someone of the embedded terminal, and for which partner they speak. */
export type Speaker = Account & { readonly speaksFor?: string };

export interface RehearsalParts {
  readonly store: Store;
  readonly territory: Territory;
  readonly clock: TravelClock;
  readonly house: Traveller;
  readonly commands: readonly Command[];
}

/** The town as the embedded terminal plays it: its people are made up, its clock can be moved. */
export class Rehearsal {
  readonly language: Language;
  readonly #parts: RehearsalParts;

  constructor(parts: RehearsalParts) {
    this.#parts = parts;
    this.language = parts.territory.language;
  }

  /** This person, made up on first mention, as a confirmed delegate of that partner if named. */
  async meet(name: string, partner: string | undefined): Promise<Speaker | Refusal> {
    const { store, territory } = this.#parts;
    return store.act(territory.id, (repos) => this.#meet(repos, name, partner));
  }

  async #meet(
    repos: Repositories,
    typed: string,
    partner: string | undefined,
  ): Promise<Speaker | Refusal> {
    const name = readText(typed, MOST_NAME);
    if (isRefusal(name)) return name;
    const account: Account =
      folded(name) === OPERATOR.userId
        ? OPERATOR
        : { platform: EMBEDDED, scope: "", userId: name.toLowerCase(), name };
    const named = partner === undefined ? undefined : await partnerNamed(partner, repos);
    if (isRefusal(named)) return named;
    const known = (await repos.members.byAccount(account)) ?? (await this.#welcome(repos, account));
    const work = {
      territory: this.#parts.territory,
      repos,
      now: this.#parts.clock.now(),
      member: known,
    };
    const member = named === undefined ? known : await confirmDelegation(work, known, named);
    const speaksFor = member.delegation?.partnerName;
    return { ...account, ...(speaksFor !== undefined && { speaksFor }) };
  }

  async #welcome(repos: Repositories, account: Account): Promise<Member> {
    const now = this.#parts.clock.now();
    const member = await repos.members.welcome(account, now);
    await repos.bodies.join((await repos.bodies.plenary()).id, member.id, now);
    return member;
  }

  /** The embedded channel of a body, by its name. */
  async enter(words: string): Promise<Place | Refusal> {
    const { store, territory } = this.#parts;
    return store.read(territory.id, async (repos) => {
      const body = await bodyNamed(words.replace(/^#/u, ""), repos);
      if (isRefusal(body)) return body;
      const channel = await repos.channels.embedded(body.id);
      return channel?.place ?? refuse("terminal.no-channel", { body: body.name });
    });
  }

  /** Where nobody else listens. */
  direct(account: Account): Place {
    return {
      platform: EMBEDDED,
      scope: "",
      address: account.userId,
      kind: "direct",
      name: account.name,
    };
  }

  /** Moves the clock forward, living through what is due on the way. */
  async travel(words: string): Promise<WallTime | Refusal> {
    const { clock, territory, house } = this.#parts;
    const target = readMoment(words, {
      now: clock.now(),
      zone: territory.zone,
      language: this.language,
    });
    if (isRefusal(target)) return target;
    await liveUntil(clock, instantOf(target), house);
    return { wall: target.wall, zone: target.zone };
  }

  now(): WallTime {
    return wallAt(this.#parts.clock.now(), this.#parts.territory.zone);
  }

  settle(): Promise<void> {
    return this.#parts.house.settle();
  }

  /** What a line may become: a command, or, after one, what its arguments offer. */
  async complete(line: string): Promise<readonly string[]> {
    const [, call = "", typed = ""] = /^(\/?utopia\s+|\/|)(.*)$/iu.exec(line) ?? [];
    if (typed === "") return [];
    const paths = this.#parts.commands.map(
      (command) => [shownPath(command.path, this.language), command] as const,
    );
    const meant = paths.filter(([path]) => path.startsWith(typed.toLowerCase()));
    const begun = paths.find(([path]) => typed.toLowerCase().startsWith(`${path} `));
    if (begun === undefined) return meant.map(([path]) => `${call}${path} `);
    const [path, command] = begun;
    return (await this.#offers(command, typed.slice(path.length + 1))).map(
      (offer) => `${call}${path} ${offer}`,
    );
  }

  async #offers(command: Command, begun: string): Promise<readonly string[]> {
    const { store, territory, clock } = this.#parts;
    return store.read(territory.id, async (repos) => {
      const at: Situation = {
        territory,
        repos,
        now: clock.now(),
        place: this.direct(OPERATOR),
        body: undefined,
        member: undefined,
        speech: speech(this.language),
      };
      for (const arg of Object.values(command.args)) {
        if (arg.given === "option" || arg.given === "flag") continue;
        const offers = await offersOf(arg, begun, at);
        const meant = offers.map(({ value }) => value).filter((value) => goesOn(value, begun));
        if (meant.length > 0) return meant;
      }
      return [];
    });
  }
}

/** Whether words go on where others end: what is typed stays, the rest is put behind it. */
function goesOn(words: string, begun: string): boolean {
  return folded(words.slice(0, begun.length)) === folded(begun);
}
