import { afterAll, beforeAll, expect, test } from "vitest";
import type { Memory } from "../fakes/far-side-process.ts";
import { BOUNDARIES } from "./boundaries.ts";
import { askedAgain } from "./reckoning.ts";
import { Stage } from "./stage.ts";

const DEATHS = 30;
/** How often a spot is passed before the process dies there. */
const NTH = [1, 2, 3, 5, 8];

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set("killed");
}, 60_000);
afterAll(() => stage.strike());

test.concurrent.each(Object.entries(BOUNDARIES))(
  `a bot that is killed ${DEATHS} times %s leaves everything that is owed to stand exactly once`,
  async (boundary, spots) => {
    const series = await stage.series(boundary);
    for (let death = 0; death < DEATHS; death += 1) {
      const [turn, spot] = [Math.floor(death / spots.length), death % spots.length];
      await series.dies({ at: spots[spot] ?? spots[0], nth: NTH[turn % NTH.length] ?? 1 });
    }
    expect(await series.ends(4)).toEqual([]);
    const memory = await series.memory();
    expect(askedAgain(memory)).toEqual([]);
    expect(said(memory)).toEqual(expect.arrayContaining(OF_EVERYTHING));
  },
  600_000,
);

/** What a series must have said to have put something to the test. */
const OF_EVERYTHING = [
  "announcement",
  "meeting-cancelled",
  "meeting-moved",
  "meeting-planned",
  "meeting-reminder",
  "poll",
  "poll-nudge",
  "poll-outcome",
  "vote-noted",
];

const said = ({ standing }: Memory): readonly string[] => [
  ...new Set(standing.map(({ key }) => key.slice(0, key.indexOf(":")))),
];
