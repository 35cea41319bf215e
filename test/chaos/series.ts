import { Sqlite } from "../../src/store/sqlite.ts";
import { DAY, HOUR } from "../../src/when.ts";
import type { Memory, Turn, Turns } from "../fakes/far-side-process.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { type Death, type LastWords, LEAVES } from "./boundaries.ts";
import type { Bustle } from "./bustle.ts";
import { type End, expectTurns, Life, memoryOf } from "./life.ts";
import { reckoning } from "./reckoning.ts";

/** A process that was to die and lives after so many rounds never does. */
const MOST_ROUNDS = 12;
/** How long a far side is waited for that answers, and one that may not (ms). */
const PATIENT = 10_000;
const IMPATIENT = 250;

/** One life of the bot after the other, on one database and one far side. */
export class Series {
  readonly #bot: string;
  readonly #world: string;
  readonly #bustle: Bustle;
  readonly #wrong: string[] = [];
  #life: Life | undefined;

  constructor(bot: string, world: string, bustle: Bustle) {
    this.#bot = bot;
    this.#world = world;
    this.#bustle = bustle;
  }

  /** A life that goes on until it ends at its spot, on a far side that behaves so. */
  async dies(death: Death, turns: Turns = {}): Promise<void> {
    const life = await this.#begin(turns, death);
    for (let rounds = 0; !life.isOver && rounds < MOST_ROUNDS; rounds += 1)
      await this.#bustle.goesOn(life);
    if (!life.isOver) throw new Error(`never killed ${death.at}`);
    const end = await life.ended;
    const memory = await this.memory();
    this.#wrong.push(...notKilled(death, end), ...this.#leftOtherwise(death, end, memory, turns));
  }

  /**
   * The last life: so many rounds, and some days after them. Gives all that is wrong by then,
   * each in words.
   */
  async ends(rounds: number, turns: Turns = {}): Promise<readonly string[]> {
    const life = await this.#begin(turns, undefined);
    for (let round = 0; round < rounds; round += 1) await this.#bustle.goesOn(life);
    // While what was begun is still open: what closes is edited once more, and hides what was not.
    await this.#waits(life, HOUR);
    await this.#waits(life, 3 * DAY);
    const { status, stderr } = await life.stop();
    if (status !== 0 || stderr !== "") this.#wrong.push(`ended with ${status}: ${stderr}`);
    return [...this.#wrong, ...this.#bustle.broken()];
  }

  /** Gives everything the time (ms) to be sent, and looks whether it is. */
  async #waits(life: Life, time: number): Promise<void> {
    this.#bustle.now += time;
    const { file, now } = this.#bustle;
    await life.until(now);
    const { standing } = await this.memory();
    const shown = new MemoryChat("slack");
    this.#wrong.push(
      ...(await reckoning(file, now, standing, (view, language) => shown.render(view, language))),
    );
  }

  /** What was asked of the far side, and what stands there. */
  memory(): Promise<Memory> {
    return memoryOf(this.#world);
  }

  giveUp(): void {
    this.#life?.kill();
  }

  async #begin(turns: Turns, death: Death | undefined): Promise<Life> {
    const { file, now } = this.#bustle;
    const patience = isAnswered(turns) ? PATIENT : IMPATIENT;
    const life = new Life(this.#bot, { file, world: this.#world, now, patience, death });
    this.#life = life;
    await expectTurns(this.#world, death ? withKill(turns, death, life.pid) : turns);
    await life.begun;
    return life;
  }

  /** Whether a death has left what it should, by which the boundary is known to be the one that is named. */
  #leftOtherwise(death: Death, end: End, memory: Memory, turns: Turns): readonly string[] {
    const { key } = end.lastWords ?? lastKilling(memory);
    const leaves = LEAVES[death.at];
    const state = this.#stateOf(key);
    const stands = memory.standing.some((one) => one.key === key);
    // What is answered badly may stand already when it is sent.
    const isToldBy = isCalm(turns) && leaves.stands !== undefined;
    return [
      ...(leaves.delivery.includes(state) ? [] : [`killed ${death.at}, and ${state}: ${key}`]),
      ...(isToldBy && leaves.stands !== stands ? [`killed ${death.at}, stands: ${stands}`] : []),
    ];
  }

  /** The state of a delivery by its key, or that of one of its parts. */
  #stateOf(key: string): string {
    const raw = new Sqlite(this.#bustle.file, { readonly: true });
    try {
      const delivery = raw.prepare<[string], { state: string }>(
        "select state from delivery where key = ?",
      );
      return delivery.get(key.replace(/#\d+$/u, ""))?.state ?? "none";
    } finally {
      raw.close();
    }
  }
}

function notKilled({ at }: Death, { signal, status, stderr }: End): readonly string[] {
  return signal === "SIGKILL" && stderr === ""
    ? []
    : [`to be killed ${at}, ended with ${signal ?? status}: ${stderr}`];
}

/** The request at which the far side killed. */
function lastKilling({ requests }: Memory): Pick<LastWords, "key"> {
  const killing = requests.findLast(({ turn }) => typeof turn === "object" && "kill" in turn);
  return killing ?? { key: "nothing" };
}

const SILENT: ReadonlySet<Turn> = new Set(["done and mute", "mute", "late"]);
const isAnswered = (turns: Turns): boolean =>
  !Object.values(turns).some((all) => all.some((turn) => SILENT.has(turn)));

const isCalm = (turns: Turns): boolean => Object.keys(turns).length === 0;

/** The far side kills at its own spots: at the others the bot does it itself. */
function withKill(turns: Turns, { at, nth }: Death, pid: number): Turns {
  if (at !== "posted" && at !== "edited") return turns;
  const act = at === "posted" ? "post" : "edit";
  const before = Array.from({ length: nth - 1 }, (_, index) => turns[act]?.[index] ?? "well");
  return { ...turns, [act]: [...before, { kill: pid }] };
}
