import { describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/slack/content.ts";
import { ASK, RUN } from "../../adapters/slack/pieces.ts";
import { render } from "../../adapters/slack/render.ts";
import type { Content } from "../../src/chat.ts";
import { actions, type Block, list, note, text, title, view } from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { everything } from "./contract-views.ts";
import { shownOf, spokenOf } from "./slack-render-reading.ts";

const NBSP = "\u00a0";
const PARIS = "Europe/Paris";
const march2: Slot = { wall: "2027-03-02T14:00", zone: PARIS };
const date = {
  type: "date",
  timestamp: Date.parse("2027-03-02T13:00Z") / 1_000,
  format: "\u200b{date_long} à {time}",
  fallback: `mardi 2 mars 2027 à 14${NBSP}h`,
};

const words = (said: string, style?: object) => ({
  type: "text",
  text: said,
  ...(style && { style }),
});
const line = (...elements: readonly object[]) => ({ type: "rich_text_section", elements });
const rich = (...elements: readonly object[]) => ({ type: "rich_text", elements });
const plainText = (said: string) => ({ type: "plain_text", text: said, emoji: false });
const bold = { bold: true };

describe("a block", () => {
  test.each<[string, Block, readonly object[]]>([
    [
      "title",
      title(["Colocation ", { strong: "des jeunes" }]),
      [{ type: "header", text: plainText("Colocation des jeunes") }],
    ],
    [
      "title with an hour, which a header would not show as the reader’s own",
      title(["Logement : ", { slot: march2, words: date.fallback }]),
      [rich(line(words("Logement : ", bold), { ...date, style: bold }))],
    ],
    [
      "title with a day only",
      title([{ slot: { day: "2027-03-02" }, words: "mardi 2 mars 2027" }]),
      [{ type: "header", text: plainText("mardi 2 mars 2027") }],
    ],
    [
      "title longer than a header",
      title([`${"long ".repeat(29)}et plus long`]),
      [
        { type: "header", text: plainText(`${"long ".repeat(29)}et`) },
        rich(line(words("plus long", bold))),
      ],
    ],
    [
      "text",
      text([
        "Tapez ",
        { code: "voter 1" },
        ", le ",
        { slot: march2, words: date.fallback },
        ", ou lisez ",
        { link: "https://example.org/notice", label: "la notice" },
        { strong: "." },
      ]),
      [
        rich(
          line(
            words("Tapez "),
            words("voter 1", { code: true }),
            words(", le "),
            date,
            words(", ou lisez "),
            { type: "link", url: "https://example.org/notice", text: "la notice" },
            words(".", bold),
          ),
        ),
      ],
    ],
    ["text without words", text(["", " \n"]), []],
    [
      "facts",
      {
        block: "facts",
        facts: [
          { label: "Lieu", value: ["salle Braun"] },
          { label: "Quand", value: [{ slot: march2, words: date.fallback }] },
        ],
      },
      [
        rich(
          line(
            words(`Lieu${NBSP}:`, bold),
            words(" salle Braun\n"),
            words(`Quand${NBSP}:`, bold),
            words(" "),
            date,
          ),
        ),
      ],
    ],
    [
      "list",
      list([["Accueil"], [{ strong: "Bourse" }]]),
      [
        rich({
          type: "rich_text_list",
          style: "bullet",
          elements: [line(words("Accueil")), line(words("Bourse", bold))],
        }),
      ],
    ],
    [
      "poll",
      {
        block: "poll",
        lines: [
          {
            number: 3,
            label: [{ slot: march2, words: date.fallback }],
            tally: ["✅ 2 oui"],
            voices: ["Oui : CAF."],
            actions: [{ label: "Si besoin", run: "vote #7 3 if-need-be" }],
          },
        ],
        how: ["Pour répondre : voter 3 oui"],
      },
      [
        rich(line(words("3. ", bold), { ...date, style: bold }, words("\n✅ 2 oui\nOui : CAF."))),
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: plainText("Si besoin"),
              action_id: `${RUN}0`,
              value: "vote #7 3 if-need-be",
            },
          ],
        },
      ],
    ],
    [
      "poll without buttons, which says what to type",
      {
        block: "poll",
        lines: [{ number: 1, label: ["Toit"], tally: ["✅ 1 voix"], voices: [], actions: [] }],
        how: ["Pour répondre : ", { code: "voter 1" }],
      },
      [
        rich(line(words("1. Toit", bold), words("\n✅ 1 voix"))),
        rich(line(words("Pour répondre : "), words("voter 1", { code: true }))),
      ],
    ],
    [
      "actions",
      actions(
        { label: "Confirmer", run: "announce yes", tone: "primary" },
        { label: "Arrêter", run: "announce stop", tone: "danger" },
        { label: "Corriger", ask: "/utopia sondage modifier 7 " },
      ),
      [
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: plainText("Confirmer"),
              action_id: `${RUN}0`,
              value: "announce yes",
              style: "primary",
            },
            {
              type: "button",
              text: plainText("Arrêter"),
              action_id: `${RUN}1`,
              value: "announce stop",
              style: "danger",
            },
            {
              type: "button",
              text: plainText("Corriger"),
              action_id: `${ASK}2`,
              value: "/utopia sondage modifier 7 ",
            },
          ],
        },
      ],
    ],
    [
      "link",
      { block: "link", url: "https://example.org/charte", label: "La charte" },
      [rich(line({ type: "link", url: "https://example.org/charte", text: "La charte" }))],
    ],
    [
      "note",
      note(["Réponses reçues."]),
      [{ type: "context", elements: [plainText("Réponses reçues.")] }],
    ],
    [
      "note with an hour",
      note(["Réponses jusqu’au ", { slot: march2, words: date.fallback }, "."]),
      [rich(line(words("Réponses jusqu’au "), date, words(".")))],
    ],
  ])("%s", (_, block, expected) => {
    expect(render(view(block), "fr").flatMap((one) => messageOf(one).blocks)).toEqual(expected);
  });

  test("of no words is no message", () => {
    expect(render(view(text([""]), actions(), list([]), note([" "]), title([])), "fr")).toEqual([]);
  });
});

test("what is read aloud is what is shown, in its order", () => {
  const [content, ...others] = render(everything, "fr");
  expect(others).toEqual([]);
  expect(spokenOf(content as Content).split("\n")).toEqual([
    "Colocation des jeunes",
    "Tapez voter 1 oui, lisez la notice (https://example.org/notice)",
    `jeudi 1er avril 2027 à 18${NBSP}h`,
    `Lieu${NBSP}: salle Braun`,
    `Durée${NBSP}: deux heures`,
    "• Accueil de nuit",
    "• Bourse au logement",
    "1. mardi matin",
    "✅ 2 oui",
    "C.A.F., A.D.I.L.",
    "2. samedi soir",
    "❌ 4 non",
    "La charte (https://example.org/charte)",
    "Réponses jusqu’à vendredi",
  ]);
});

test("a message freezes in the database as it is", () => {
  for (const content of render(everything, "fr"))
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
});

test("English puts no space before a colon", () => {
  const [content] = render(
    view({ block: "facts", facts: [{ label: "Place", value: ["here"] }] }),
    "en",
  );
  expect(shownOf(content as Content).text).toBe("Place: here");
});

test("a content that is none of ours is refused for good", () => {
  expect(() => messageOf({ lines: [] })).toThrow("refused");
});
