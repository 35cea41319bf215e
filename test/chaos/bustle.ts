import type { Account } from "../../src/chat.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { instantOf, MINUTE, sameWallOn, wallAt } from "../../src/when.ts";
import { channelOf } from "../support/places.ts";
import type { Life } from "./life.ts";
import { CALLING_PARTNER, COORDINATION, DELEGATES, MORNING } from "./townsfolk.ts";

const ZONE = "Europe/Paris";
const CHANNELS = ["logement", "sante", "emploi", "jeunesse", "pleniere"] as const;
const PAUSE = 20 * MINUTE;
const EVENING = "18:30";
/** Longer than one message of the platform. */
const LONG = "La maison de quartier ouvre ses portes. ".repeat(55);

/** What someone says, and the query that finds what it must leave. */
interface Said {
  readonly who: Account;
  readonly slug: string;
  readonly words: string;
  readonly leaves: readonly [sql: string, ...values: readonly (string | number)[]];
}

/** A network whose people are busy, in a file that outlives the processes on it. */
export class Bustle {
  readonly file: string;
  /** Epoch ms: by the clock of everybody. */
  now = MORNING;
  readonly #answered: Said[] = [];
  readonly #refused: string[] = [];
  #round = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** Some more people say things, at once, to a bot that may die of it; then some time passes. */
  async goesOn(life: Life): Promise<void> {
    const round = this.#round;
    this.#round += 1;
    await this.#all(life, this.#begun(round));
    await this.#all(life, this.#answers(round));
    if (life.isOver) return;
    const later = this.now + PAUSE;
    const { wall } = wallAt(later, ZONE);
    const isEvening = wall.slice(11) > EVENING;
    this.now = isEvening ? instantOf(sameWallOn({ wall, zone: ZONE }, 1, "09:00")) : later;
    await life.until(this.now);
  }

  /** What was answered and is not there, or was not answered as it should have been. */
  broken(): readonly string[] {
    const lost = this.#answered.filter(
      ({ leaves: [sql, ...values] }) => this.#look(sql, values).length === 0,
    );
    return [...this.#refused, ...lost.map(({ words }) => `answered and not there: « ${words} »`)];
  }

  async #all(life: Life, said: readonly Said[]): Promise<void> {
    await Promise.all(
      said.map(async (one) => {
        const place = channelOf("slack", one.slug);
        const view = await life.says({ from: one.who, place, words: one.words });
        if (view === undefined) return;
        const failure = view.refused ?? view.fault;
        if (failure === undefined) this.#answered.push(one);
        else this.#refused.push(`answered ${failure}: « ${one.words} »`);
      }),
    );
  }

  /** What the coordination begins. */
  #begun(round: number): readonly Said[] {
    const who = COORDINATION;
    const minute = String(round % 60).padStart(2, "0");
    const text = `Annonce ${round} : ${round % 3 === 0 ? LONG : "bonjour."}`;
    const audience = round % 3 === 1 ? "" : "--à=logement";
    return [
      {
        who,
        slug: slugAt(round),
        words: `sondage dates "Projet ${round}" ${this.#day(3)} 18h${minute}, ${this.#day(4)} 14h`,
        leaves: ["select 1 from poll where title = ?", `Projet ${round}`],
      },
      {
        who,
        slug: slugAt(round + 2),
        words: `réunion fixer ${this.#day(1)} 15h${minute} --titre="Réunion ${round}"`,
        leaves: ["select 1 from meeting where title = ?", `Réunion ${round}`],
      },
      {
        who,
        slug: "pleniere",
        words: `annoncer "${text}" --oui ${audience}`,
        leaves: ["select 1 from announcement where text = ?", text.trim()],
      },
    ];
  }

  /** What people answer to what was begun, as far as it has. */
  #answers(round: number): readonly Said[] {
    return [
      ...this.#votes(round, "oui"),
      ...this.#votes(round - 1, "si besoin").slice(0, 2),
      ...this.#attendance(round),
      ...this.#changes(round),
    ];
  }

  #votes(round: number, answer: string): readonly Said[] {
    const poll = this.#number("poll", `Projet ${round}`);
    if (poll === undefined) return [];
    const slug = slugAt(round);
    const cast = `select 1 from ballot join poll on poll.id = poll_id
      join identity on identity.member_id = ballot.member_id where poll.number = ? and user_id = ?`;
    const own = DELEGATES.map(
      (who): Said => ({
        who,
        slug,
        words: `voter #${poll} 1 ${answer}`,
        leaves: [cast, poll, who.userId],
      }),
    );
    const noted: Said = {
      who: COORDINATION,
      slug,
      words: `voter #${poll} 2 ${answer} --pour="${CALLING_PARTNER}"`,
      leaves: [
        `select 1 from ballot join poll on poll.id = poll_id
          where poll.number = ? and via = 'phone'`,
        poll,
      ],
    };
    return [...own, noted];
  }

  #attendance(round: number): readonly Said[] {
    const meeting = this.#number("meeting", `Réunion ${round}`);
    if (meeting === undefined) return [];
    const answered = `select 1 from rsvp join meeting on meeting.id = meeting_id
      join identity on identity.member_id = rsvp.member_id where meeting.number = ? and user_id = ?`;
    return DELEGATES.slice(1).map((who) => ({
      who,
      slug: slugAt(round + 2),
      words: `présence #${meeting} oui`,
      leaves: [answered, meeting, who.userId],
    }));
  }

  /** Of the last round: a meeting is moved or cancelled. Of this one: an announcement is stopped. */
  #changes(round: number): readonly Said[] {
    const who = COORDINATION;
    const slug = slugAt(round + 1);
    const meeting = this.#number("meeting", `Réunion ${round - 1}`);
    const moved: Said = {
      who,
      slug,
      words: `réunion déplacer #${meeting} ${this.#day(2)} 16h`,
      leaves: ["select 1 from meeting where number = ? and revision = 2", meeting ?? 0],
    };
    const cancelled: Said = {
      who,
      slug,
      words: `réunion annuler #${meeting}`,
      leaves: ["select 1 from meeting where number = ? and state = 'cancelled'", meeting ?? 0],
    };
    const announcement = this.#number("announcement", `Annonce ${round} : %`);
    const stopped: Said = {
      who,
      slug: "pleniere",
      words: `annonce arrêter #${announcement}`,
      leaves: [
        "select 1 from announcement where number = ? and stopped_at is not null",
        announcement ?? 0,
      ],
    };
    return [
      ...(meeting === undefined ? [] : [round % 3 === 0 ? cancelled : moved]),
      ...(announcement !== undefined && round % 4 === 1 ? [stopped] : []),
    ];
  }

  #number(table: "poll" | "meeting" | "announcement", name: string): number | undefined {
    const column = table === "announcement" ? "text" : "title";
    const [number] = this.#look(`select number from ${table} where ${column} like ?`, [name]);
    return number === undefined ? undefined : Number(number);
  }

  #look(sql: string, values: readonly (string | number)[]): readonly unknown[] {
    const raw = new Sqlite(this.file, { readonly: true });
    try {
      return raw
        .prepare(sql)
        .pluck()
        .all(...values);
    } finally {
      raw.close();
    }
  }

  #day(days: number): string {
    const { wall } = sameWallOn(wallAt(this.now, ZONE), days, "09:00");
    return `le ${wall.slice(8, 10)}/${wall.slice(5, 7)}/${wall.slice(0, 4)} à`;
  }
}

const slugAt = (round: number): string => CHANNELS[round % CHANNELS.length] ?? "pleniere";
