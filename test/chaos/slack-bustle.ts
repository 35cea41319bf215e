import { setTimeout } from "node:timers/promises";
import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { dayAt, daysAfter } from "../../src/when.ts";
import type { SlackPerson } from "../fakes/slack/person.ts";
import { hurried } from "./haste.ts";
import { channelsOf, type SlackNetwork } from "./slack-network.ts";

const ZONE = "Europe/Paris";
const COMMISSIONS = ["logement", "sante", "emploi", "jeunesse"] as const;
const VOTERS = 2;
const ANSWERS = ["oui", "non", "si besoin"];
/** So many that a poll is several messages. */
const MANY_DATES = 25;
/** How long somebody waits for an answer before they go on (ms). */
const PATIENCE = 1_000;
const PAUSE = 50;
const LOOK_EVERY = 10;

const channelIn = (round: number): string =>
  channelsOf(COMMISSIONS[round % COMMISSIONS.length] ?? "")[0] ?? "";

/** People who keep the bot busy, and what its file says of that. */
export class SlackBustle {
  readonly #network: SlackNetwork;
  readonly #raw: SqliteFile;

  constructor(network: SlackNetwork) {
    this.#network = network;
    this.#raw = new Sqlite(network.file, { readonly: true });
  }

  close(): void {
    this.#raw.close();
  }

  /** How many messages have been owed, edits left out. */
  get owed(): number {
    return this.#count("select count(*) from delivery where edits_id is null");
  }

  get sent(): number {
    return this.#count("select count(*) from delivery where edits_id is null and state = 'sent'");
  }

  /** How many messages and edits are on their way, or wait for it. */
  get waiting(): number {
    return this.#count("select count(*) from delivery where state in ('held', 'owed', 'sending')");
  }

  /** What was left in the middle by whoever ran last. */
  get interrupted(): number {
    return this.#count("select count(*) from delivery where state = 'sending'");
  }

  #count(sql: string): number {
    return Number(this.#raw.prepare(sql).pluck().get());
  }

  /** Goes on, round after round, until so many messages have been owed. What nobody answers is not said again. */
  async goesOnUntil(messages: number): Promise<void> {
    for (let round = 0; this.owed < messages; round += 1) await this.#round(round);
  }

  /** Who has voted is not asked any more: in every other poll people are asked, and vote in those between. */
  async #round(round: number): Promise<void> {
    const [coordination, ...members] = this.#network.people;
    if (coordination === undefined) throw new Error("nobody is there");
    const here = channelIn(round);
    const dates = Array.from({ length: round % 4 === 1 ? MANY_DATES : 2 }, (_, at) =>
      this.#date(at),
    );
    await this.#says(coordination, `annoncer "Annonce ${round} : bonjour." --oui`, here);
    await this.#says(coordination, `sondage dates "Projet ${round}" ${dates.join(", ")}`, here);
    const number = this.#numberOf(round);
    if (round % 2 === 0 && number !== undefined)
      await this.#says(coordination, `sondage relancer #${number}`, here);
    const voters = members.slice(0, VOTERS);
    for (let voted = 1; voted <= round; voted += 2) await this.#vote(voters, voted, round);
  }

  /** Each time another answer than the last: what stands is edited. */
  async #vote(voters: readonly SlackPerson[], voted: number, round: number): Promise<void> {
    const number = this.#numberOf(voted);
    if (number === undefined) return;
    const words = `voter #${number} 1 ${ANSWERS[round % ANSWERS.length]}`;
    await Promise.all(voters.map((voter) => this.#says(voter, words, channelIn(voted))));
  }

  #numberOf(round: number): number | undefined {
    const named = this.#raw.prepare<[string], number>("select number from poll where title = ?");
    return named.pluck().get(`Projet ${round}`);
  }

  /** `le 12/05/2027 à 18h`: some weeks after now. */
  #date(number: number): string {
    const { haste } = this.#network;
    const { day } = daysAfter(dayAt(hurried(haste).now(), ZONE), 30 + number);
    const [year, month, date] = day.split("-");
    return `le ${date}/${month}/${year} à 18h`;
  }

  /** Types it, and waits for the answer; a bot that is dead gives none. */
  async #says(person: SlackPerson, words: string, channel: string): Promise<void> {
    const before = person.answers.length;
    const sent = await person.types(`/utopia ${words}`, { in: channel });
    // Nobody is there: a little later somebody may be.
    const patience = sent?.outcome === "acknowledged" ? PATIENCE : PAUSE;
    const until = performance.now() + patience;
    while (person.answers.length === before && performance.now() < until)
      await setTimeout(LOOK_EVERY);
  }
}
