import { describe, expect, test } from "vitest";
import { readMoment, readSlot } from "../../src/readers/dates/index.ts";
import { at, inThionville, spoken } from "./reading.ts";

test("« le 31 » is not looked for beyond the month where it is due", () => {
  const april = at({ now: "2027-04-10T10:00:00+02:00" });
  expect(spoken(readSlot("le 31 à 17h", april))).toMatchObject({
    last: "vendredi 30 avril 2027",
    next: "lundi 31 mai 2027",
  });
  const february = at({ now: "2027-02-10T10:00:00+01:00" });
  expect(readSlot("le 5 à 17h", february)).toEqual(inThionville("2027-03-05T17:00"));
});

test("a weekday tells today's number from the next month's", () => {
  const tuesday = at({ now: "2027-03-02T10:00:00+01:00" });
  expect(readSlot("mardi 2 14h", tuesday)).toEqual(inThionville("2027-03-02T14:00"));
  expect(readSlot("vendredi 2 14h", tuesday)).toEqual(inThionville("2027-04-02T14:00"));
  expect(readSlot("jeudi 2 14h", tuesday)).toMatchObject({ refused: "date.weekday" });
});

test("an hour that is past is past, not next year's", () => {
  const now = "2027-03-02T15:00:00+01:00";
  expect(readSlot("mardi 2 mars 14h", at({ now }))).toMatchObject({ refused: "date.past" });
  expect(readSlot("2 mars 14h", at({ now }))).toMatchObject({ refused: "date.past" });
  expect(readSlot("2 mars 16h", at({ now }))).toEqual(inThionville("2027-03-02T16:00"));
  expect(readSlot("1er mars 14h", at({ now }))).toEqual(inThionville("2028-03-01T14:00"));
});

describe("a moment has one hour", () => {
  test.each([
    ["mardi 2 mars", "date.hour-missing"],
    ["mardi 2 mars de 14h à 16h", "date.one-hour"],
    ["14h", "date.day-missing"],
    ["mardi 2 mars 14h ou jeudi 4 mars 14h", "date.one-only"],
  ])("%s", (typed, code) => {
    expect(readMoment(typed, at())).toMatchObject({ refused: code });
  });

  test("and is a wall time", () => {
    expect(readMoment("mardi 2 mars 14h", at())).toEqual(inThionville("2027-03-02T14:00"));
  });
});

test("the list of what other readers got wrong, typed in October 2026", () => {
  const october = at({ now: "2026-10-01T10:00:00+02:00" });
  const read = (typed: string) => readSlot(typed, october);
  expect(read("lundi en huit")).toEqual({ day: "2026-10-12" });
  expect(read("lundi en quinze")).toEqual({ day: "2026-10-19" });
  expect(read("demain midi")).toEqual(inThionville("2026-10-02T12:00"));
  expect(read("minuit")).toMatchObject({ refused: "date.ambiguous-midnight" });
  expect(read("après-demain à 10h")).toEqual(inThionville("2026-10-03T10:00"));
  expect(read("le 5 à 17h")).toEqual(inThionville("2026-10-05T17:00"));
  expect(read("dans 3 jours à 14 h 30")).toEqual(inThionville("2026-10-04T14:30"));
  expect(read("mar. 8 déc. à 19h")).toEqual(inThionville("2026-12-08T19:00"));
  expect(read("le premier mardi de janvier à 18h")).toEqual(inThionville("2027-01-05T18:00"));
  expect(read("demain à 8h du matin")).toEqual(inThionville("2026-10-02T08:00"));
  expect(read("le deux mars à quatorze heures")).toEqual(inThionville("2027-03-02T14:00"));
  expect(read("fin janvier")).toMatchObject({ refused: "date.vague" });
  expect(read("mardi 3 mars")).toMatchObject({ refused: "date.weekday" });
  expect(read("28 mars 2h30")).toMatchObject({ refused: "date.skipped-hour" });
  expect(read("25 octobre 2h30")).toMatchObject({ refused: "date.repeated-hour" });
});
