import { describe, expect, test } from "vitest";
import { entriesOf } from "../../adapters/discord/entries.ts";
import { modalOf } from "../../adapters/discord/modal.ts";
import { type Field, type Form, text } from "../../src/view.ts";
import { introOf, labelsOf, sent } from "./discord-modal-filling.ts";

const formOf = (fields: readonly Field[], more: Partial<Form> = {}): Form => ({
  command: "meeting plan logement",
  title: "Fixer une réunion",
  submit: "Fixer",
  intro: [],
  fields,
  ...more,
});

const day: Field = { kind: "day", name: "day", label: "Jour", value: "2027-03-02" };
const time: Field = { kind: "time", name: "time", label: "Heure", value: "18:30" };
const line = (name: string, more: object = {}): Field => ({
  kind: "line",
  name,
  label: name,
  most: 150,
  ...more,
});
const optional = { optional: true } as const;

/** The labels, hints and components of a form as Discord shows it. */
const shown = (form: Form) =>
  labelsOf(modalOf(form, "fr")).map(({ label, description, component }) => ({
    label,
    ...(description !== undefined && { description }),
    ...component,
  }));

describe("a field", () => {
  const choice: Field = {
    kind: "choice",
    name: "duration",
    label: "Durée",
    options: [
      { value: "60min", label: "1 h" },
      { value: "90min", label: "1 h 30" },
    ],
  };
  test.each<[string, Field, object]>([
    [
      "line",
      line("place", { label: "Lieu", hint: "Une adresse.", example: "CCAS", value: "Braun" }),
      {
        label: "Lieu",
        description: "Une adresse.",
        type: 4,
        custom_id: "place",
        style: 1,
        max_length: 150,
        required: true,
        placeholder: "CCAS",
        value: "Braun",
      },
    ],
    [
      "lines that may be left out",
      { kind: "lines", name: "dates", label: "Dates", most: 6_000, value: "a\nb", ...optional },
      {
        label: "Dates",
        type: 4,
        custom_id: "dates",
        style: 2,
        max_length: 4_000,
        required: false,
        value: "a\nb",
      },
    ],
    [
      "line that holds less than was typed before",
      line("place", { most: 10, value: "La salle des fêtes" }),
      {
        label: "place",
        type: 4,
        custom_id: "place",
        style: 1,
        max_length: 10,
        required: true,
        value: "La salle…",
      },
    ],
    [
      "day, for which there is no picker",
      day,
      {
        label: "Jour",
        type: 4,
        custom_id: "day",
        style: 1,
        max_length: 100,
        required: true,
        placeholder: "mardi 2 mars",
        value: "mardi 2 mars 2027",
      },
    ],
    [
      "time, in words too",
      time,
      {
        label: "Heure",
        type: 4,
        custom_id: "time",
        style: 1,
        max_length: 100,
        required: true,
        placeholder: "14h",
        value: "18\u00a0h\u00a030",
      },
    ],
    [
      "day as somebody typed it",
      { ...day, value: "mardi en huit" },
      {
        label: "Jour",
        type: 4,
        custom_id: "day",
        style: 1,
        max_length: 100,
        required: true,
        placeholder: "mardi 2 mars",
        value: "mardi en huit",
      },
    ],
    [
      "choice",
      { ...choice, value: "90min" },
      {
        label: "Durée",
        type: 3,
        custom_id: "duration",
        min_values: 1,
        max_values: 1,
        required: true,
        options: [
          { value: "60min", label: "1 h" },
          { value: "90min", label: "1 h 30", default: true },
        ],
      },
    ],
    [
      "choice that may be left out",
      { ...choice, ...optional },
      {
        label: "Durée",
        type: 3,
        custom_id: "duration",
        min_values: 0,
        max_values: 1,
        required: false,
        options: [
          { value: "60min", label: "1 h" },
          { value: "90min", label: "1 h 30" },
        ],
      },
    ],
    [
      "choice of more than a list holds, which is typed",
      {
        ...choice,
        value: "#3",
        options: Array.from({ length: 26 }, (_, at) => ({ value: `#${at}`, label: `Nom ${at}` })),
      },
      {
        label: "Durée",
        description: "Tapez un nom\u00a0: la liste serait trop longue.",
        type: 4,
        custom_id: "duration",
        style: 1,
        max_length: 150,
        required: true,
        value: "#3",
      },
    ],
    [
      "label too long for one, which is whole beneath",
      line("1", { label: "Aménagement de la salle des fêtes de Thionville et de ses alentours" }),
      {
        label: "Aménagement de la salle des fêtes de…",
        description: "Aménagement de la salle des fêtes de Thionville et de ses alentours",
        type: 4,
        custom_id: "1",
        style: 1,
        max_length: 150,
        required: true,
      },
    ],
  ])("%s", (_, field, expected) => {
    expect(shown(formOf([field]))).toEqual([expected]);
  });
});

describe("a form", () => {
  test("is called after its command, its introduction above its fields", () => {
    const form = formOf([day, time], {
      title: "Fixer une réunion de la commission du logement des jeunes",
      intro: [text(["Pour ", { strong: "*Logement*" }])],
    });
    const modal = modalOf(form, "fr");
    expect(modal).toMatchObject({
      custom_id: "f:meeting plan logement",
      title: "Fixer une réunion de la commission du…",
    });
    expect(introOf(modal)).toBe("Pour **\\*Logement\\***");
    expect(modal.components.map(({ type }) => type)).toEqual([10, 18, 18]);
  });

  test("of five fields keeps them all, and leaves out its introduction", () => {
    const fields = [day, time, line("a"), line("b"), line("c", optional)];
    const modal = modalOf(formOf(fields, { intro: [text(["Pour Logement."])] }), "fr");
    expect(introOf(modal)).toBe("");
    expect(labelsOf(modal).map(({ label }) => label)).toEqual(["Jour", "Heure", "a", "b", "c"]);
  });

  test("of six asks for the day and the hour on one line", () => {
    const form = formOf([day, time, line("a"), line("b"), line("c"), line("d")]);
    expect(shown(form).slice(0, 2)).toMatchObject([
      {
        label: "Date et heure",
        custom_id: "day",
        required: true,
        placeholder: "mardi 2 mars 14h",
        value: "mardi 2 mars 2027 18\u00a0h\u00a030",
      },
      { label: "a" },
    ]);
    const modal = modalOf(form, "fr");
    const typed = { a: "1", b: "2", c: "3", d: "4" };
    expect(entriesOf(sent(modal, { ...typed, "Date et heure": " jeudi 18h " }))).toEqual({
      day: "jeudi 18h",
      ...typed,
    });
  });

  test("of more leaves out what is optional, from the last, and says how to give it", () => {
    const fields = [
      line("a"),
      line("Clôture", optional),
      line("b"),
      line("Lieu", optional),
      line("c", { hint: "Un indice de soixante caractères, qui ne laisse guère de place." }),
      line("d"),
      line("e", { hint: "Un autre indice, tout aussi long que celui qui est au-dessus." }),
    ];
    expect(shown(formOf(fields, { command: "poll dates --in=logement" }))).toMatchObject([
      { label: "a" },
      { label: "b" },
      { label: "c" },
      {
        label: "d",
        description: "Pour donner aussi « Clôture et Lieu » : /utopia sondage dates.".replaceAll(
          / (?=[»:])|(?<=«) /gu,
          "\u00a0",
        ),
      },
      { label: "e" },
    ]);
  });

  test("says so where every field has a hint already, too", () => {
    const fields = Array.from({ length: 6 }, (_, at) =>
      line(`${at}`, { hint: "Un indice qui ne laisse pas de place. ".repeat(2), ...optional }),
    );
    const hints = shown(formOf(fields)).map((one) => JSON.stringify(one));
    expect(hints.at(-1)).toContain("/utopia réunion fixer");
  });

  test("that asks for more than a modal holds is a fault of ours", () => {
    const six = Array.from({ length: 6 }, (_, at) => line(`${at}`));
    expect(() => modalOf(formOf(six), "fr")).toThrow("more than a modal holds");
  });
});

test("what was left empty is absent", () => {
  expect(
    entriesOf([
      { customId: "a", value: "  " },
      { customId: "b", values: [] },
      { customId: "c", value: " x " },
      { customId: "d", values: ["y"] },
    ]),
  ).toEqual({ c: "x", d: "y" });
});
