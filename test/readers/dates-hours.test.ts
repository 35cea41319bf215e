import { describe, expect, test } from "vitest";
import { readSlot } from "../../src/readers/dates/index.ts";
import { at, inThionville, spoken } from "./reading.ts";

/** Typed in Thionville on Wednesday 13 January 2027 at 10:00. */
describe("an hour", () => {
  test.each([
    ["14h", "14:00"],
    ["14 h", "14:00"],
    ["14H30", "14:30"],
    ["14 h 30", "14:30"],
    ["14h 30", "14:30"],
    ["14h30 min", "14:30"],
    ["14:30", "14:30"],
    ["9:30", "09:30"],
    ["14 heures", "14:00"],
    ["14 heures 30", "14:30"],
    ["à 6h", "06:00"],
    ["0h30", "00:30"],
    ["midi", "12:00"],
    ["à midi et demi", "12:30"],
    ["midi trente", "12:30"],
    ["midi moins le quart", "11:45"],
    ["minuit moins dix", "23:50"],
    ["quatorze heures", "14:00"],
    ["dix-huit heures trente", "18:30"],
    ["vingt et une heures", "21:00"],
    ["quatorze heures et quart", "14:15"],
    ["14h et demie", "14:30"],
    ["quinze heures moins le quart", "14:45"],
    ["quinze heures moins vingt", "14:40"],
    ["à 18h00 précises", "18:00"],
    ["14h pile", "14:00"],
    ["8h du matin", "08:00"],
    ["8h du soir", "20:00"],
    ["20h du soir", "20:00"],
    ["huit heures du soir", "20:00"],
    ["3h de l'après-midi", "15:00"],
    ["soir 8h30", "20:30"],
    ["matin à 9h", "09:00"],
    ["après-midi à 3h", "15:00"],
    ["2pm", "14:00"],
    ["6:30 p.m.", "18:30"],
    ["12pm", "12:00"],
    ["noon", "12:00"],
  ])("demain %s", (typed, time) => {
    expect(readSlot(`demain ${typed}`, at())).toEqual(inThionville(`2027-01-14T${time}`));
  });

  test.each([
    ["ce soir 20h", "2027-01-13T20:00"],
    ["ce soir 8h", "2027-01-13T20:00"],
    ["20h ce soir", "2027-01-13T20:00"],
    ["cet après-midi à 3h", "2027-01-13T15:00"],
    ["ce soir à minuit", "2027-01-14T00:00"],
    ["tonight at 8", "2027-01-13T20:00"],
  ])("%s", (typed, wall) => {
    expect(readSlot(typed, at())).toEqual(inThionville(wall));
  });
});

describe("a span of hours", () => {
  test.each([
    ["15/01 de 14h à 16h", "14:00", 120],
    ["15/01 14h-16h", "14:00", 120],
    ["15/01 14h–16h", "14:00", 120],
    ["15/01 14h30 — 16h", "14:30", 90],
    ["15/01 14h à 16h", "14:00", 120],
    ["15/01 entre 14h et 16h", "14:00", 120],
    ["15/01 de 14h jusqu’à 16h", "14:00", 120],
    ["15/01 de 14 à 16h", "14:00", 120],
    ["15/01 14-16h", "14:00", 120],
    ["15/01, de 14h à 16h et demie", "14:00", 150],
    ["15/01 14h pendant 2h", "14:00", 120],
    ["15/01 14h, pendant une heure et demie", "14:00", 90],
    ["15/01 de 20h à minuit", "20:00", 240],
    ["15/01 22h à 1h", "22:00", 180],
    ["15/01 22h à 1h le lendemain", "22:00", 180],
    ["15/01 de 14h à 10h le lendemain", "14:00", 1200],
    ["15/01 au soir de 8h à 10h", "20:00", 120],
    ["15 January from 2pm to 4pm", "14:00", 120],
    ["15 January from 2 to 4pm", "14:00", 120],
    ["15 January 2-4pm", "14:00", 120],
    ["15 January between 10am and noon", "10:00", 120],
    ["15 January 14:00-16:00", "14:00", 120],
    ["15 January 2pm for two hours", "14:00", 120],
  ])("%s", (typed, time, minutes) => {
    expect(readSlot(typed, at())).toEqual({ ...inThionville(`2027-01-15T${time}`), minutes });
  });
});

describe("around a change of hour", () => {
  test.each([
    ["28 mars 1h59", "2027-03-28T01:59", undefined],
    ["28 mars 3h", "2027-03-28T03:00", undefined],
    ["28 mars de 1h à 4h", "2027-03-28T01:00", 120],
    ["27 mars de 22h à 4h", "2027-03-27T22:00", 300],
    ["31 octobre de 1h à 4h", "2027-10-31T01:00", 240],
    ["30 octobre de 22h à 4h", "2027-10-30T22:00", 420],
    ["31 octobre 3h", "2027-10-31T03:00", undefined],
  ])("%s lasts what passes, not what the wall shows", (typed, wall, minutes) => {
    const slot = inThionville(wall);
    expect(readSlot(typed, at())).toEqual(minutes === undefined ? slot : { ...slot, minutes });
  });

  test.each([
    ["28 mars 2h30", "date.skipped-hour"],
    ["28 mars 2h", "date.skipped-hour"],
    ["28 mars de 1h à 2h30", "date.skipped-hour"],
    ["27 mars de 22h à 2h30", "date.skipped-hour"],
    ["31 octobre 2h30", "date.repeated-hour"],
    ["31 octobre 2h", "date.repeated-hour"],
    ["31 octobre de 1h à 2h30", "date.repeated-hour"],
    ["30 octobre de 22h à 2h30", "date.repeated-hour"],
  ])("%s is refused", (typed, code) => {
    expect(readSlot(typed, at())).toMatchObject({ refused: code });
  });

  test("the hours on both sides are named", () => {
    expect(spoken(readSlot("28 mars 2h30", at()))).toMatchObject({
      slot: "dimanche 28 mars 2027 à 2 h 30",
      before: "dimanche 28 mars 2027 à 1 h 30",
      after: "dimanche 28 mars 2027 à 3 h 30",
    });
  });

  test("New York changes on its own nights", () => {
    const newYork = at({ zone: "America/New_York" });
    expect(readSlot("14 mars 2h30", newYork)).toMatchObject({ refused: "date.skipped-hour" });
    expect(readSlot("7 novembre 1h30", newYork)).toMatchObject({ refused: "date.repeated-hour" });
    expect(readSlot("28 mars 2h30", newYork)).toMatchObject({ wall: "2027-03-28T02:30" });
  });
});
