import founding from "../../data/thionville/network.json" with { type: "json" };
import { speakFor, speakForNone } from "../../src/acts/people.ts";
import { openPoll } from "../../src/acts/polls.ts";
import { castVote, noteVote } from "../../src/acts/votes.ts";
import type { Work } from "../../src/acts/work.ts";
import { type PollBoard, pollBoard } from "../../src/boards/poll.ts";
import type { Member } from "../../src/domain/member.ts";
import { partnerKey } from "../../src/domain/partner.ts";
import { type Answer, type Poll, type PollOption } from "../../src/domain/poll.ts";
import { isRefusal, type Refusal } from "../../src/domain/refusal.ts";
import { found } from "../../src/founding.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Partner } from "../../src/store/partners.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { HOUR } from "../../src/when.ts";
import type { Ballots, Step, Terms } from "./voting.ts";

const NOW = Date.UTC(2027, 0, 11, 9);
const ZONE = "Europe/Paris";
const PARTNERS = ["Croix-Rouge Française", "Secours Catholique"];
const OPTIONS: Readonly<Record<Terms["kind"], readonly PollOption["proposal"][]>> = {
  choice: [{ label: "Rouge" }, { label: "Vert" }, { label: "Bleu" }],
  dates: ["01", "06", "08"].map((day) => ({ wall: `2027-04-${day}T18:00`, zone: ZONE })),
};

/** The network in memory, where polls are opened and voted in by the acts themselves. */
export class PollingStation {
  readonly #store: Store;
  #polls = 0;

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(): Promise<PollingStation> {
    const store = new Store(await openDatabase(":memory:", NOW));
    await store.transact((db) => found(db, founding, NOW, "no code"));
    return new PollingStation(store);
  }

  /** Opens a poll in a body of its own with four members, takes these steps, and gives what was counted. */
  async hold(
    terms: Terms,
    steps: readonly Step[],
  ): Promise<{ readonly ballots: Ballots; readonly board: PollBoard }> {
    this.#polls += 1;
    const name = `Sondage ${this.#polls}`;
    const held = await this.#act(async (work) => {
      const body = await work.repos.bodies.add(
        { slug: name, name, kind: "commission", parentId: null, animatedBy: null },
        NOW,
      );
      const people: number[] = [];
      for (const userId of ["0", "1", "2", "3"]) {
        const member = await work.repos.members.welcome(
          { platform: "slack", scope: name, userId, name: userId },
          NOW,
        );
        await work.repos.bodies.join(body.id, member.id, NOW);
        people.push(member.id);
      }
      const poll = await openPoll(work, {
        ...terms,
        body,
        title: name,
        proposals: OPTIONS[terms.kind],
        plansMeeting: false,
      });
      return isRefusal(poll) ? poll : { poll, people };
    });
    for (const [at, step] of steps.entries())
      await this.#act((work) => take(work, held, step), NOW + ((at + 1) * HOUR) / 60);
    return this.#act(async (work) => {
      const poll = await work.repos.polls.get(held.poll.id);
      const board = await pollBoard(work.repos, poll);
      const ballots = await counted(work.repos, held);
      await work.repos.polls.edit(poll.id, { state: "cancelled", closedAt: work.now });
      return { ballots, board };
    });
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #act<T>(act: (work: Work) => Promise<T | Refusal>, now = NOW): Promise<T> {
    const [territory] = await this.#store.territories();
    if (territory === undefined) throw new Error("no territory");
    const done = await this.#store.act(territory.id, async (repos) => {
      const [member] = await repos.members.coordinators();
      return act({ territory, repos, now, member });
    });
    if (isRefusal(done)) throw new Error(done.refused);
    return done;
  }
}

interface Held {
  readonly poll: Poll;
  readonly people: readonly number[];
}

async function take(work: Work, held: Held, step: Step): Promise<unknown> {
  const poll = await work.repos.polls.get(held.poll.id);
  switch (step.act) {
    case "vote":
      return castVote(work, poll, await person(work, held, step.member), byId(poll, step.answers));
    case "phone":
      return noteVote(
        work,
        poll,
        { member: await person(work, held, step.member) },
        byId(poll, step.answers),
      );
    case "phone partner":
      return noteVote(
        work,
        poll,
        { partner: await partner(work, step.partner) },
        byId(poll, step.answers),
      );
    case "speak for":
      return speakFor(
        work,
        await person(work, held, step.member),
        await partner(work, step.partner),
      );
    case "speak for none":
      return speakForNone(work, await person(work, held, step.member));
    default:
      return step satisfies never;
  }
}

async function person({ repos }: Work, { people }: Held, number: number): Promise<Member> {
  const member = await repos.members.byId(people[number] ?? 0);
  if (member === undefined) throw new Error(`no member ${number}`);
  return member;
}

async function partner({ repos }: Work, number: number): Promise<Partner> {
  const named = await repos.partners.byKey(partnerKey(PARTNERS[number] ?? ""));
  if (named === undefined) throw new Error(`no partner ${number}`);
  return named;
}

const byId = ({ options }: Poll, answers: ReadonlyMap<number, Answer>) =>
  new Map([...answers].map(([position, answer]) => [options[position - 1]?.id ?? 0, answer]));

/** The ballots as they stand in the database, by the numbers of the steps. */
async function counted(repos: Repositories, { poll, people }: Held): Promise<Ballots> {
  const keys = await Promise.all(PARTNERS.map((name) => repos.partners.byKey(partnerKey(name))));
  const positions = new Map(poll.options.map((option) => [option.id, option.position]));
  const ballots = await repos.ballots.ofPoll(poll.id);
  return new Map(
    ballots.map(({ memberId, partnerId, answers }) => [
      memberId === null
        ? `partner ${keys.findIndex((one) => one?.id === partnerId)}`
        : `member ${people.indexOf(memberId)}`,
      new Map([...answers].map(([option, answer]) => [positions.get(option) ?? 0, answer])),
    ]),
  );
}
