import { expect, test } from "vitest";
import { HOUR } from "../../src/when.ts";
import { ownHomeserver } from "./homeserver.ts";
import { type Inhabitant, type MatrixTown, matrixTown } from "./matrix-town.ts";
import type { Seen } from "./reading.ts";

const DATES = ["jeudi 1 avril 18h", "mardi 6 avril 14h", "jeudi 8 avril 18h"];
/** Of each of three people: 500 in all, of which 300 an hour ago. */
const EACH = 167;
const LONG_AGO = 100;
const EVERY = 12;
const ANSWERS = [
  { typed: "oui", noted: "yes" },
  { typed: "si besoin", noted: "if-need-be" },
  { typed: "non", noted: "no" },
] as const;
const SIGNS = [
  { sign: "✅", noted: "yes" },
  { sign: "🤔", noted: "if-need-be" },
] as const;
const GAP = /^GET .*\/messages\?.*\bto=/u;
const PATIENCE = 120_000;

/** What people talk in: a room, the poll that they answer there, and what they had reacted to another one. */
interface Talk {
  readonly room: string;
  readonly poll: string;
  readonly given: string;
}

/** Somebody who talks while nobody listens, and what must come of it. */
class Talker {
  readonly who: Inhabitant;
  /** The commands that were said in time, and those that were not. */
  readonly timely: string[] = [];
  readonly late: string[] = [];
  /** What they answered last, by the number of the date. */
  readonly answers = new Map<number, string>();
  /** The titles of the meetings that they fixed in time. */
  readonly fixed: string[] = [];
  readonly #number: number;
  readonly #talk: Talk;
  #said = 0;

  constructor(who: Inhabitant, number: number, talk: Talk) {
    this.who = who;
    this.#number = number;
    this.#talk = talk;
  }

  /** When they take back what they had given; two of them do, one long ago and one in time. */
  get #regretsAt(): number | undefined {
    return [9, EACH - 4][this.#number];
  }

  get regrets(): boolean {
    return this.#regretsAt !== undefined;
  }

  /** Goes on until so much is said. */
  async saysUntil(count: number): Promise<void> {
    for (; this.#said < count; this.#said += 1) await this.#says(this.#said);
  }

  async #says(turn: number): Promise<void> {
    const { room, given } = this.#talk;
    const { person } = this.who;
    const round = Math.floor(turn / EVERY);
    if (turn === this.#regretsAt) return person.takesBack(room, given);
    if (turn % EVERY === 2) return this.#votes(round);
    if (turn % EVERY === 4) return this.#commands(turn);
    // Nobody may react twice with the same sign.
    if (turn % EVERY === 7 && round < DATES.length * SIGNS.length) return this.#reacts(round);
    await person.says(room, `Bavardage ${turn} : voter 1 oui ?`);
  }

  async #votes(round: number): Promise<void> {
    const position = 1 + ((round + this.#number) % DATES.length);
    const { typed, noted } = ANSWERS[(round * 2) % ANSWERS.length] ?? ANSWERS[0];
    await this.who.person.says(this.#talk.room, `!u voter #1 ${position} ${typed}`);
    this.answers.set(position, noted);
  }

  async #reacts(round: number): Promise<void> {
    const position = 1 + (round % DATES.length);
    const { sign, noted } = SIGNS[round % SIGNS.length] ?? SIGNS[0];
    await this.who.person.reacts(this.#talk.room, this.#talk.poll, `${position} ${sign}`);
    this.answers.set(position, noted);
  }

  async #commands(turn: number): Promise<void> {
    const isLate = turn < LONG_AGO;
    const title = `Réunion ${turn}`;
    // Each on a day of its own: none is in the way of another.
    const day = 12 + Math.floor(turn / EVERY);
    const fixes = this.#number === 0;
    const words = fixes ? `réunion fixer le ${day} avril 18h --titre="${title}"` : "quand";
    const said = await this.who.person.says(this.#talk.room, `!u ${words}`);
    (isLate ? this.late : this.timely).push(said);
    if (fixes && !isLate) this.fixed.push(title);
  }
}

test("500 messages that nobody heard are done once, although the gap is not filled at once", async (context) => {
  const home = await ownHomeserver(context, "raised", HOUR);
  const town = await matrixTown("2027-01-10T10:00", { home });
  const people = [
    await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières"),
    await town.person("lea", "Léa", "C.A.F. de la Moselle"),
    await town.person("karim", "Karim", "A.D.I.L. 57"),
  ];
  const [julie] = people;
  const room = town.room("logement");
  await julie?.says(`!u sondage dates "Colocation" ${DATES.join(", ")}`);
  await julie?.says('!u sondage dates "Goûter" lundi 12 avril 16h');
  const [{ id: poll } = { id: "" }] = await town.posted("logement");
  const talkers: Talker[] = [];
  for (const [number, who] of people.entries())
    talkers.push(
      new Talker(who, number, { room, poll, given: await who.reacts(/^Goûter/u, "✅") }),
    );
  const keep = town.parts.store.keep("matrix", town.parts.clock);
  const token = `sync:${town.bot}`;
  await town.stops();
  const before = (await keep.get(token)) ?? "";

  await Promise.all(talkers.map((talker) => talker.saysUntil(LONG_AGO)));
  await home.synapse.stops();
  await home.synapse.starts();
  await Promise.all(talkers.map((talker) => talker.saysUntil(EACH)));
  const last = await julie?.person.says(room, "!u quand");

  const { between } = town.parts;
  for (const mishap of ["lost", { status: 503 }] as const) between.fails(GAP, mishap);
  await town.starts();
  await julie?.person.sees(room, ({ repliesTo }) => repliesTo === last, PATIENCE);
  await town.settled();
  expect(between.asked(GAP)).toBeGreaterThan(4);
  await isAsSaid(town, talkers);
  const told = await answersIn(town);

  // As if it had ended before it could note how far it had read.
  await town.stops();
  await keep.set(token, before);
  const again = await julie?.person.says(room, "!u quand");
  await town.starts();
  await julie?.person.sees(room, ({ repliesTo }) => repliesTo === again, PATIENCE);
  await town.settled();
  await isAsSaid(town, talkers);
  expect(await answersIn(town)).toHaveLength(told.length + 1);
}, 300_000);

/** What Utopia has said in reply. */
async function answersIn(town: MatrixTown): Promise<readonly Seen[]> {
  const all = await town.parts.organiser.reads(town.room("logement"));
  return all.filter(({ sender, repliesTo }) => sender === town.bot && repliesTo !== undefined);
}

async function isAsSaid(town: MatrixTown, talkers: readonly Talker[]): Promise<void> {
  const cast = talkers.flatMap(({ who: { person }, answers, regrets }) => [
    ...[...answers].map(([position, noted]) => `${person.id} #1 ${position} ${noted}`),
    ...(regrets ? [] : [`${person.id} #2 1 yes`]),
  ]);
  expect(await castIn(town)).toEqual(cast.toSorted());
  expect(await meetingsIn(town)).toEqual(talkers.flatMap(({ fixed }) => fixed).toSorted());
  const answers = await answersIn(town);
  for (const { timely, late } of talkers) {
    const to = (said: readonly string[]) =>
      answers.filter(({ repliesTo = "" }) => said.includes(repliesTo));
    expect(
      to(timely)
        .map(({ repliesTo = "" }) => repliesTo)
        .toSorted(),
    ).toEqual(timely.toSorted());
    // Once for all of it.
    const missed = to(late);
    expect(missed).toHaveLength(1);
    expect(missed[0]?.body).toMatch(/^Je n’ai pas pu lire votre message/u);
  }
}

const castIn = async (town: MatrixTown): Promise<readonly string[]> =>
  (
    await town.parts.store.look((db) =>
      db
        .selectFrom("ballot_answer")
        .innerJoin("ballot", "ballot.id", "ballot_id")
        .innerJoin("poll_option", "poll_option.id", "option_id")
        .innerJoin("identity", "identity.member_id", "cast_by")
        .innerJoin("poll", "poll.id", "ballot.poll_id")
        .select(["user_id", "poll.number as poll", "position", "answer"])
        .execute(),
    )
  )
    .map(({ user_id: user, poll, position, answer }) => `${user} #${poll} ${position} ${answer}`)
    .toSorted();

const meetingsIn = async (town: MatrixTown): Promise<readonly string[]> =>
  (await town.parts.store.look((db) => db.selectFrom("meeting").select("title").execute()))
    .map(({ title }) => title ?? "")
    .toSorted();
