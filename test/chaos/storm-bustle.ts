import { Sqlite, type SqliteFile } from "../../src/store/sqlite.ts";
import { dayAt, daysAfter } from "../../src/when.ts";
import { hurried } from "./haste.ts";
import type { HurriedNetwork } from "./hurried-network.ts";
import type { StormyPlatform, Talker } from "./stormy-platform.ts";

const ZONE = "Europe/Paris";
const COMMISSIONS = ["logement", "sante", "emploi", "jeunesse"] as const;
const VOTERS = 2;
const ANSWERS = ["oui", "non", "si besoin"];
/** So many that a poll is several messages. */
const MANY_DATES = 25;

/** People who keep the bot busy, and what its file says of that. */
export class StormBustle {
  readonly #network: HurriedNetwork<StormyPlatform<string>>;
  readonly #raw: SqliteFile;

  constructor(network: HurriedNetwork<StormyPlatform<string>>) {
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
    const here = this.#channelIn(round);
    const dates = Array.from({ length: round % 4 === 1 ? MANY_DATES : 2 }, (_, at) =>
      this.#date(at),
    );
    const announced = { texte: `"Annonce ${round} : bonjour."`, oui: true } as const;
    await coordination.asks({ path: "annoncer", given: announced }, here);
    const proposed = { titre: `"Projet ${round}"`, dates: dates.join(", ") };
    await coordination.asks({ path: "sondage dates", given: proposed }, here);
    const number = this.#numberOf(round);
    if (round % 2 === 0 && number !== undefined)
      await coordination.asks({ path: "sondage relancer", given: { sondage: `#${number}` } }, here);
    const voters = members.slice(0, VOTERS);
    for (let voted = 1; voted <= round; voted += 2) await this.#vote(voters, voted, round);
  }

  /** Each time another answer than the last: what stands is edited. */
  async #vote(voters: readonly Talker[], voted: number, round: number): Promise<void> {
    const number = this.#numberOf(voted);
    if (number === undefined) return;
    const given = { réponses: `#${number} 1 ${ANSWERS[round % ANSWERS.length]}` };
    const where = this.#channelIn(voted);
    await Promise.all(voters.map((voter) => voter.asks({ path: "voter", given }, where)));
  }

  #channelIn(round: number): string {
    const slug = COMMISSIONS[round % COMMISSIONS.length] ?? "";
    return this.#network.channels.get(slug)?.[0] ?? "";
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
}
