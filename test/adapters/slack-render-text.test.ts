import { describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/slack/content.ts";
import { dateElements } from "../../adapters/slack/dates.ts";
import { shortened } from "../../adapters/slack/escape.ts";
import { render } from "../../adapters/slack/render.ts";
import type { Content } from "../../src/chat.ts";
import { type Language, slotInWords } from "../../src/moments.ts";
import { actions, type Block, note, text, title, view } from "../../src/view.ts";
import type { Slot } from "../../src/when.ts";
import { hostile } from "./contract-views.ts";
import { elementsOf, shownOf, spokenOf } from "./slack-render-reading.ts";

const NBSP = "\u00a0";
const PARIS = "Europe/Paris";
const march2: Slot = { wall: "2027-03-02T14:00", zone: PARIS };

/** The one message of these blocks. */
function message(...blocks: readonly Block[]) {
  const [content, ...others] = render(view(...blocks), "fr");
  expect(others).toEqual([]);
  return messageOf(content as Content);
}

const words = (said: string) => ({ type: "text", text: said });
const plainText = (said: string) => ({ type: "plain_text", text: said, emoji: false });

describe("a moment is each reader’s own", () => {
  const hourAndHalf: Slot = { ...march2, minutes: 90 };
  test.each<[string, Slot, Language, readonly (readonly [string, string])[]]>([
    ["an hour", march2, "fr", [["{date_long} à {time}", `mardi 2 mars 2027 à 14${NBSP}h`]]],
    ["an hour", march2, "en", [["{date_long} at {time}", "Tuesday 2 March 2027 at 14:00"]]],
    [
      "a span",
      hourAndHalf,
      "fr",
      [
        ["{date_long} de {time}", `mardi 2 mars 2027 de 14${NBSP}h`],
        ["", " à "],
        ["{time}", `15${NBSP}h${NBSP}30`],
      ],
    ],
    [
      "a span",
      hourAndHalf,
      "en",
      [
        ["{date_long} from {time}", "Tuesday 2 March 2027 from 14:00"],
        ["", " to "],
        ["{time}", "15:30"],
      ],
    ],
    [
      "a span until midnight",
      { wall: "2027-03-02T22:00", zone: PARIS, minutes: 120 },
      "fr",
      [
        ["{date_long} de {time}", `mardi 2 mars 2027 de 22${NBSP}h`],
        ["", " à "],
        ["{time}", "minuit"],
      ],
    ],
    [
      "a span until the next day",
      { wall: "2027-03-02T22:00", zone: PARIS, minutes: 240 },
      "fr",
      [
        ["{date_long} de {time}", `mardi 2 mars 2027 de 22${NBSP}h`],
        ["", " à "],
        ["{date_long} à {time}", `2${NBSP}h le lendemain`],
      ],
    ],
    [
      "a span that ends in the hour that autumn repeats",
      { wall: "2027-10-30T22:00", zone: PARIS, minutes: 270 },
      "fr",
      [
        ["{date_long} à {time}", `samedi 30 octobre 2027 à 22${NBSP}h`],
        ["", ` pendant 4${NBSP}h${NBSP}30`],
      ],
    ],
    ["a day", { day: "2027-03-02" }, "fr", [["", "mardi 2 mars 2027"]]],
  ])("%s", (_, slot, language, expected) => {
    const elements = dateElements(slot, slotInWords(slot, language), language);
    expect(
      elements.map((one) =>
        one.type === "date" ? [one.format.slice(1), one.fallback] : ["", one.text],
      ),
    ).toEqual(expected);
    expect(
      shownOf(
        render(view(text([{ slot, words: slotInWords(slot, language) }])), language)[0] as Content,
      ).text,
    ).toBe(slotInWords(slot, language));
  });

  test("said in other words than ours, it stays what was said", () => {
    expect(dateElements({ ...march2, minutes: 60 }, "bientôt", "fr")).toEqual([words("bientôt")]);
  });

  test("the end of a span is its own instant, whatever the clocks do", () => {
    const slot: Slot = { wall: "2027-03-28T01:00", zone: PARIS, minutes: 120 };
    const [start, , end] = dateElements(slot, slotInWords(slot, "fr"), "fr");
    expect([start, end].map((one) => one?.type === "date" && one.timestamp)).toEqual([
      Date.parse("2027-03-28T00:00Z") / 1_000,
      Date.parse("2027-03-28T02:00Z") / 1_000,
    ]);
  });
});

describe("outside text", () => {
  test.each([
    ["<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"],
    ["<https://mal.example|Slack>", "&lt;https://mal.example|Slack&gt;"],
    ["&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"],
    ["*gras* _penché_ ~barré~ `code` :tada:", "*gras* _penché_ ~barré~ `code` :tada:"],
    ["a\u0000b\u001b[2J\u202eenvers", "ab[2Jenvers"],
    ["a\ud800b", "a\ufffdb"],
    ["haut\nbas", "haut bas"],
  ])("%j is %j in a title and a note, and whole in rich text", (outside, escaped) => {
    const { blocks, text: spoken } = message(title([outside]), note([outside]), text([outside]));
    expect(blocks.slice(0, 2)).toEqual([
      { type: "header", text: plainText(escaped) },
      { type: "context", elements: [plainText(escaped)] },
    ]);
    expect(spoken.replaceAll("\n", " ").startsWith(escaped)).toBe(true);
    expect(blocks.slice(2).flatMap(elementsOf)).toEqual([
      words(outside.replaceAll(/[^\P{Cc}\n]|\u202e/gu, "").replaceAll("\ud800", "\ufffd")),
    ]);
  });

  test.each([
    "javascript:alert(1)",
    "http://a b",
    "//example.org",
    "<!channel>",
    `https://example.org/${"a".repeat(1_000)}`,
  ])("an address such as %.30s leads nowhere, and is shown", (link) => {
    const { blocks } = message(text([{ link, label: "ici" }]));
    expect(blocks.flatMap(elementsOf)).toEqual([words(`ici (${link})`)]);
  });

  test("calls nobody, links nowhere, styles nothing", () => {
    for (const content of render(hostile, "fr")) {
      expect(shownOf(content)).toMatchObject({ pings: [], links: [] });
      expect(spokenOf(content)).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});

describe("a button", () => {
  test.each([
    ["Je viens", "Je viens"],
    [
      "Retenir Aménagement de la salle des fêtes de Thionville et de ses alentours immédiats",
      "Retenir Aménagement de la salle des fêtes de Thionville et de ses…",
    ],
    ["<& ".repeat(30), `${"&lt;&amp; ".repeat(6)}&lt;&amp;…`],
    ["é".repeat(80), `${"é".repeat(74)}…`],
    ["👨‍👩‍👧‍👦".repeat(10), `${"👨‍👩‍👧‍👦".repeat(6)}…`],
    [" \n", "vote 1"],
  ])("%j is labelled %j", (label, expected) => {
    const [block] = message(actions({ label, run: "vote 1" })).blocks;
    expect(block).toMatchObject({ elements: [{ text: { text: expected } }] });
  });

  test("is alone where it has no words beside it: its label is what is read", () => {
    const buttons = actions({ label: "Je viens", run: "rsvp 1 yes" }, { label: "Non", run: "x" });
    expect(message(buttons).text).toBe("Je viens · Non");
    expect(message(text(["Réunion"]), buttons).text).toBe("Réunion");
  });

  test("a text that is short enough is not shortened", () => {
    expect(shortened("a".repeat(75), 75)).toBe("a".repeat(75));
  });
});
