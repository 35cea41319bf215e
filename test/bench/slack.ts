import { setTimeout } from "node:timers/promises";
import network from "../../data/thionville/network.json" with { type: "json" };
import { Sqlite } from "../../src/store/sqlite.ts";
import { SlackServer } from "../fakes/slack-server.ts";
import { type Line, line, type Subject } from "./line.ts";
import { compare, quantile, type Round } from "./measure.ts";
import { PLATFORM } from "./silent-chat.ts";
import { bareBolt, listening, type SlackApp, type Start, stopped, utopia } from "./slack-app.ts";
import { SlackLoad, type Typed } from "./slack-load.ts";
import { BODY, type Size, voter } from "./town-of-size.ts";

const ROUNDS = 5;
const COMMANDS = 600;
const AT_ONCE = 16;
const A_SECOND = 100;
const STEADY = 200;
const VOTERS = 200;
const ANSWERS = ["oui", "non", "si besoin"];

type Until = "acknowledged" | "answered";

/** What people type on Slack, by signed requests, against bare Bolt. */
export async function benchSlack(file: string, size: Size): Promise<readonly Line[]> {
  moveToSlack(file);
  return [await timeToReady(file, size), ...(await commandsTyped(file, size))];
}

async function commandsTyped(file: string, size: Size): Promise<readonly Line[]> {
  const load = await SlackLoad.start();
  const bare = await listening(bareBolt(load));
  const ours = await listening(utopia(file, load));
  try {
    const lines: Line[] = [];
    for (const { what, next, shows } of SUBJECTS) {
      // Whom we have not met we ask Slack about, once an hour.
      for (let turn = 0; turn < VOTERS; turn += 1) {
        await load.says(ours.port, next(turn)).answered;
        if (!shows.test(load.last)) throw new Error(`answered otherwise: ${load.last}`);
      }
      for (const until of ["acknowledged", "answered"] as const) {
        const rate = (app: SlackApp) => rateOf(load, app, next, until);
        const compared = await compare(rate(ours), rate(bare), ROUNDS);
        lines.push(line(rateSubject(what, until), size, compared));
      }
      const slowest = (app: SlackApp) => slowestOf(load, app, next);
      const compared = await compare(slowest(ours), slowest(bare), ROUNDS);
      lines.push(line(slowestSubject(what), size, compared));
    }
    return lines;
  } finally {
    await ours.stop();
    await bare.stop();
    load.close();
  }
}

/** From the start of the process until Slack has greeted its first socket. */
async function timeToReady(file: string, size: Size): Promise<Line> {
  const slack = await SlackServer.start();
  for (const { slug } of network.bodies) slack.channel(`C-${slug}`, slug);
  const ready = (start: Start): Round => {
    return async () => {
      const began = performance.now();
      const child = start();
      while (slack.connections === 0) {
        if (child.exitCode !== null) throw new Error("it ended before it was connected");
        await setTimeout(1);
      }
      const cost = (performance.now() - began) * 1_000;
      await stopped(child);
      while (slack.connections > 0) await setTimeout(1);
      return cost;
    };
  };
  const subject = {
    what: "Slack: the bot, until it is connected by Socket Mode",
    floorIs: "bare Bolt with one listener, until it is",
    unit: "ms",
  } as const;
  const compared = await compare(ready(utopia(file, slack)), ready(bareBolt(slack)), ROUNDS);
  await slack.close();
  return line(subject, size, compared);
}

const rateSubject = (what: string, until: Until): Subject => ({
  what: `Slack: ${what}, ${until}, ${AT_ONCE} at once`,
  floorIs: `bare Bolt, one listener that acknowledges and answers a word: ${until}`,
  unit: "/s",
  ...(until === "acknowledged" && { goal: 0.8 }),
});

const slowestSubject = (what: string): Subject => ({
  what: `Slack: ${what}, answered, the slowest hundredth at ${A_SECOND} a second`,
  floorIs: "bare Bolt, one listener that acknowledges and answers a word: answered",
  unit: "ms",
});

/** What people type, and what is answered when it is understood. */
const SUBJECTS = [
  {
    what: "a question",
    next: (turn: number) => typed(turn, "prochaine"),
    shows: /2027/u,
  },
  {
    what: "a vote",
    next: (turn: number) =>
      typed(turn, `voter 1 ${ANSWERS[Math.floor(turn / VOTERS) % ANSWERS.length]}`),
    shows: /est notée/u,
  },
];

const typed = (turn: number, words: string): Typed => ({
  user: voter(turn % VOTERS).userId,
  channel: `C-${BODY}`,
  words,
});

/** µs for each of many commands, so many of them under way at once until they are acknowledged or answered; all are answered before the next round. */
function rateOf(
  load: SlackLoad,
  { port }: SlackApp,
  next: (turn: number) => Typed,
  until: Until,
): Round {
  let turn = 0;
  return async () => {
    const last = turn + COMMANDS;
    const answers: Promise<number>[] = [];
    const ends: number[] = [];
    const began = performance.now();
    const speaks = async () => {
      while (turn < last) {
        turn += 1;
        const told = load.says(port, next(turn));
        answers.push(told.answered);
        ends.push(await told[until]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, speaks));
    await Promise.all(answers);
    return ((Math.max(...ends) - began) * 1_000) / COMMANDS;
  };
}

/** µs that all but a hundredth of the commands wait at most for their answer, which come at a steady rate whatever becomes of those before. */
function slowestOf(load: SlackLoad, { port }: SlackApp, next: (turn: number) => Typed): Round {
  let turn = 0;
  return async () => {
    const began = performance.now();
    const waits: Promise<number>[] = [];
    for (let count = 0; count < STEADY; count += 1) {
      const due = began + (count * 1_000) / A_SECOND;
      await setTimeout(Math.max(0, due - performance.now()));
      turn += 1;
      waits.push(load.says(port, next(turn)).answered.then((at) => at - due));
    }
    return quantile(await Promise.all(waits), 0.99) * 1_000;
  };
}

/** Everybody and every channel of a town of the bench is on Slack from now on. */
function moveToSlack(file: string): void {
  const raw = new Sqlite(file);
  for (const table of ["identity", "channel"])
    raw.prepare(`update ${table} set platform = 'slack' where platform = ?`).run(PLATFORM);
  raw.close();
}
