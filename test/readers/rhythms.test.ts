import fc from "fast-check";
import { describe, expect, test } from "vitest";
import english from "../../data/locales/en.json" with { type: "json" };
import french from "../../data/locales/fr.json" with { type: "json" };
import { isRefusal } from "../../src/domain/refusal.ts";
import type { Ordinal, Rhythm, Weekday } from "../../src/domain/rhythm.ts";
import { rhythmInWords } from "../../src/moments.ts";
import { readRhythm } from "../../src/readers/rhythms.ts";

const monthly = (ordinals: Ordinal[], weekday: Weekday, time: string) => ({
  kind: "fixed",
  pattern: "monthly",
  ordinals,
  weekday,
  time,
});
const weekly = (weekdays: Weekday[], time: string) => ({
  kind: "fixed",
  pattern: "weekly",
  weekdays,
  time,
});
const frequency = (every: number, unit: "week" | "month", weekdays: Weekday[]) => ({
  kind: "frequency",
  every,
  unit,
  weekdays,
  from: "14:00",
  to: "19:00",
});

describe("a fixed rhythm", () => {
  test.each([
    ["deuxième mardi 18h", monthly([2], 2, "18:00")],
    ["2e mardi du mois à 18h", monthly([2], 2, "18:00")],
    ["le 2ème mardi de chaque mois, à 18h", monthly([2], 2, "18:00")],
    ["les deuxièmes mardis du mois 18h", monthly([2], 2, "18:00")],
    ["chaque mois, le deuxième mardi à 18h", monthly([2], 2, "18:00")],
    ["chaque deuxième mardi du mois à 18h", monthly([2], 2, "18:00")],
    ["1er lundi de chaque mois à 18h30", monthly([1], 1, "18:30")],
    ["2e et 4e jeudi à 18h30", monthly([2, 4], 4, "18:30")],
    ["4e et 2e jeudis à 18h30", monthly([2, 4], 4, "18:30")],
    ["premier, troisième et dernier jeudi, midi", monthly([1, 3, -1], 4, "12:00")],
    ["dernier vendredi du mois 17h", monthly([-1], 5, "17:00")],
    ["deuxième mardi de 18h à 20h", { ...monthly([2], 2, "18:00"), minutes: 120 }],
    ["deuxième mardi 18h pendant 1h30", { ...monthly([2], 2, "18:00"), minutes: 90 }],
    ["tous les mardis 18h", weekly([2], "18:00")],
    ["tous les mardis et jeudis à 18h", weekly([2, 4], "18:00")],
    ["tous les jeudis et tous les mardis à 18h", weekly([2, 4], "18:00")],
    ["chaque mardi 18h", weekly([2], "18:00")],
    ["le mardi à 18h", weekly([2], "18:00")],
    ["les mardis à 18h", weekly([2], "18:00")],
    ["chaque semaine, mardi 18h", weekly([2], "18:00")],
    ["toutes les semaines le mardi à 18h", weekly([2], "18:00")],
    ["tous les mardis 14h-16h", { ...weekly([2], "14:00"), minutes: 120 }],
    ["tous les mardis de 22h à 1h", { ...weekly([2], "22:00"), minutes: 180 }],
    ["second Tuesday 6pm", monthly([2], 2, "18:00")],
    ["second and fourth Thursday of the month at 18:30", monthly([2, 4], 4, "18:30")],
    ["every second Tuesday of the month 6pm", monthly([2], 2, "18:00")],
    ["the last Friday of each month at 5pm", monthly([-1], 5, "17:00")],
    ["every Tuesday 6pm", weekly([2], "18:00")],
    ["Tuesdays at 6pm", weekly([2], "18:00")],
  ])("%s", (typed, rhythm) => {
    expect(readRhythm(typed)).toEqual(rhythm);
  });
});

describe("a frequency", () => {
  test.each([
    ["tous les deux mois, mardi ou jeudi, 14h–19h", frequency(2, "month", [2, 4])],
    ["tous les 2 mois, le mardi ou le jeudi, de 14h à 19h", frequency(2, "month", [2, 4])],
    ["mardi ou jeudi, 14h–19h, tous les deux mois", frequency(2, "month", [2, 4])],
    ["un mois sur deux, mardi ou jeudi, 14h–19h", frequency(2, "month", [2, 4])],
    ["chaque mois, lundi, mercredi, de 14h à 19h", frequency(1, "month", [1, 3])],
    ["une fois par mois, jeudi ou mardi, 14-19h", frequency(1, "month", [2, 4])],
    ["tous les mois, du lundi au jeudi, 14h–19h", frequency(1, "month", [1, 2, 3, 4])],
    ["tous les trimestres, mardi, 14h–19h", frequency(3, "month", [2])],
    ["toutes les 3 semaines, mardi ou jeudi, 14h–19h", frequency(3, "week", [2, 4])],
    ["tous les quinze jours, mardi ou jeudi, 14h–19h", frequency(2, "week", [2, 4])],
    ["chaque semaine, mardi ou jeudi, 14h–19h", frequency(1, "week", [2, 4])],
    ["chaque semaine, mardi, entre 14h et 19h", frequency(1, "week", [2])],
    ["every two months, Tuesday or Thursday, 14:00-19:00", frequency(2, "month", [2, 4])],
    ["every other month, Tuesday or Thursday, 2-7pm", frequency(2, "month", [2, 4])],
    ["every month, Monday, Wednesday, between 2pm and 7pm", frequency(1, "month", [1, 3])],
  ])("%s", (typed, rhythm) => {
    expect(readRhythm(typed)).toEqual(rhythm);
  });
});

test.each(["aucun", "Aucun rythme", "sans rythme", "none", "no rhythm"])("%s", (typed) => {
  expect(readRhythm(typed)).toEqual({ kind: "none" });
});

const REFUSED: readonly (readonly [typed: string, code: string])[] = [
  ["", "rhythm.empty"],
  ["un mardi sur deux 18h", "rhythm.anchor"],
  ["every other Tuesday 6pm", "rhythm.anchor"],
  ["toutes les 2 semaines, mardi 18h", "rhythm.anchor"],
  ["tous les deux mois, le 2e mardi 18h", "rhythm.anchor"],
  ["every second Tuesday 6pm", "rhythm.which-month"],
  ["tous les premiers lundis 18h", "rhythm.which-month"],
  ["5e mardi 18h", "rhythm.fifth"],
  ["mardi 18h", "rhythm.how-often"],
  ["deuxième mardi", "rhythm.hour-missing"],
  ["tous les mardis", "rhythm.hour-missing"],
  ["tous les deux mois, mardi ou jeudi", "rhythm.hour-missing"],
  ["tous les deux mois, 14h-19h", "rhythm.weekday-missing"],
  ["tous les deux mois, mardi ou jeudi, 14h", "rhythm.window"],
  ["tous les deux mois, mardi ou jeudi, 22h-2h", "rhythm.window"],
  ["tous les 24 mois, mardi, 14h-19h", "rhythm.period"],
  ["tous les 0 mois, mardi, 14h-19h", "rhythm.period"],
  ["chaque semaine, mardi, 14h-16h", "rhythm.weekly-window"],
  ["tous les mardis ou jeudis 18h", "rhythm.choice"],
  ["2e ou 4e jeudi 18h", "rhythm.choice"],
  ["every Tuesday at 6", "rhythm.half-day"],
  ["every Tuesday 6:30", "rhythm.half-day"],
  ["deuxième mardi à trois heures", "rhythm.half-day"],
  ["deuxième mardi 25h", "rhythm.hours"],
  ["deuxième mardi minuit", "rhythm.hours"],
  ["deuxième mardi 14h/16h", "rhythm.hours"],
  ["deuxième mardi et jeudi 18h", "rhythm.unreadable"],
  ["deuxième mardi sauf août 18h", "rhythm.unreadable"],
  ["tous les jours 18h", "rhythm.unreadable"],
  ["le 15 de chaque mois 18h", "rhythm.unreadable"],
  ["deuxième mardi 18", "rhythm.unreadable"],
  ["bla", "rhythm.unreadable"],
];

test.each(REFUSED)("« %s » is refused: %s", (typed, code) => {
  expect(readRhythm(typed)).toMatchObject({ refused: code });
});

test.each(REFUSED)("the sentences of « %s » say all they are given", (typed) => {
  const refusal = readRhythm(typed);
  const { refused, params } = isRefusal(refusal) ? refusal : { refused: undefined, params: {} };
  for (const sentences of [french, english]) {
    const sentence = refused === undefined ? "{read}" : sentences[`refusal.${refused}`];
    const asked = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params)).toEqual(expect.arrayContaining(asked));
  }
});

test("a long text is refused", () => {
  expect(readRhythm("mardi ".repeat(400))).toMatchObject({ refused: "rhythm.too-long" });
});

test("the part that was not understood is named", () => {
  expect(readRhythm("deuxième mardi sauf août 18h")).toMatchObject({
    params: { part: "sauf août 18h" },
  });
});

const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const someWeekdays = fc
  .uniqueArray(weekdays, { minLength: 1 })
  .map((days) => days.toSorted((a, b) => a - b));
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const onWall = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
const hours = fc
  .tuple(minute, fc.option(fc.integer({ min: 1, max: 24 * 60 }), { nil: undefined }))
  .map(([start, minutes]) => ({ time: onWall(start), ...(minutes && { minutes }) }));

const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.constant<Rhythm>({ kind: "none" }),
  fc.tuple(fc.subarray<Ordinal>([1, 2, 3, 4, -1], { minLength: 1 }), weekdays, hours).map(
    ([ordinals, weekday, at]): Rhythm => ({
      kind: "fixed",
      pattern: "monthly",
      ordinals,
      weekday,
      ...at,
    }),
  ),
  fc
    .tuple(someWeekdays, hours)
    .map(([days, at]): Rhythm => ({ kind: "fixed", pattern: "weekly", weekdays: days, ...at })),
  fc
    .tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom<"week" | "month">("week", "month"),
      someWeekdays,
      fc.uniqueArray(minute, { minLength: 2, maxLength: 2 }),
    )
    .map(([every, unit, days, ends]): Rhythm => {
      const [from = 0, to = 0] = ends.toSorted((a, b) => a - b);
      return { kind: "frequency", every, unit, weekdays: days, from: onWall(from), to: onWall(to) };
    }),
);

test("what is said is read, and survives JSON", () => {
  fc.assert(
    fc.property(rhythms, fc.constantFrom("fr" as const, "en" as const), (rhythm, language) => {
      expect(readRhythm(rhythmInWords(rhythm, language))).toEqual(rhythm);
      expect(JSON.parse(JSON.stringify(rhythm))).toEqual(rhythm);
    }),
    { numRuns: 2000 },
  );
});

test("whatever is typed is a rhythm that reads the same again, or a refusal", () => {
  const words =
    "tous les|chaque|deuxième|2e|et|ou|,|mardi|jeudis|mois|deux|semaines|du mois|18h|14h-19h|entre|every|Tuesday|6pm|aucun|🎉".split(
      "|",
    );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(" ")),
      ),
      (text) => {
        const read = readRhythm(text);
        const again = isRefusal(read) ? read : readRhythm(rhythmInWords(read, "fr"));
        expect(again).toEqual(read);
      },
    ),
    { numRuns: 5000 },
  );
});
