import { setTimeout as sleep } from "node:timers/promises";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { dayAt, daysAfter } from "../../src/when.ts";
import { hurried } from "../chaos/haste.ts";
import type { HurriedNetwork } from "../chaos/hurried-network.ts";
import type { MatrixCrowd } from "./matrix-crowd.ts";
import type { Person } from "./person.ts";

const ZONE = "Europe/Paris";
const COMMISSIONS = ["logement", "sante", "emploi", "jeunesse"];
const ANSWERS = [
  { typed: "oui", noted: "yes" },
  { typed: "si besoin", noted: "if-need-be" },
  { typed: "non", noted: "no" },
] as const;
/** How long a poll may take to stand, whoever dies meanwhile (ms). */
const PATIENCE = 120_000;
const LOOK_EVERY = 50;

/** People who open polls, announce, and answer, and never say anything twice. */
export class MatrixVoters {
  readonly #network: HurriedNetwork<MatrixCrowd>;
  readonly #raw: SqliteFile;
  /** What everybody answered last, by « @lea:… #1 2 ». */
  readonly #cast = new Map<string, string>();
  readonly #commands: string[] = [];

  constructor(network: HurriedNetwork<MatrixCrowd>) {
    this.#network = network;
    this.#raw = new Sqlite(network.file, { readonly: true });
  }

  close(): void {
    this.#raw.close();
  }

  /** How many messages stand, edits left out. */
  get sent(): number {
    return this.#messagesIn("sent");
  }

  /** How many were left in the middle by whoever ran last. */
  get interrupted(): number {
    return this.#messagesIn("sending");
  }

  #messagesIn(state: string): number {
    const rows = this.#raw.prepare<[string], number>(
      "select count(*) from delivery where edits_id is null and state = ?",
    );
    return rows.pluck().get(state) ?? 0;
  }

  /** In each round a poll is opened, and answered by everybody else, and something is announced. */
  async talk(rounds: number): Promise<void> {
    const numbers = Array.from({ length: rounds }, (_, round) => round);
    await Promise.all([this.#begin(numbers), this.#answer(numbers)]);
  }

  async #begin(rounds: readonly number[]): Promise<void> {
    const [coordination] = this.#network.people;
    for (const round of rounds) {
      const room = this.#roomOf(round);
      const dates = [30, 31].map((days) => this.#date(days)).join(", ");
      await this.#says(coordination, room, `!u sondage dates "Projet ${round}" ${dates}`);
      await this.#says(coordination, room, `!u annoncer "Annonce ${round} : bonjour." --oui`);
    }
  }

  async #answer(rounds: readonly number[]): Promise<void> {
    const [, ...voters] = this.#network.people;
    for (const round of rounds) {
      const room = this.#roomOf(round);
      await Promise.all(
        voters.map(async (voter, at) => {
          const asks = new RegExp(`^Projet ${round}\\s`, "u");
          const { id } = await voter.sees(room, asks, PATIENCE);
          const number = this.#numberOf(round);
          const { typed, noted } = ANSWERS[(round + at) % ANSWERS.length] ?? ANSWERS[0];
          await voter.reacts(room, id, at === 0 ? "1️⃣" : "1 🤔");
          this.#cast.set(`${voter.id} #${number} 1`, at === 0 ? "yes" : "if-need-be");
          await this.#says(voter, room, `!u voter #${number} 2 ${typed}`);
          this.#cast.set(`${voter.id} #${number} 2`, noted);
        }),
      );
    }
  }

  async #says(person: Person | undefined, room: string, words: string): Promise<void> {
    const said = await person?.says(room, words);
    if (said !== undefined) this.#commands.push(said);
  }

  #roomOf(round: number): string {
    const slug = COMMISSIONS[round % COMMISSIONS.length] ?? "";
    return this.#network.channels.get(slug)?.[0] ?? "";
  }

  #numberOf(round: number): number {
    const named = this.#raw.prepare<[string], number>("select number from poll where title = ?");
    return named.pluck().get(`Projet ${round}`) ?? 0;
  }

  /** `le 12/05/2027 à 18h`: so many days from now. */
  #date(days: number): string {
    const { day } = daysAfter(dayAt(hurried(this.#network.haste).now(), ZONE), days);
    const [year, month, date] = day.split("-");
    return `le ${date}/${month}/${year} à 18h`;
  }

  /** Settled once all answers are counted and nothing waits any more; gives what never was so. */
  async rests(): Promise<readonly string[]> {
    const end = performance.now() + PATIENCE;
    let wrong = this.#unsettled();
    for (; wrong.length > 0 && performance.now() < end; wrong = this.#unsettled())
      await sleep(LOOK_EVERY);
    return wrong;
  }

  #unsettled(): readonly string[] {
    const waiting = this.#raw
      .prepare<[], string>(
        "select key from delivery where state in ('held', 'owed', 'sending') order by id",
      )
      .pluck()
      .all();
    return [...waiting.map((key) => `waits: ${key}`), ...this.miscounted()];
  }

  /** What is counted otherwise than it was answered. */
  miscounted(): readonly string[] {
    const rows = this.#raw
      .prepare<[], Cast>(
        `select user_id as user, poll.number as poll, position, answer from ballot_answer
         join ballot on ballot.id = ballot_id join poll on poll.id = ballot.poll_id
         join poll_option on poll_option.id = option_id
         join identity on identity.member_id = cast_by`,
      )
      .all();
    const counted = new Map(
      rows.map(({ user, poll, position, answer }) => [`${user} #${poll} ${position}`, answer]),
    );
    return [...new Set([...this.#cast.keys(), ...counted.keys()])]
      .filter((name) => this.#cast.get(name) !== counted.get(name))
      .map((name) => `answered ${this.#cast.get(name)}, counted ${counted.get(name)}: ${name}`);
  }

  /** How often each thing that was said to Utopia was answered. */
  async answered(): Promise<readonly number[]> {
    const { people, side } = this.#network;
    const replies: (string | undefined)[] = [];
    for (const room of side.rooms)
      for (const { repliesTo } of (await people[0]?.reads(room)) ?? []) replies.push(repliesTo);
    return this.#commands.map((said) => replies.filter((to) => to === said).length);
  }
}

interface Cast {
  readonly user: string;
  readonly poll: number;
  readonly position: number;
  readonly answer: string;
}
