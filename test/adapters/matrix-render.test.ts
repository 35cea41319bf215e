import { describe, expect, test } from "vitest";
import { checkContent } from "../../adapters/matrix/check.ts";
import { LIMITS } from "../../adapters/matrix/limits.ts";
import { render, renderAnswer } from "../../adapters/matrix/render.ts";
import { actions, list, note, text, title, view } from "../../src/view.ts";
import { everything, hostile, long } from "./contract-views.ts";
import { bodies, htmls, meanings, shownKeys } from "./matrix-reading.ts";

test("a view in plain words, and in HTML", () => {
  const shown = render(
    view(
      title(["Réunion & goûter"]),
      { block: "facts", facts: [{ label: "Lieu", value: ["salle <Braun>"] }] },
      text(["Tapez ", { code: "/utopia aide" }, "\nou demandez"]),
      list([["Un"], [{ strong: "Deux" }]]),
      { block: "link", url: "https://example.org/?a=1&b=2", label: "La charte" },
      note(["Jusqu’à vendredi"]),
    ),
    "fr",
  );
  expect(bodies(shown)).toEqual([
    [
      "Réunion & goûter",
      "Lieu : salle <Braun>",
      "Tapez !utopia aide",
      "ou demandez",
      "• Un",
      "• Deux",
      "La charte (https://example.org/?a=1&b=2)",
      "Jusqu’à vendredi",
    ].join("\n"),
  ]);
  expect(htmls(shown)).toEqual([
    "<h4>Réunion &amp; goûter</h4>" +
      "<p><strong>Lieu\u00a0:</strong> salle &lt;Braun&gt;</p>" +
      "<p>Tapez <code>!utopia aide</code><br>ou demandez</p>" +
      "<ul><li>Un</li><li><strong>Deux</strong></li></ul>" +
      '<p><a href="https://example.org/?a=1&amp;b=2">La charte</a></p>' +
      "<p><em>Jusqu’à vendredi</em></p>",
  ]);
});

const tags = (html: string) => html.match(/<[^>]*>/gu) ?? [];

describe("outside text", () => {
  test("is never markup, and rings for nobody", () => {
    const [html = ""] = htmls(render(hostile, "fr"));
    expect(
      tags(html).filter((tag) => !/^<\/?(?:h4|p|strong|em|code|ul|li|br)>$/u.test(tag)),
    ).toEqual([]);
    const words = '@room @ROOM <img src=x onerror="a()"> \' & <mx-reply>';
    const [shown] = render(view(text([words, { strong: words }, { code: words }])), "fr");
    expect(bodies([shown ?? {}]).join()).not.toMatch(/@room/iu);
    expect(htmls([shown ?? {}]).join()).not.toMatch(/@room|<img|<mx-reply/iu);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a"b', "ftp://a"])(
    "%s is no link",
    (url) => {
      const [html = ""] = htmls(render(view(text([{ link: url, label: "ici" }])), "fr"));
      expect(html).not.toContain("<a");
      expect(html).toContain("ici");
    },
  );
});

describe("what can be pressed", () => {
  test("is a reaction, with the sign that says it", () => {
    const shown = render(
      view(
        actions(
          { label: "Je viens", run: "rsvp #3 yes" },
          { label: "Peut-être", run: "rsvp #3 maybe" },
          { label: "Je ne viens pas", run: "rsvp #3 no" },
        ),
      ),
      "fr",
    );
    expect(bodies(shown)).toEqual([
      "Cliquez sous ce message : ✅ Je viens · 🤔 Peut-être · ❌ Je ne viens pas",
    ]);
    expect(meanings(shown)).toEqual({
      "✅": "rsvp #3 yes",
      "🤔": "rsvp #3 maybe",
      "❌": "rsvp #3 no",
    });
  });

  test("has a number where no sign says it, and is typed once there are too many", () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      label: `Choix ${at}`,
      run: `menu ${at}`,
    }));
    const shown = render(view(actions(...many)), "fr");
    expect(shownKeys(shown)).toHaveLength(LIMITS.reactions);
    expect(shownKeys(shown).slice(0, 2)).toEqual(["1️⃣", "2️⃣"]);
    expect(bodies(shown).join("\n")).toContain("Choix 11 : tapez !utopia menu 11");
  });

  test("is typed where one person alone is answered", () => {
    const shown = renderAnswer(
      view(actions({ label: "Corriger", ask: "/utopia sondage modifier #1 " })),
      "fr",
    );
    expect(shownKeys(shown)).toEqual([]);
    expect(bodies(shown)).toEqual(["Corriger : tapez !utopia sondage modifier #1"]);
  });
});

test.each([
  ["everything", everything],
  ["far too much", long],
  ["what is hostile", hostile],
])("%s stays within the limits, in posts and in answers", (_, shown) => {
  expect(render(shown, "fr").flatMap(checkContent)).toEqual([]);
  expect(renderAnswer(shown, "fr").flatMap(checkContent)).toEqual([]);
});

test("an edit of the longest message, encrypted, is still an event that a homeserver takes", () => {
  const words = "é".repeat(3_000);
  const longest = Math.max(
    ...render(view(...Array.from({ length: 20 }, () => text([words]))), "fr").map((one) =>
      Buffer.byteLength(JSON.stringify(one)),
    ),
  );
  expect(longest).toBeLessThanOrEqual(LIMITS.content);
  // Words twice in plain and in HTML, in base64, and what the homeserver adds to it.
  expect(Math.ceil((2 * longest * 4) / 3) + 8_000).toBeLessThan(LIMITS.event);
});
