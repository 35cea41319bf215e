import { describe, expect, test } from "vitest";
import { readSlots } from "../../src/readers/dates/index.ts";
import { at, inThionville, spoken } from "./reading.ts";

const tuesday = inThionville("2027-03-02T14:00");
const thursday = inThionville("2027-03-04T18:30");

describe("several slots, in the order that was typed", () => {
  test.each([
    "mardi 2 mars 14h, jeudi 4 mars 18h30",
    "mardi 2 mars, 14h, jeudi 4 mars, 18h30",
    "mardi 2 mars à 14h ; jeudi 4 mars à 18h30",
    "mardi 2 mars 14h ou jeudi 4 mars 18h30",
    "mardi 2 mars 14h, ou bien jeudi 4 mars 18h30",
    "mardi 2 mars 14h ou\njeudi 4 mars 18h30",
    "mardi 2 mars 14h puis jeudi 4 mars 18h30",
    "mardi 2 mars 14h et jeudi 4 mars 18h30",
    "mardi 2 mars 14h et puis jeudi 4 mars 18h30",
    "2 mars 14h, 4 mars 18h et demie",
    "14h mardi 2 mars et 18h30 jeudi 4 mars",
    "mardi 2 mars 14h\njeudi 4 mars 18h30\n",
    "\n\nmardi 2 mars 14h\r\n\r\njeudi 4 mars 18h30,",
    "- mardi 2 mars 14h\n- jeudi 4 mars 18h30",
    "• mardi 2 mars 14h\n• jeudi 4 mars 18h30",
    "•mardi 2 mars 14h\n•jeudi 4 mars 18h30",
    "– mardi 2 mars 14h,\n– jeudi 4 mars 18h30.",
    "1. mardi 2 mars 14h\n2. jeudi 4 mars 18h30",
    "1) 2 mars 14h\n2) 4 mars 18h30",
    "Tue. Mar 2, 2pm, Thu. Mar 4, 6:30pm",
    "Tuesday 2 March 2pm or Thursday 4 March 6:30pm",
    "March 2, 2027 2pm and March 4, 2027 6:30pm",
  ])("%s", (typed) => {
    expect(readSlots(typed, at())).toEqual([tuesday, thursday]);
  });

  test("days alone, spans, one alone", () => {
    expect(readSlots("mardi 2 mars, jeudi 4 mars", at())).toEqual([
      { day: "2027-03-02" },
      { day: "2027-03-04" },
    ]);
    expect(readSlots("2 mars de 14h à 16h et 4 mars entre 9h et 12h", at())).toEqual([
      { ...tuesday, minutes: 120 },
      { ...inThionville("2027-03-04T09:00"), minutes: 180 },
    ]);
    expect(readSlots("jeudi 4 mars, 18h30", at())).toEqual([thursday]);
    expect(readSlots("jeudi, mardi", at())).toEqual([{ day: "2027-01-14" }, { day: "2027-01-19" }]);
    expect(readSlots("le 18 à 14h ou le 3 à 14h", at())).toEqual([
      inThionville("2027-01-18T14:00"),
      inThionville("2027-02-03T14:00"),
    ]);
    expect(readSlots("28 décembre 18h, 3 janvier 18h", at())).toEqual([
      inThionville("2027-12-28T18:00"),
      inThionville("2028-01-03T18:00"),
    ]);
  });
});

describe("what stands once may be meant for all: it is asked", () => {
  test.each([
    ["mardi 2 mars 14h, 16h", "date.day-missing"],
    ["mardi 2 mars 14h ou 16h", "date.day-missing"],
    ["mardi 2 mars 14h, 16h, jeudi 4 mars", "date.day-missing"],
    ["mardi 2 mars ou 14h", "date.day-missing"],
    ["mardi 2 mars\n14h", "date.day-missing"],
    ["mardi 2 mars ou jeudi 4 mars à 14h", "date.hour-mixed"],
    ["mardi ou jeudi 14h", "date.hour-mixed"],
    ["mardi 2 mars, 14h, jeudi 4 mars", "date.hour-mixed"],
    ["mardi 2 mars, 14h jeudi 4 mars", "date.hour-mixed"],
    ["mardi 2 ou jeudi 4 mars", "date.month-missing"],
    ["lundi 1er mars 14h, jeudi 4 18h", "date.month-missing"],
    ["mardi 2 mars 14h, jeudi 18h", "date.month-missing"],
    ["le 18 à 14h ou jeudi 18h", "date.month-missing"],
    ["2 mars 2028, 4 mars", "date.year-missing"],
    ["2 mars 14h, 2 mars à 14 h", "date.twice"],
    ["demain 14h ou jeudi 14h", "date.twice"],
    ["2 mars ou 3", "date.bare-number"],
    ["2 mars 14h ou", "date.unreadable"],
    ["2 mars 14h ou\n", "date.unreadable"],
    ["2 mars 14h ou et 4 mars 14h", "date.unreadable"],
    ["2 mars 14h ou, 4 mars 14h", "date.unreadable"],
    ["2 mars 14h, bla, 4 mars 14h", "date.unreadable"],
    ["mardi 2 mars 14h jeudi 4 mars 18h", "date.unreadable"],
    ["4/3 18h / 5/3 18h", "date.unreadable"],
  ])("%s", (typed, code) => {
    // On that day the next 2nd is a Tuesday and the next 4th a Thursday, as in March.
    expect(readSlots(typed, at())).toMatchObject({ refused: code });
  });

  test("and named", () => {
    expect(spoken(readSlots("lundi 1er mars 14h, jeudi 4 18h", at()))).toEqual({
      part: "jeudi 4 18h",
    });
    expect(spoken(readSlots("2 mars 2028, 4 mars", at()))).toEqual({
      part: "4 mars",
      slot: "jeudi 4 mars 2027",
    });
  });
});

const days = (count: number) =>
  Array.from({ length: count }, (_, day) => `${day + 1} mars 14h`).join(", ");

test("25 at most", () => {
  expect(readSlots(days(25), at())).toHaveLength(25);
  expect(readSlots(days(26), at())).toMatchObject({ refused: "date.too-many" });
});
