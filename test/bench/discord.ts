import type { ChildProcess } from "node:child_process";
import { bareOn, moveTo, stopped, utopiaOn } from "./app-process.ts";
import type { BareDiscord } from "./bare-discord.ts";
import { type Deed, DiscordLoad } from "./discord-load.ts";
import { type Line, line } from "./line.ts";
import { type Does, ROUNDS, rateLine, slowestLine } from "./load.ts";
import { compare, type Round } from "./measure.ts";
import { BODY, type Size, voter } from "./town-of-size.ts";

const VOTERS = 200;
const GOAL = 0.8;
const ANSWERS = ["yes", "no", "if-need-be"];
const OURS = "ours";
const BARE = "bare";
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const TYPE = { command: 2, component: 3 } as const;
const FLOOR = "bare discord.js, one listener that answers a word";

/** What people send and press on Discord, against bare discord.js. */
export async function benchDiscord(file: string, size: Size): Promise<readonly Line[]> {
  moveTo("discord", "", file);
  const load = await DiscordLoad.start();
  const { apiUrl } = load;
  const settings = { UTOPIA_DISCORD_TOKEN: OURS, UTOPIA_DISCORD_API_URL: apiUrl };
  const start = {
    [OURS]: () => utopiaOn(file, settings),
    [BARE]: () => bareOn("bare-discord", { apiUrl, token: BARE } satisfies BareDiscord),
  };
  const ready = (token: keyof typeof start): Round => readyOf(load, token, start[token]);
  const subject = {
    what: "Discord: the bot, until it is connected to the gateway",
    floorIs: "bare discord.js with one listener, until it is",
    unit: "ms",
  } as const;
  try {
    const compared = await compare(ready(OURS), ready(BARE), ROUNDS);
    const apps = [start[OURS](), start[BARE]()];
    await Promise.all([load.until(OURS, true), load.until(BARE, true)]);
    const lines = await interactionLines(load, size);
    await Promise.all(apps.map(stopped));
    return [line(subject, size, compared), ...lines];
  } finally {
    load.close();
  }
}

/** µs from the start of a process until its connection is greeted. */
function readyOf(load: DiscordLoad, token: string, start: () => ChildProcess): Round {
  return async () => {
    const began = performance.now();
    const child = start();
    await load.until(token, true);
    const cost = (performance.now() - began) * 1_000;
    await stopped(child);
    await load.until(token, false);
    return cost;
  };
}

async function interactionLines(load: DiscordLoad, size: Size): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { what, next, shows } of SUBJECTS) {
    const does =
      (token: string): Does =>
      (turn) =>
        load.does(token, next(turn));
    for (let turn = 0; turn < VOTERS; turn += 1) {
      await does(OURS)(turn).answered;
      if (!shows.test(load.last)) throw new Error(`answered otherwise: ${load.last}`);
    }
    const loaded = {
      what: `Discord: ${what}`,
      floorIs: FLOOR,
      ours: does(OURS),
      floor: does(BARE),
    };
    lines.push(await rateLine(loaded, "answered", size, GOAL));
    lines.push(await slowestLine(loaded, size));
  }
  return lines;
}

const by = (turn: number): Pick<Deed, "user" | "channel"> => ({
  user: voter(turn % VOTERS).userId,
  channel: `C-${BODY}`,
});

/** What people do, and what is answered when it is understood. */
const SUBJECTS = [
  {
    what: "a question",
    next: (turn: number): Deed => ({
      ...by(turn),
      type: TYPE.command,
      data: {
        id: "1",
        name: "utopia",
        type: 1,
        options: [{ type: 1, name: "next-meeting", options: [] }],
      },
    }),
    shows: /2027/u,
  },
  {
    what: "a vote",
    next: (turn: number): Deed => {
      const answer = ANSWERS[Math.floor(turn / VOTERS) % ANSWERS.length];
      return {
        ...by(turn),
        type: TYPE.component,
        data: { custom_id: `r:vote #1 1 ${answer}`, component_type: 2 },
      };
    },
    shows: /est notée/u,
  },
] as const;
