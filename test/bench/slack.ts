import { setTimeout } from "node:timers/promises";
import network from "../../data/thionville/network.json" with { type: "json" };
import { SlackServer } from "../fakes/slack-server.ts";
import { moveTo, stopped } from "./app-process.ts";
import { type Line, line } from "./line.ts";
import { type Does, ROUNDS, rateLine, slowestLine } from "./load.ts";
import { compare, type Round } from "./measure.ts";
import { bareBolt, listening, type SlackApp, type Start, utopia } from "./slack-app.ts";
import { SlackLoad, type Typed } from "./slack-load.ts";
import { BODY, type Size, voter } from "./town-of-size.ts";

const VOTERS = 200;
const GOAL = 0.8;
const ANSWERS = ["oui", "non", "si besoin"];

/** What people type on Slack, by signed requests, against bare Bolt. */
export async function benchSlack(file: string, size: Size): Promise<readonly Line[]> {
  moveTo("slack", "T", file);
  return [await timeToReady(file, size), ...(await commandsTyped(file, size))];
}

async function commandsTyped(file: string, size: Size): Promise<readonly Line[]> {
  const load = await SlackLoad.start();
  const bare = await listening(bareBolt(load));
  const ours = await listening(utopia(file, load));
  try {
    const lines: Line[] = [];
    for (const { what, next, shows } of SUBJECTS) {
      const does =
        ({ port }: SlackApp): Does =>
        (turn) =>
          load.says(port, next(turn));
      // Whom we have not met we ask Slack about, once an hour.
      for (let turn = 0; turn < VOTERS; turn += 1) {
        await does(ours)(turn).answered;
        if (!shows.test(load.last)) throw new Error(`answered otherwise: ${load.last}`);
      }
      const loaded = {
        what: `Slack: ${what}`,
        floorIs: "bare Bolt, one listener that acknowledges and answers a word",
        ours: does(ours),
        floor: does(bare),
      };
      lines.push(await rateLine(loaded, "acknowledged", size));
      lines.push(await rateLine(loaded, "answered", size, GOAL));
      lines.push(await slowestLine(loaded, size));
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
