import { describe, expect, test } from "vitest";
import { readSlot } from "../../src/readers/dates/index.ts";
import { at, inThionville } from "./reading.ts";

/** Typed in Thionville on Wednesday 13 January 2027 at 10:00. */
describe("a day and an hour, in French", () => {
  test.each([
    ["mardi 2 mars 14h", "2027-03-02T14:00"],
    ["Mardi 2/03 à 14h", "2027-03-02T14:00"],
    ["MARDI 2 MARS 14H", "2027-03-02T14:00"],
    ["le mardi 02 mars, 14h00", "2027-03-02T14:00"],
    ["mardi le 2 mars à 14h", "2027-03-02T14:00"],
    ["mardi, 2 mars, 14h", "2027-03-02T14:00"],
    ["mardi 2 mars : 14h", "2027-03-02T14:00"],
    ["Mardi 2 mars: 14h", "2027-03-02T14:00"],
    ["mardi 2 mars - 14h", "2027-03-02T14:00"],
    ["mardi 2 mars @ 14h", "2027-03-02T14:00"],
    ["mardi 2 mars à 14h.", "2027-03-02T14:00"],
    ["mardi 2 mars a 14h", "2027-03-02T14:00"],
    ["mardi 2mars 14h", "2027-03-02T14:00"],
    ["mardi 2 mars 2027 à 14 h", "2027-03-02T14:00"],
    ["mardi 2 mars 2027 à 14\u00a0h", "2027-03-02T14:00"],
    ["mardi\u202f2\u00a0mars à\u202f14\u202fh\u202f30", "2027-03-02T14:30"],
    ["ce mardi 2 mars 14h", "2027-03-02T14:00"],
    ["14h mardi 2 mars", "2027-03-02T14:00"],
    ["à 18h le jeudi 4 mars", "2027-03-04T18:00"],
    ["mar. 7 déc. à 19h", "2027-12-07T19:00"],
    ["mar. 7 de\u0301c. à 19h", "2027-12-07T19:00"],
    ["mar 2 mars 14h", "2027-03-02T14:00"],
    ["ven. 5/3 14h", "2027-03-05T14:00"],
    ["vend. 5 mars 14h", "2027-03-05T14:00"],
    ["jeu. 04 mars 18:00", "2027-03-04T18:00"],
    ["1er avril 18h", "2027-04-01T18:00"],
    ["1er févr. 18h", "2027-02-01T18:00"],
    ["lundi 1ᵉʳ mars 9h", "2027-03-01T09:00"],
    ["premier mars 9h", "2027-03-01T09:00"],
    ["jeudi 1 avril 18h", "2027-04-01T18:00"],
    ["02/03 14h", "2027-03-02T14:00"],
    ["02/03/27 14h", "2027-03-02T14:00"],
    ["02/03/2027 14h30", "2027-03-02T14:30"],
    ["2.3.2027 14h30", "2027-03-02T14:30"],
    ["02-03-2027 14h30", "2027-03-02T14:30"],
    ["2027-03-02T14:00", "2027-03-02T14:00"],
    ["2027-03-02T14:00:00", "2027-03-02T14:00"],
    ["2027-03-02 14:00", "2027-03-02T14:00"],
    ["4 mars prochain à 18h", "2027-03-04T18:00"],
    ["12 janvier 18h", "2028-01-12T18:00"],
    ["13 janvier 18h", "2027-01-13T18:00"],
    ["29 février 2028 14h", "2028-02-29T14:00"],
  ])("%s", (typed, wall) => {
    expect(readSlot(typed, at())).toEqual(inThionville(wall));
  });
});

describe("a day told from today", () => {
  test.each([
    ["jeudi 18h", "2027-01-14T18:00"],
    ["jeudi prochain 18h30", "2027-01-14T18:30"],
    ["mercredi prochain 18h30", "2027-01-20T18:30"],
    ["prochain jeudi 18h30", "2027-01-14T18:30"],
    ["ce jeudi 18h", "2027-01-14T18:00"],
    ["lundi en huit à 9 h", "2027-01-25T09:00"],
    ["lundi en quinze à 9 h", "2027-02-01T09:00"],
    ["lundi en 8 à 9 h", "2027-01-25T09:00"],
    ["mardi de la semaine prochaine à 14h", "2027-01-19T14:00"],
    ["vendredi de cette semaine 14h", "2027-01-15T14:00"],
    ["aujourd'hui 18h", "2027-01-13T18:00"],
    ["aujourd’hui 18h", "2027-01-13T18:00"],
    ["aujourdʼhui 18h", "2027-01-13T18:00"],
    ["aujourd hui 18h", "2027-01-13T18:00"],
    ["demain midi", "2027-01-14T12:00"],
    ["après-demain midi", "2027-01-15T12:00"],
    ["apres demain à 10h", "2027-01-15T10:00"],
    ["après‑demain à 10h", "2027-01-15T10:00"],
    ["demain en huit 10h", "2027-01-21T10:00"],
    ["demain jeudi 14h", "2027-01-14T14:00"],
    ["demain, jeudi 14 janvier, 14h", "2027-01-14T14:00"],
    ["18h30 demain", "2027-01-14T18:30"],
    ["dans 3 jours à 14 h 30", "2027-01-16T14:30"],
    ["dans dix jours à 10h", "2027-01-23T10:00"],
    ["dans deux semaines à 10h", "2027-01-27T10:00"],
    ["dans deux heures", "2027-01-13T12:00"],
    ["dans 1h30", "2027-01-13T11:30"],
    ["dans une demi-heure", "2027-01-13T10:30"],
    ["le 15 à 17h", "2027-01-15T17:00"],
    ["le 5 à 17h", "2027-02-05T17:00"],
    ["le cinq à 17h", "2027-02-05T17:00"],
    ["le 5 du mois prochain à 17h", "2027-02-05T17:00"],
    ["sam 6 14h", "2027-02-06T14:00"],
    ["sam. 16, 14h", "2027-01-16T14:00"],
    ["mercredi 13 14h", "2027-01-13T14:00"],
    ["jeudi 4 - 18h", "2027-02-04T18:00"],
    ["le premier mardi de janvier à 18h", "2028-01-04T18:00"],
    ["le 1er mardi de février à 18h", "2027-02-02T18:00"],
    ["le 2e mardi de mars 18h", "2027-03-09T18:00"],
    ["le 2ème mardi de mars 18h", "2027-03-09T18:00"],
    ["troisième jeudi d'avril 18h", "2027-04-15T18:00"],
    ["5e lundi de mars 18h", "2027-03-29T18:00"],
    ["dernier jeudi du mois prochain 18h", "2027-02-25T18:00"],
    ["dernier jeudi du mois 18h", "2027-01-28T18:00"],
    ["premier mardi de janvier 2029 18h", "2029-01-02T18:00"],
  ])("%s", (typed, wall) => {
    expect(readSlot(typed, at())).toEqual(inThionville(wall));
  });
});

describe("in English", () => {
  test.each([
    ["Tuesday 2 March 2pm", "2027-03-02T14:00"],
    ["Tuesday, March 2, 2027 at 2pm", "2027-03-02T14:00"],
    ["Tue. Mar 2, 2pm", "2027-03-02T14:00"],
    ["March 2nd at 2pm", "2027-03-02T14:00"],
    ["2nd of March at 2pm", "2027-03-02T14:00"],
    ["Mar 2, 2027 2pm", "2027-03-02T14:00"],
    ["15/01 2pm", "2027-01-15T14:00"],
    ["01/15 2pm", "2027-01-15T14:00"],
    ["03/03 2pm", "2027-03-03T14:00"],
    ["next Thursday 6:30pm", "2027-01-14T18:30"],
    ["this Friday 5 p.m.", "2027-01-15T17:00"],
    ["Tuesday next week 2pm", "2027-01-19T14:00"],
    ["tomorrow noon", "2027-01-14T12:00"],
    ["tomorrow morning at 9", "2027-01-14T09:00"],
    ["the day after tomorrow at 14:00", "2027-01-15T14:00"],
    ["the 5th at 5pm", "2027-02-05T17:00"],
    ["in 3 days at 14:30", "2027-01-16T14:30"],
    ["in 8 days at 14:30", "2027-01-21T14:30"],
    ["in two weeks at 10am", "2027-01-27T10:00"],
    ["in an hour and a half", "2027-01-13T11:30"],
    ["first Tuesday of January at 6pm", "2028-01-04T18:00"],
    ["last Thursday of next month at 6pm", "2027-02-25T18:00"],
    ["6pm tomorrow", "2027-01-14T18:00"],
    ["2pm on Tuesday 2 March", "2027-03-02T14:00"],
    ["Tuesday 09:30", "2027-01-19T09:30"],
    ["mardi 2 mars 14h", "2027-03-02T14:00"],
  ])("%s", (typed, wall) => {
    expect(readSlot(typed, at({ language: "en" }))).toEqual(inThionville(wall));
  });
});

test.each([
  ["2 mars", "2027-03-02"],
  ["mardi 2 mars", "2027-03-02"],
  ["jeudi", "2027-01-14"],
  ["ce jeudi", "2027-01-14"],
  ["lundi en quinze", "2027-02-01"],
  ["le 29", "2027-01-29"],
  ["13 janvier", "2027-01-13"],
  ["2.3.2027", "2027-03-02"],
  ["2027-03-02", "2027-03-02"],
  ["le 2e mardi de mars", "2027-03-09"],
  ["lundi 4 mars 2030", "2030-03-04"],
])("a day alone stays a day: %s", (typed, day) => {
  expect(readSlot(typed, at())).toEqual({ day });
});

test("the day is the asker's, not the machine's", () => {
  const now = "2027-01-13T23:30:00Z";
  expect(readSlot("demain 14h", at({ now, zone: "Europe/Paris" }))).toEqual(
    inThionville("2027-01-15T14:00"),
  );
  expect(readSlot("demain 14h", at({ now, zone: "America/New_York" }))).toEqual({
    wall: "2027-01-14T14:00",
    zone: "America/New_York",
  });
});
