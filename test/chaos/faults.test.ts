import { afterAll, beforeAll, expect, test } from "vitest";
import type { Turn, Turns } from "../fakes/far-side-process.ts";
import { BOUNDARIES } from "./boundaries.ts";
import { askedAgain } from "./reckoning.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set("faults");
}, 60_000);
afterAll(() => stage.strike());

/** These turns over and over: more than a life has requests. */
const over = (...turns: readonly Turn[]): readonly Turn[] =>
  Array.from({ length: 40 }, () => turns).flat();

const FAULTS: Readonly<Record<string, Turns>> = {
  "loses its answers": {
    post: over("answer lost", "well", "answer lost"),
    edit: over("answer lost", "well"),
    find: over("well", "answer lost"),
  },
  "asks for waits": {
    post: over({ limited: 30 }, "well", "well"),
    edit: over("well", { limited: 45 }),
    find: over("well", { limited: 20 }),
  },
  "breaks, before or after it is done": {
    post: over("broken", "done and broken", "well"),
    edit: over("done and broken", "well", "broken"),
    find: over("well", "broken"),
  },
  "never answers, having done it or not, or doing it later": {
    post: over("well", "mute", "well", "well", "done and mute", "well", "well", "late"),
    edit: over("well", "well", "mute", "well", "well", "done and mute"),
    find: over("well", "well", "well", "mute"),
  },
};

test.concurrent.each(Object.entries(FAULTS))(
  "a far side that %s has everything that is owed to it exactly once in the end",
  async (name, turns) => {
    const series = await stage.series(name);
    expect(await series.ends(5, turns)).toEqual([]);
    const memory = await series.memory();
    expect(memory.requests.filter(({ impatient }) => impatient)).toEqual([]);
    expect(askedAgain(memory)).toEqual([]);
  },
  600_000,
);

test.concurrent.each(Object.entries(FAULTS).map(([name, turns], at) => [name, turns, at] as const))(
  "a far side that %s has so too where the bot is killed at every boundary",
  async (name, turns, at) => {
    const series = await stage.series(`${name}, and deaths`);
    for (const spots of Object.values(BOUNDARIES))
      await series.dies({ at: spots[at % spots.length] ?? spots[0], nth: 2 }, turns);
    expect(await series.ends(1, turns)).toEqual([]);
  },
  600_000,
);
