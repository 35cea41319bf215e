import { describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/discord/content.ts";
import { render } from "../../adapters/discord/render.ts";
import type { Content } from "../../src/chat.ts";
import { actions, type Block, list, note, text, title, view } from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { everything } from "./contract-views.ts";

const NBSP = "\u00a0";
const march2: Slot = { wall: "2027-03-02T14:00", zone: "Europe/Paris" };
const seconds = Date.parse("2027-03-02T13:00Z") / 1_000;
const at14 = { slot: march2, words: `mardi 2 mars 2027 à 14${NBSP}h` };
const day = { slot: { day: "2027-03-02" }, words: "mardi 2 mars 2027" };

/** The one message of these blocks. */
function message(...blocks: readonly Block[]) {
  const [content, ...others] = render(view(...blocks), "fr");
  expect(others).toEqual([]);
  return messageOf(content as Content);
}

describe("a block", () => {
  test.each<[string, Block, string]>([
    ["title", title(["Colocation"]), "### Colocation"],
    [
      "title with an hour",
      title(["Logement : ", at14]),
      `### Logement : mardi 2 mars 2027 à 14${NBSP}h (<t:${seconds}:R>)`,
    ],
    ["title on two lines", title(["haut\nbas"]), "### haut\n### bas"],
    [
      "text",
      text([
        "Tapez ",
        { code: "voter 1" },
        ", le ",
        at14,
        ", ou lisez ",
        { link: "https://example.org/notice", label: "la notice" },
        { strong: "." },
      ]),
      `Tapez \`voter 1\`, le mardi 2 mars 2027 à 14${NBSP}h (<t:${seconds}:R>), ou lisez [la notice](<https://example.org/notice>)**.**`,
    ],
    ["text with a day, which is nobody’s instant", text(["Le ", day]), "Le mardi 2 mars 2027"],
    ["text of several lines", text(["haut\n\n\n\nmilieu\nbas\n"]), "haut\n\nmilieu\nbas"],
    [
      "facts",
      {
        block: "facts",
        facts: [
          { label: "Lieu", value: ["salle Braun"] },
          { label: "Quand", value: [day] },
        ],
      },
      `**Lieu${NBSP}:** salle Braun\n**Quand${NBSP}:** mardi 2 mars 2027`,
    ],
    ["list", list([["Accueil"], [{ strong: "Bourse" }], [""]]), "• Accueil\n• **Bourse**"],
    [
      "link",
      { block: "link", url: "https://example.org/charte", label: "La charte" },
      "[La charte](<https://example.org/charte>)",
    ],
    ["note", note(["Réponses reçues.\nMerci."]), "-# Réponses reçues.\n-# Merci."],
    [
      "closed poll",
      {
        block: "poll",
        lines: [
          { number: 3, label: [at14], tally: ["✅ 2 oui"], voices: ["Oui : CAF."], actions: [] },
        ],
        how: [],
      },
      `**3. mardi 2 mars 2027 à 14${NBSP}h** ✅ 2 oui\n-# Oui : CAF.`,
    ],
    [
      "poll without buttons, which says what to type",
      {
        block: "poll",
        lines: [{ number: 1, label: ["Toit"], tally: ["✅ 1 voix"], voices: [], actions: [] }],
        how: ["Pour répondre : ", { code: "voter 1" }],
      },
      "**1. Toit** ✅ 1 voix\n-# Pour répondre : `voter 1`",
    ],
  ])("%s", (_, block, expected) => {
    expect(message(block)).toEqual({ content: expected, components: [] });
  });

  test("of no words is no message", () => {
    expect(render(view(text([""]), actions(), list([]), note([" "]), title([])), "fr")).toEqual([]);
  });

  test("of actions is a row of buttons for five", () => {
    const six = Array.from({ length: 6 }, (_, at) => ({
      label: `Bouton ${at}`,
      run: `rsvp ${at}`,
    }));
    const rows = message(actions(...six)).components.map(({ components }) => components.length);
    expect(rows).toEqual([5, 1]);
  });
});

test("buttons carry what they run, and how they look", () => {
  const { components } = message(
    actions(
      { label: "Confirmer", run: "announce yes", tone: "primary" },
      { label: "Arrêter", run: "announce stop", tone: "danger" },
      { label: "Corriger", ask: "/utopia sondage modifier 7 " },
    ),
  );
  expect(components).toEqual([
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: "Confirmer", custom_id: "r:announce yes" },
        { type: 2, style: 4, label: "Arrêter", custom_id: "r:announce stop" },
        { type: 2, style: 2, label: "Corriger", custom_id: "a:/utopia sondage modifier 7" },
      ],
    },
  ]);
});

test("a message tells all in its content, in order, its rows beneath", () => {
  const { content, components } = message(...everything.blocks);
  expect(content.split("\n")).toEqual([
    "### Colocation **des jeunes**",
    "Tapez `voter 1 oui`, lisez [la notice](<https://example.org/notice>)",
    `jeudi 1er avril 2027 à 18${NBSP}h (<t:1806595200:R>)`,
    `**Lieu${NBSP}:** salle Braun`,
    `**Durée${NBSP}:** deux heures`,
    "• Accueil de nuit",
    "• Bourse au logement",
    "**1. mardi matin** ✅ 2 oui",
    "-# C.A.F., A.D.I.L.",
    "**2. samedi soir** ❌ 4 non",
    "[La charte](<https://example.org/charte>)",
    "-# Réponses jusqu’à vendredi",
  ]);
  expect(
    components.map((row) => row.components.map((one) => ("label" in one ? one.label : ""))),
  ).toEqual([
    ["1. Oui", "1. Non"],
    ["2. Oui", "2. Non"],
    ["Je viens", "Pour une structure"],
  ]);
});

test("a message freezes in the database as it is", () => {
  for (const content of render(everything, "fr"))
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
});

test("English puts no space before a colon", () => {
  const facts = [{ label: "Place", value: ["here"] }];
  expect(render(view({ block: "facts", facts }), "en").map(messageOf)).toEqual([
    { content: "**Place:** here", components: [] },
  ]);
});

test("a content that is none of ours is refused for good", () => {
  expect(() => messageOf({ text: "", blocks: [] })).toThrow("refused");
});
