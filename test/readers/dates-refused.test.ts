import { describe, expect, test } from "vitest";
import english from "../../data/locales/en.json" with { type: "json" };
import french from "../../data/locales/fr.json" with { type: "json" };
import { isRefusal, type Refusal } from "../../src/domain/refusal.ts";
import { readSlot, readSlots } from "../../src/readers/dates/index.ts";
import { at, spoken } from "./reading.ts";

/** Typed in Thionville on Wednesday 13 January 2027 at 10:00. */
const REFUSED: readonly (readonly [typed: string, code: string])[] = [
  ["", "date.empty"],
  [" \u00a0\n\u200b ", "date.empty"],
  // Read in part only.
  ["mardi 2 mars bla 14h", "date.unreadable"],
  ["mardi 2 mars 14h 🎉", "date.unreadable"],
  ["🎉 mardi 2 mars 14h", "date.unreadable"],
  ["mardi 2 mars (14h)", "date.unreadable"],
  ["mardi 2 mars 14h ok", "date.unreadable"],
  ["mardi 2 mars de 14h", "date.unreadable"],
  ["mardi 2 mars 14h-16", "date.unreadable"],
  ["mardi 2 mars à partir de 14h", "date.unreadable"],
  ["pas mardi 2 mars", "date.unreadable"],
  ["sauf mardi 2 mars 14h", "date.unreadable"],
  ["du 2 au 4 mars", "date.unreadable"],
  ["2-3 mars", "date.unreadable"],
  ["les 2 et 4 mars à 14h", "date.unreadable"],
  ["le 2-3 à 14h", "date.unreadable"],
  ["02-03-27", "date.unreadable"],
  ["2027/03/02", "date.unreadable"],
  ["2 marsss 14h", "date.unreadable"],
  ["2027-03-02T14:00Z", "date.unreadable"],
  ["mardi dans 15 jours", "date.unreadable"],
  ["dans 3 jours 2 heures", "date.unreadable"],
  ["lundi 1° mars 9h", "date.unreadable"],
  ["jeudi dernier 18h", "date.unreadable"],
  ["mars 2 14h", "date.unreadable"],
  ["lundi-mercredi 14h", "date.unreadable"],
  ["mardi 2 mars ١٤h", "date.unreadable"],
  ["mardi 2 mars 1\u20d64h", "date.unreadable"],
  // A number that is not said to be an hour.
  ["mardi 2 mars 14", "date.bare-number"],
  ["mardi 2 mars à 14", "date.bare-number"],
  ["mardi 2 mars 14 30", "date.bare-number"],
  ["mardi 2 mars 1430", "date.bare-number"],
  ["mardi 2 mars 14h5", "date.bare-number"],
  ["demain 14", "date.bare-number"],
  ["14h deux mars 5", "date.bare-number"],
  ["2027", "date.bare-number"],
  ["4 mars 2030", "date.year-or-hour"],
  ["mardi 2 mars 14.30", "date.dotted"],
  ["2.3 14h", "date.dotted"],
  // Too vague.
  ["fin janvier", "date.vague"],
  ["début mars", "date.vague"],
  ["mi-mars", "date.vague"],
  ["en mars", "date.vague"],
  ["30 in mars", "date.vague"],
  ["mars 2027", "date.vague"],
  ["la semaine prochaine", "date.vague"],
  ["le week-end prochain", "date.vague"],
  ["weekend", "date.vague"],
  ["dans un mois", "date.vague"],
  ["mardi 2 mars vers 14h", "date.vague"],
  ["mardi 2 mars avant 14h", "date.vague"],
  ["mardi 2 mars au matin", "date.vague"],
  ["demain soir", "date.vague"],
  ["mardi soir", "date.vague"],
  ["ce soir", "date.vague"],
  ["le jeudi 18h", "date.vague"],
  ["dernier jeudi 18h", "date.vague"],
  ["le premier mardi 18h", "date.vague"],
  ["jeudi de la semaine du 8 mars", "date.vague"],
  // Two meanings.
  ["mercredi 18h", "date.ambiguous-weekday"],
  ["ce mercredi 18h", "date.ambiguous-weekday"],
  ["mercredi en huit 18h", "date.ambiguous-weekday"],
  ["le 13 à 17h", "date.ambiguous-number"],
  ["dans 8 jours à 10h", "date.ambiguous-days"],
  ["dans quinze jours", "date.ambiguous-days"],
  ["minuit", "date.ambiguous-midnight"],
  ["demain minuit", "date.ambiguous-midnight"],
  ["demain à minuit et demi", "date.ambiguous-midnight"],
  ["demain à 24h", "date.ambiguous-midnight"],
  ["demain de minuit à 2h", "date.ambiguous-midnight"],
  ["demain à trois heures", "date.ambiguous-half-day"],
  ["demain à une heure et demie", "date.ambiguous-half-day"],
  ["mardi 2 mars 14h/16h", "date.ambiguous-hours"],
  ["mar 2 mars 14h/16h", "date.ambiguous-hours"],
  ["mar 2 14h", "date.ambiguous-readings"],
  ["jeudi 14-16h", "date.ambiguous-readings"],
  ["sam. 6 - 14h", "date.ambiguous-readings"],
  ["jeudi dix huit heures", "date.ambiguous"],
  ["le premier mar. midi", "date.ambiguous"],
  // Against the calendar or the clock.
  ["mardi 3 mars", "date.weekday"],
  ["jeudi 13 14h", "date.weekday"],
  ["demain vendredi 14h", "date.weekday"],
  ["mardi 2020-03-02", "date.past"],
  ["demain, 15 janvier", "date.contradiction"],
  ["jeudi prochain 4 mars", "date.contradiction"],
  ["31 juin", "date.impossible"],
  ["32 mars", "date.impossible"],
  ["0 mars", "date.impossible"],
  ["01/15 14h", "date.impossible"],
  ["le 31 février", "date.impossible"],
  ["le 45 à 14h", "date.impossible"],
  ["29 février", "date.leap"],
  ["29/02/2027", "date.leap"],
  ["le 30 du mois prochain", "date.short-month"],
  ["5e jeudi de mars 18h", "date.no-fifth"],
  ["mardi 2 mars 25h", "date.no-hour"],
  ["mardi 2 mars 14h75", "date.no-hour"],
  ["mardi 2 mars 14h du matin", "date.part-of-day"],
  ["ce soir à 8h du matin", "date.part-of-day"],
  ["demain soir 6am", "date.part-of-day"],
  ["mardi 2 mars de 16h à 14h", "date.backwards"],
  ["mardi 2 mars de 14h à 14h", "date.backwards"],
  ["mardi 2 mars de 14h à 16h le lendemain", "date.backwards"],
  ["hier 14h", "date.past"],
  ["aujourd'hui 8h", "date.past"],
  ["aujourd'hui 10h", "date.past"],
  ["13 janvier 9h", "date.past"],
  ["lundi 4 janvier 14h", "date.past"],
  ["lundi 11 14h", "date.past"],
  ["12/01/2027", "date.past"],
  ["premier mardi du mois 18h", "date.past"],
  ["2 mars 2033", "date.too-far"],
  ["2 mars 2032 14h", "date.too-far"],
  // An hour needs a day.
  ["14h", "date.day-missing"],
  ["de 14h à 16h", "date.day-missing"],
  // Several where one is asked for.
  ["mardi 2 mars 14h, jeudi 4 mars 18h", "date.one-only"],
];

const IN_ENGLISH: typeof REFUSED = [
  ["02/03 2pm", "date.ambiguous-figures"],
  ["02/03/27 2pm", "date.ambiguous-figures"],
  ["2.3.2027", "date.ambiguous-figures"],
  ["mardi 02/03 14h", "date.ambiguous-figures"],
  ["Tuesday at 6", "date.ambiguous-half-day"],
  ["Tuesday at 12", "date.ambiguous-half-day"],
  ["Tuesday 6:30", "date.ambiguous-half-day"],
  ["Tuesday six o’clock", "date.ambiguous-half-day"],
  ["15 January from 2pm to 1:30", "date.ambiguous-half-day"],
  ["15 January 11-1pm", "date.ambiguous-half-day"],
  ["15 January 10:30-12am", "date.ambiguous-half-day"],
  ["15 January 8h to 10 in the evening", "date.vague"],
  ["Tuesday at 14", "date.bare-number"],
  ["Tuesday 12am", "date.ambiguous-midnight"],
  ["Tuesday 2-4pm", "date.ambiguous-readings"],
  ["Mar 2 2pm", "date.ambiguous-readings"],
  ["Tuesday 13pm", "date.unreadable"],
  ["tomorrow 6.30", "date.dotted"],
  ["Tuesday around 2pm", "date.vague"],
  ["yesterday 2pm", "date.past"],
  ["15 January 8h to 10h in the evening", "date.ambiguous-half-day"],
];

test.each(REFUSED)("« %s » is refused: %s", (typed, code) => {
  expect(readSlot(typed, at())).toMatchObject({ refused: code });
});

test.each(IN_ENGLISH)("“%s” is refused: %s", (typed, code) => {
  expect(readSlot(typed, at({ language: "en" }))).toMatchObject({ refused: code });
});

test.each([
  ["02/03 at 2pm", "date.ambiguous-figures"],
  ["Tuesday 6:30", "date.ambiguous-half-day"],
])("English words are English to a French reader too: %s", (typed, code) => {
  expect(readSlot(typed, at())).toMatchObject({ refused: code });
});

test.each([...REFUSED, ...IN_ENGLISH])(
  "the sentences of « %s » say all they are given",
  (typed) => {
    const refusal = readSlot(typed, at({ language: "en" }));
    const given = isRefusal(refusal) ? refusal : readSlot(typed, at());
    for (const sentences of [french, english]) {
      const { refused, params } = given as Refusal;
      const asked = [...sentences[`refusal.${refused}`].matchAll(/\{(\w+)\}/g)].map(
        ([, name]) => name,
      );
      expect(Object.keys(params)).toEqual(expect.arrayContaining(asked));
    }
  },
);

describe("a refusal names what it means", () => {
  test.each([
    ["mardi 2 mars bla 14h", { part: "bla 14h", text: "mardi 2 mars bla 14h" }],
    ["demain  à\u00a014", { part: "à 14" }],
    ["mardi 2 mars 14h, jeudi 4 mars vers 18h", { part: "vers 18h" }],
    ["mercredi 18h", { first: "mercredi 13 janvier 2027", second: "mercredi 20 janvier 2027" }],
    ["mercredi en huit", { first: "mercredi 20 janvier 2027", second: "mercredi 27 janvier 2027" }],
    ["le 13 à 17h", { first: "mercredi 13 janvier 2027", second: "samedi 13 février 2027" }],
    ["dans 15 jours", { first: "mercredi 27 janvier 2027", second: "jeudi 28 janvier 2027" }],
    [
      "mardi 3 mars",
      {
        date: "mercredi 3 mars 2027",
        nearest: ["mardi 2 mars 2027", "mardi 9 mars 2027"],
      },
    ],
    ["jeudi 13 janvier", { nearest: ["jeudi 14 janvier 2027"] }],
    ["lundi 4 janvier 14h", { slot: "lundi 4 janvier 2027" }],
    ["13 janvier 9h", { slot: "mercredi 13 janvier 2027 à 9 h" }],
    [
      "demain minuit",
      { first: "jeudi 14 janvier 2027 à 0 h", second: "vendredi 15 janvier 2027 à 0 h" },
    ],
    [
      "demain à trois heures",
      { first: "jeudi 14 janvier 2027 à 3 h", second: "jeudi 14 janvier 2027 à 15 h" },
    ],
    ["29 février", { year: 2027, next: "mardi 29 février 2028" }],
    [
      "jeudi 14-16h",
      {
        readings: ["jeudi 14 janvier 2027 à 16 h", "jeudi 14 janvier 2027 de 14 h à 16 h"],
      },
    ],
  ])("%s", (typed, params) => {
    expect(spoken(readSlot(typed, at()))).toMatchObject(params);
  });

  test("02/03, to an English reader", () => {
    expect(spoken(readSlot("02/03", at({ language: "en" })))).toMatchObject({
      first: "mardi 2 mars 2027",
      second: "mercredi 3 février 2027",
    });
  });

  test("a long text is quoted in short, no sign cut in two", () => {
    const { part } = spoken(readSlot("🎉".repeat(500), at()));
    expect(part).toBe(`${"🎉".repeat(80)}…`);
  });
});

test("what is no text at all is refused too", () => {
  expect(readSlots("mardi ".repeat(400), at())).toMatchObject({ refused: "date.too-long" });
  for (const typed of ["\0", "\u202e14h", "\ud800", "a".repeat(100_000), "١٢٣", "🎉\u200d🎉"]) {
    expect(readSlots(typed, at())).toHaveProperty("refused");
  }
});
