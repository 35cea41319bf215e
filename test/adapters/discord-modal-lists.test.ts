import { describe, expect, test } from "vitest";
import { entriesOf } from "../../adapters/discord/entries.ts";
import { modalOf } from "../../adapters/discord/modal.ts";
import type { Field } from "../../src/view.ts";
import { labelsOf, type Modal, sent } from "./discord-modal-filling.ts";

const caller: Field = { kind: "line", name: "for", label: "for", most: 150 };
const vote = (fields: readonly Field[]): Modal =>
  modalOf({ command: "vote #7", title: "Répondre", submit: "Noter", intro: [], fields }, "fr");

describe("questions that take the same answers are turned round", () => {
  const answers = [
    { value: "yes", label: "Oui" },
    { value: "if-need-be", label: "Si besoin" },
    { value: "no", label: "Non" },
  ];
  const questions = (count: number, options = answers) =>
    Array.from({ length: count }, (_, at): Field => {
      const value = options[at % options.length]?.value ?? "";
      const label = `${at + 1} mars 2027 à 14 h`;
      return { kind: "choice", name: String(at + 1), label, options, optional: true, value };
    });

  test("a list for each answer but the last, prefilled", () => {
    const modal = vote([caller, ...questions(25)]);
    expect(labelsOf(modal)).toMatchObject([
      { label: "for" },
      { label: "Oui", component: { min_values: 0, max_values: 25, required: false } },
      {
        label: "Si besoin",
        description: "Ce que vous ne choisissez dans aucune liste compte pour «\u00a0Non\u00a0».",
      },
    ]);
    expect(labelsOf(modal)[1]?.description).toBeUndefined();
    const entries = entriesOf(sent(modal, { for: "CAF" }));
    expect(entries).toEqual({
      for: "CAF",
      ...Object.fromEntries(questions(25).map(({ name, value }) => [name, value])),
    });
  });

  test("what is chosen in no list any more gets the last answer, in two the latter", () => {
    const modal = vote(questions(4));
    expect(
      entriesOf(
        sent(modal, {
          Oui: ["4 mars 2027 à 14 h", "3 mars 2027 à 14 h"],
          "Si besoin": ["3 mars 2027 à 14 h"],
        }),
      ),
    ).toEqual({ "1": "no", "2": "no", "3": "if-need-be", "4": "yes" });
    expect(entriesOf(sent(modal, { Oui: [], "Si besoin": [] }))).toEqual({
      "1": "no",
      "2": "no",
      "3": "no",
      "4": "no",
    });
  });

  test("wherever they stand, and only they", () => {
    const other: Field = { ...caller, name: "note", label: "note" };
    const labels = labelsOf(vote([caller, other, ...questions(2)])).map(({ label }) => label);
    expect(labels).toEqual(["for", "note", "Oui", "Si besoin"]);
  });

  test("too many for the names of all to stand behind a list, the last are left out", () => {
    const named = questions(25).map((one, at) => ({ ...one, name: String(1_000 + at) }));
    const labels = labelsOf(vote(named)).map(({ label }) => label);
    expect(labels).toEqual(questions(5).map(({ label }) => label));
  });

  test("one alone stays a question", () => {
    expect(labelsOf(vote(questions(1)))).toMatchObject([{ label: "1 mars 2027 à 14 h" }]);
  });
});
