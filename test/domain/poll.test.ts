import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Ballot,
  checkDeadline,
  count,
  counted,
  type Poll,
  patched,
  rank,
  usualDeadline,
  verdict,
  wouldMiss,
} from "../../src/domain/poll.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { instantOf } from "../../src/when.ts";

const ZONE = "Europe/Paris";
const at = (wall: string) => instantOf({ wall, zone: ZONE });
const NOW = at("2027-01-10T10:00");

const option = (id: number) => ({
  id,
  position: id,
  proposal: { wall: `2027-04-0${id}T18:00`, zone: ZONE },
  withdrawn: false,
});

function poll(change: Partial<Poll> = {}): Poll {
  return {
    id: 1,
    number: 1,
    bodyId: 1,
    kind: "dates",
    title: "Colocation",
    several: false,
    secret: false,
    voice: "member",
    plansMeeting: true,
    place: null,
    quorum: 1,
    deadline: { wall: "2027-02-19T12:00", zone: ZONE },
    openedAt: NOW,
    deadlineAt: at("2027-02-19T12:00"),
    state: "open",
    chosenOptionId: null,
    createdBy: null,
    occurrence: null,
    options: [option(1), option(2), option(3)],
    ...change,
  };
}

const SAID: Readonly<Record<string, Answer>> = { y: "yes", m: "if-need-be", n: "no" };

/** « ynm »: yes to the first option, no to the second, if need be to the third; « - » says nothing. */
function ballots(...marks: readonly string[]): readonly Ballot[] {
  return marks.map((mark, voter) => ({
    id: voter + 1,
    memberId: voter + 1,
    partnerId: null,
    castBy: voter + 1,
    via: "self",
    answers: new Map(
      mark
        .split("")
        .flatMap((sign, index) => (SAID[sign] ? [[index + 1, SAID[sign]] as const] : [])),
    ),
  }));
}

describe("ranking", () => {
  test.each([
    ["most voices that can come", ["y-n", "y-n", "n-y"], "1:1 3:2 2:3"],
    ["if need be is coming too", ["ymn", "nmn", "n-y"], "2:1 1:2 3:2"],
    ["among those, most plain yes", ["ym-", "my-", "yn-"], "1:1 2:2 3:3"],
    ["equals share a rank, and no date breaks the tie", ["yy-", "yy-"], "1:1 2:1 3:3"],
    ["nobody", [], "1:1 2:1 3:1"],
  ])("%s", (_, marks, expected) => {
    const ranked = rank(poll().options, ballots(...marks));
    expect(ranked.map((entry) => `${entry.option.id}:${entry.rank}`).join(" ")).toBe(expected);
  });
});

describe("the verdict", () => {
  test.each([
    ["a clear winner", ["y-n", "y-n"], {}, "chosen"],
    ["a tie", ["yy-", "yy-"], {}, "tie"],
    ["no answer", [], {}, "no-quorum"],
    ["fewer answers than the quorum", ["y--", "y--"], { quorum: 3 }, "no-quorum"],
    ["nobody can come to anything", ["nnn", "nnn"], {}, "no-quorum"],
  ])("%s", (_, marks, change, outcome) => {
    expect(verdict(poll(change), ballots(...marks), NOW).outcome).toBe(outcome);
  });

  test("a date that went by does not win", () => {
    const late = verdict(poll(), ballots("y--", "y--", "-y-"), at("2027-04-01T19:00"));
    expect(late).toMatchObject({ outcome: "chosen", option: { id: 2 } });
  });

  test("a withdrawn option does not win", () => {
    const options = [{ ...option(1), withdrawn: true }, option(2)];
    expect(verdict(poll({ options }), ballots("y-", "y-", "-y"), NOW)).toMatchObject({
      outcome: "chosen",
      option: { id: 2 },
    });
  });
});

test("who would be missing: those who said no, or answered without naming the option", () => {
  expect(
    wouldMiss(1, ballots("y--", "n--", "-y-", "m--", "---")).map((ballot) => ballot.memberId),
  ).toEqual([2, 3]);
});

describe("deadlines", () => {
  test.each([
    ["a week", "2027-04-01T18:00", "2027-01-17T10:00"],
    ["a day before the first date, if that is earlier", "2027-01-14T18:00", "2027-01-13T18:00"],
    [
      "half the time that is left when the first date is tomorrow",
      "2027-01-11T10:00",
      "2027-01-10T22:00",
    ],
    ["a week without dates", undefined, "2027-01-17T10:00"],
  ])("%s", (_, first, expected) => {
    expect(usualDeadline(NOW, ZONE, first === undefined ? undefined : at(first)).wall).toBe(
      expected,
    );
  });

  test.each([
    ["2027-01-09T12:00", "poll.deadline-past"],
    ["2027-04-02T12:00", "poll.deadline-after-date"],
    ["2027-02-19T12:00", undefined],
  ])("%s", (wall, refused) => {
    const slots = [{ wall: "2027-04-01T18:00", zone: ZONE }];
    expect(checkDeadline({ wall, zone: ZONE }, NOW, slots)?.refused).toBe(refused);
  });
});

const answer = fc.constantFrom<Answer>("yes", "if-need-be", "no");
const answers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), answer), { maxLength: 6 })
  .map((all) => new Map(all));

const ofParity = (given: ReadonlyMap<number, Answer>, isOdd: boolean) =>
  new Map([...given].filter(([id]) => (id % 2 === 1) === isOdd));
const patchedBy = (
  before: ReadonlyMap<number, Answer>,
  ...all: readonly ReadonlyMap<number, Answer>[]
) =>
  all.reduce((ballot, given) => {
    const next = patched(poll(), ballot, given, NOW);
    if (isRefusal(next)) throw new Error(next.refused);
    return next;
  }, before);

describe("a ballot", () => {
  test("changes only what is named, the last answer standing", () => {
    fc.assert(
      fc.property(answers, answers, (before, given) => {
        const after = patched(poll(), before, given, NOW);
        if (isRefusal(after)) throw new Error(after.refused);
        for (const id of [1, 2, 3]) expect(after.get(id)).toBe(given.get(id) ?? before.get(id));
      }),
    );
  });

  test("says the same in whatever order its options are answered", () => {
    fc.assert(
      fc.property(answers, answers, (before, given) => {
        const [odd, even] = [ofParity(given, true), ofParity(given, false)];
        expect(patchedBy(before, odd, even)).toEqual(patchedBy(before, even, odd));
        expect(patchedBy(before, odd, even)).toEqual(patchedBy(before, given));
      }),
    );
  });

  test("of one choice has at most one yes, whatever is clicked", () => {
    const single = poll({ kind: "choice" });
    const clicks = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom<Answer>("yes", "no")),
    );
    fc.assert(
      fc.property(clicks, (all) => {
        let standing: ReadonlyMap<number, Answer> = new Map();
        for (const [id, said] of all) {
          const next = patched(single, standing, new Map([[id, said]]), NOW);
          if (isRefusal(next)) throw new Error(next.refused);
          standing = next;
          expect([...standing.values()].filter((one) => one === "yes").length).toBeLessThanOrEqual(
            1,
          );
        }
      }),
    );
  });

  test.each(["tied", "closed", "cancelled"] as const)(
    "is refused by a poll that is %s",
    (state) => {
      expect(patched(poll({ state }), new Map(), new Map([[1, "yes"]]), NOW)).toMatchObject({
        refused: "poll.closed",
      });
    },
  );

  test("is refused from the deadline on, were the poll not closed yet", () => {
    const { deadlineAt } = poll();
    expect(isRefusal(patched(poll(), new Map(), new Map([[1, "yes"]]), deadlineAt - 1))).toBe(
      false,
    );
    expect(isRefusal(patched(poll(), new Map(), new Map([[1, "yes"]]), deadlineAt))).toBe(true);
  });
});

test("a tally equals its ballots", () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 30 }), (all) => {
      const cast = all.map(
        (one, voter): Ballot => ({
          id: voter,
          memberId: voter,
          partnerId: null,
          castBy: voter,
          via: "self",
          answers: one,
        }),
      );
      for (const id of [1, 2, 3]) {
        const { yes, ifNeedBe, no } = count(id, cast);
        expect(yes + ifNeedBe + no).toBe(all.filter((one) => one.has(id)).length);
      }
    }),
  );
});

test("where partners count, a ballot without one waits", () => {
  const waiting = ballots("y--", "y--");
  expect(counted(poll({ voice: "partner" }), waiting)).toEqual([]);
  expect(counted(poll(), waiting)).toHaveLength(2);
});
