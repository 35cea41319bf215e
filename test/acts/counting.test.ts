import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/poll.ts";
import { PollingStation } from "../support/polling-station.ts";
import { anySteps, anyTerms, type Ballots, expected, type Terms } from "../support/voting.ts";

describe("whoever votes, telephones, or says for whom, in whatever order", () => {
  let station: PollingStation;
  beforeAll(async () => {
    station = await PollingStation.open();
  });
  afterAll(() => station.close());

  const held = anyTerms.chain((terms) => fc.tuple(fc.constant(terms), anySteps(terms)));

  test("each voice counts once, no answer is lost, and the last one to each option stands", async () => {
    await fc.assert(
      fc.asyncProperty(held, async ([terms, steps]) => {
        const { ballots, board } = await station.hold(terms, steps);
        const due = expected(terms, steps);
        expect(plainly(ballots)).toEqual(plainly(due));

        const voices = [...due].filter(
          ([voice]) => terms.voice === "member" || voice.startsWith("partner"),
        );
        expect(board.heard).toBe(voices.length);
        for (const {
          option: { position },
          yes,
          ifNeedBe,
          no,
        } of board.options) {
          const said = voices.map(([, given]) => given.get(position));
          const of = (one: Answer) => said.filter((other) => other === one).length;
          expect({ yes, ifNeedBe, no }).toEqual({
            yes: of("yes"),
            ifNeedBe: of("if-need-be"),
            no: of("no"),
          });
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test("a single choice has at most one yes", async () => {
    const single = fc.constantFrom<Terms[]>(
      { kind: "choice", several: false, voice: "member" },
      { kind: "choice", several: false, voice: "partner" },
    );
    await fc.assert(
      fc.asyncProperty(
        single.chain((terms) => fc.tuple(fc.constant(terms), anySteps(terms))),
        async ([terms, steps]) => {
          const { ballots } = await station.hold(terms, steps);
          for (const given of ballots.values())
            expect([...given.values()].filter((one) => one === "yes").length).toBeLessThan(2);
        },
      ),
    );
  }, 60_000);
});

const plainly = (ballots: Ballots) =>
  Object.fromEntries([...ballots].map(([voice, given]) => [voice, Object.fromEntries(given)]));
