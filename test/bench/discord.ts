import type { ChildProcess } from "node:child_process";
import { instantOf } from "../../src/when.ts";
import { AT, bareOn, moveTo, stopped, utopiaOn } from "./app-process.ts";
import type { BareDiscord } from "./bare-discord.ts";
import { type Deed, DiscordLoad } from "./discord-load.ts";
import type { HandmadeDiscord } from "./handmade-discord.ts";
import { type Line, line } from "./line.ts";
import { type Does, ROUNDS, rateLine, slowestLine } from "./load.ts";
import { compare, type Round } from "./measure.ts";
import { BODY, type Size, voter } from "./town-of-size.ts";

const VOTERS = 200;
const GOAL = 0.8;
const ANSWERS = ["yes", "no", "if-need-be"];
const OURS = "ours";
const BARE = "bare";
const HANDMADE = "handmade";
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const TYPE = { command: 2, component: 3 } as const;
const BY_HAND = "the same by hand, on discord.js and better-sqlite3";
const A_WORD = "bare discord.js, one listener that answers a word";
/** Who answers, and beside whom: the last tells how near to its floor the first can come at all. */
const COMPARED = [
  { who: "", ours: OURS, floor: BARE, floorIs: A_WORD, goal: GOAL },
  { who: "", ours: OURS, floor: HANDMADE, floorIs: BY_HAND },
  { who: " by hand", ours: HANDMADE, floor: BARE, floorIs: A_WORD },
] as const;

/**
 * What people send and press on Discord: against discord.js that answers a word and looks nothing
 * up, and against the same job done by hand, which tells what our layers take.
 */
export async function benchDiscord(file: string, size: Size): Promise<readonly Line[]> {
  moveTo("discord", "", file);
  const load = await DiscordLoad.start();
  const { apiUrl } = load;
  const settings = { UTOPIA_DISCORD_TOKEN: OURS, UTOPIA_DISCORD_API_URL: apiUrl };
  const start = {
    [OURS]: () => utopiaOn(file, settings),
    [BARE]: () => bareOn("bare-discord", { apiUrl, token: BARE } satisfies BareDiscord),
    [HANDMADE]: () => {
      const now = instantOf({ wall: AT, zone: "Europe/Paris" });
      const handmade = { apiUrl, token: HANDMADE, file, now } satisfies HandmadeDiscord;
      return bareOn("handmade-discord", handmade);
    },
  };
  const ready = (token: keyof typeof start): Round => readyOf(load, token, start[token]);
  const subject = {
    what: "Discord: the bot, until it is connected to the gateway",
    floorIs: "bare discord.js with one listener, until it is",
    unit: "ms",
  } as const;
  try {
    const compared = await compare(ready(OURS), ready(BARE), ROUNDS);
    const apps = [start[OURS](), start[BARE](), start[HANDMADE]()];
    await Promise.all([OURS, BARE, HANDMADE].map((token) => load.until(token, true)));
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
    for (const token of [OURS, HANDMADE])
      for (let turn = 0; turn < VOTERS; turn += 1) {
        await does(token)(turn).answered;
        if (!shows.test(load.last)) throw new Error(`answered otherwise: ${load.last}`);
      }
    for (const { who, ours, floor, floorIs, ...rest } of COMPARED) {
      const subject = `Discord: ${what}${who}`;
      const loaded = { what: subject, floorIs, ours: does(ours), floor: does(floor) };
      lines.push(await rateLine(loaded, "answered", size, "goal" in rest ? rest.goal : undefined));
      lines.push(await slowestLine(loaded, size));
    }
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
