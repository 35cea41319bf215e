import { setTimeout } from "node:timers/promises";
import { Sqlite } from "../../src/store/sqlite.ts";
import type { DiscordPerson } from "../fakes/discord/person.ts";
import type { DiscordServer } from "../fakes/discord-server.ts";
import type { HurriedNetwork } from "./hurried-network.ts";
import type { StormyPlatform } from "./stormy-platform.ts";

/** Each of them is asked there, and has a button for each answer. */
const COMMISSIONS = ["logement", "sante", "emploi"];
const DATES = "le 4/5/2027 à 18h, le 6/5/2027 à 14h, le 7/5/2027 à 9h";
/** What everybody answers to the dates of a poll, one after the other; the first is thought over. */
const ANSWERS = [
  { position: 1, answer: "yes" },
  { position: 2, answer: "if-need-be" },
  { position: 3, answer: "no" },
  { position: 1, answer: "no" },
] as const;
const NOTED = /est notée/u;
/** After which somebody presses, or presses again (ms). */
const PAUSE = 50;

/** What somebody answered, by whom and to what: « 2003, #1 2 ». */
const nameOf = (user: string, poll: number, position: number): string =>
  `${user}, #${poll} ${position}`;

interface PostedPoll {
  readonly number: number;
  readonly channel: string;
}

/** People who answer polls by their buttons, and press again until they are told that it is noted. */
export class DiscordVoters {
  /** How many presses were answered, and how many were not. */
  answered = 0;
  unanswered = 0;
  /** How many were answered of those that were made while nobody listened. */
  answeredLater = 0;
  readonly #discord: DiscordServer;
  readonly #network: HurriedNetwork<StormyPlatform<string>>;
  /** What each option was answered with, as far as whoever answered was told that it is noted. */
  readonly #noted = new Map<string, string>();

  constructor(discord: DiscordServer, network: HurriedNetwork<StormyPlatform<string>>) {
    this.#discord = discord;
    this.#network = network;
  }

  /** The coordination opens the polls, and everybody else answers them. */
  async vote(): Promise<void> {
    const { people, channels } = this.#network;
    const [coordination, ...voters] = people;
    const polls: PostedPoll[] = [];
    for (const slug of COMMISSIONS) {
      const [channel = ""] = channels.get(slug) ?? [];
      const given = { titre: slug, dates: DATES };
      while (this.#pollIn(channel) === undefined) {
        await coordination?.asks({ path: "sondage dates", given }, channel);
        await setTimeout(PAUSE);
      }
      polls.push({ channel, number: this.#pollIn(channel) ?? 0 });
    }
    await Promise.all(voters.map(({ id }) => this.#answers(id, polls)));
  }

  /** The number of the first poll that stands there. */
  #pollIn(channel: string): number | undefined {
    const [first] = this.#discord.standing(channel);
    const number = /r:vote #(?<number>\d+)/u.exec(JSON.stringify(first?.components))?.groups;
    return number && Number(number["number"]);
  }

  async #answers(user: string, polls: readonly PostedPoll[]): Promise<void> {
    const person = this.#discord.person(user, user);
    for (const { number, channel } of polls)
      for (const { position, answer } of ANSWERS) {
        const button = `r:vote #${number} ${position} ${answer}`;
        do await setTimeout(PAUSE);
        while (!(await this.#presses(person, button, channel)));
        this.#noted.set(nameOf(user, number, position), answer);
      }
  }

  /** Whether the person was told that it is noted. */
  async #presses(person: DiscordPerson, button: string, channel: string): Promise<boolean> {
    const isHeard = this.#discord.gateway.connections > 0;
    const before = person.answers.length;
    await person.clicks(button, { in: channel });
    const isNoted = person.answers.slice(before).some(({ text }) => NOTED.test(text));
    if (!isNoted) this.unanswered += 1;
    else this.answered += 1;
    if (isNoted && !isHeard) this.answeredLater += 1;
    return isNoted;
  }

  /** What was noted, as people were told, and is not. */
  lost(): readonly string[] {
    const raw = new Sqlite(this.#network.file, { readonly: true });
    const rows = raw
      .prepare<[], Cast>(
        `select user_id as user, poll.number as poll, position, answer from ballot_answer
         join ballot on ballot.id = ballot_id join poll on poll.id = ballot.poll_id
         join poll_option on poll_option.id = option_id
         join identity on identity.member_id = cast_by`,
      )
      .all();
    raw.close();
    const cast = new Map(
      rows.map(({ user, poll, position, answer }) => [nameOf(user, poll, position), answer]),
    );
    return [...this.#noted]
      .filter(([name, answer]) => cast.get(name) !== answer)
      .map(([name, answer]) => `noted ${answer}, and is ${cast.get(name)}: ${name}`);
  }
}

interface Cast {
  readonly user: string;
  readonly poll: number;
  readonly position: number;
  readonly answer: string;
}
