import { expect, test } from "vitest";
import type { Rhythm } from "../src/domain/rhythm.ts";
import { durationInWords, rhythmInWords, slotInWords } from "../src/moments.ts";
import type { Slot } from "../src/when.ts";

const paris = (wall: string, minutes?: number): Slot => ({
  wall,
  zone: "Europe/Paris",
  ...(minutes && { minutes }),
});

/** `·` stands for a space that does not break. */
const hard = (words: string) => words.replaceAll("·", "\u00a0");

test.each<[Slot, string, string]>([
  [{ day: "2027-03-04" }, "jeudi 4 mars 2027", "Thursday 4 March 2027"],
  [{ day: "2027-02-01" }, "lundi 1er février 2027", "Monday 1 February 2027"],
  [paris("2027-03-02T14:00"), "mardi 2 mars 2027 à 14·h", "Tuesday 2 March 2027 at 14:00"],
  [paris("2027-03-01T18:30"), "lundi 1er mars 2027 à 18·h·30", "Monday 1 March 2027 at 18:30"],
  [paris("2027-03-02T09:05"), "mardi 2 mars 2027 à 9·h·05", "Tuesday 2 March 2027 at 09:05"],
  [paris("2027-03-02T00:00"), "mardi 2 mars 2027 à 0·h", "Tuesday 2 March 2027 at 00:00"],
  [paris("2027-03-02T12:00"), "mardi 2 mars 2027 à 12·h", "Tuesday 2 March 2027 at 12:00"],
  [
    paris("2027-03-02T14:00", 120),
    "mardi 2 mars 2027 de 14·h à 16·h",
    "Tuesday 2 March 2027 from 14:00 to 16:00",
  ],
  [
    paris("2027-03-02T20:00", 240),
    "mardi 2 mars 2027 de 20·h à minuit",
    "Tuesday 2 March 2027 from 20:00 to midnight",
  ],
  [
    paris("2027-03-02T22:00", 180),
    "mardi 2 mars 2027 de 22·h à 1·h le lendemain",
    "Tuesday 2 March 2027 from 22:00 to 01:00 the next day",
  ],
  // The night of 28 March 2027 has no 2 h, that of 31 October has it twice.
  [
    paris("2027-03-27T22:00", 300),
    "samedi 27 mars 2027 de 22·h à 4·h le lendemain",
    "Saturday 27 March 2027 from 22:00 to 04:00 the next day",
  ],
  [
    paris("2027-10-30T22:00", 420),
    "samedi 30 octobre 2027 de 22·h à 4·h le lendemain",
    "Saturday 30 October 2027 from 22:00 to 04:00 the next day",
  ],
  [
    paris("2027-10-31T01:00", 90),
    "dimanche 31 octobre 2027 à 1·h pendant 1·h·30",
    "Sunday 31 October 2027 at 01:00 for 1·h·30·min",
  ],
  [
    paris("2027-03-02T14:00", 1500),
    "mardi 2 mars 2027 à 14·h pendant 25·h",
    "Tuesday 2 March 2027 at 14:00 for 25·h",
  ],
])("%o", (slot, french, english) => {
  expect(slotInWords(slot, "fr")).toBe(hard(french));
  expect(slotInWords(slot, "en")).toBe(hard(english));
});

test.each([
  [5, "5·min", "5·min"],
  [45, "45·min", "45·min"],
  [60, "1·h", "1·h"],
  [65, "1·h·05", "1·h·05·min"],
  [90, "1·h·30", "1·h·30·min"],
  [1440, "24·h", "24·h"],
])("%i minutes", (minutes, french, english) => {
  expect(durationInWords(minutes, "fr")).toBe(hard(french));
  expect(durationInWords(minutes, "en")).toBe(hard(english));
});

const said = (rhythm: Rhythm) => [rhythmInWords(rhythm, "fr"), rhythmInWords(rhythm, "en")];

test("rhythms", () => {
  expect(
    said({ kind: "fixed", pattern: "monthly", ordinals: [2], weekday: 2, time: "18:00" }),
  ).toEqual([hard("deuxième mardi du mois à 18·h"), "second Tuesday of the month at 18:00"]);
  expect(
    said({
      kind: "fixed",
      pattern: "monthly",
      ordinals: [2, -1],
      weekday: 4,
      time: "18:30",
      minutes: 90,
    }),
  ).toEqual([
    hard("deuxième et dernier jeudis du mois de 18·h·30 à 20·h"),
    "second and last Thursdays of the month from 18:30 to 20:00",
  ]);
  expect(said({ kind: "fixed", pattern: "weekly", weekdays: [1, 2, 4], time: "18:00" })).toEqual([
    hard("tous les lundis, mardis et jeudis à 18·h"),
    "every Monday, Tuesday and Thursday at 18:00",
  ]);
  const window = { from: "14:00", to: "19:00", weekdays: [2, 4] as const };
  expect(said({ kind: "frequency", every: 2, unit: "month", ...window })).toEqual([
    hard("tous les deux mois, mardi ou jeudi, entre 14·h et 19·h"),
    "every two months, Tuesday or Thursday, between 14:00 and 19:00",
  ]);
  expect(said({ kind: "frequency", every: 3, unit: "week", ...window })).toEqual([
    hard("toutes les trois semaines, mardi ou jeudi, entre 14·h et 19·h"),
    "every three weeks, Tuesday or Thursday, between 14:00 and 19:00",
  ]);
  expect(said({ kind: "frequency", every: 1, unit: "month", ...window })).toEqual([
    hard("chaque mois, mardi ou jeudi, entre 14·h et 19·h"),
    "every month, Tuesday or Thursday, between 14:00 and 19:00",
  ]);
  expect(said({ kind: "none" })).toEqual(["sans rythme", "no rhythm"]);
});
