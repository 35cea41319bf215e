import { describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/discord/content.ts";
import { shortened } from "../../adapters/discord/escape.ts";
import { render } from "../../adapters/discord/render.ts";
import type { Content } from "../../src/chat.ts";
import { actions, type Inline, text, title, type View, view } from "../../src/view.ts";
import { hostile } from "./contract-views.ts";
import { activeIn, controlsOf, shownOf } from "./discord-render-reading.ts";

function only(said: View): Content {
  const [content, ...others] = render(said, "fr");
  expect(others).toEqual([]);
  return content as Content;
}

const markdownOf = (...parts: readonly Inline[]): string =>
  messageOf(only(view(text(parts)))).content;

describe("outside text", () => {
  test.each([
    [
      "*gras* **fort** _penché_ __souligné__",
      "\\*gras\\* \\*\\*fort\\*\\* \\_penché\\_ \\_\\_souligné\\_\\_",
    ],
    ["~~barré~~ ||caché|| `code`", "\\~\\~barré\\~\\~ \\|\\|caché\\|\\| \\`code\\`"],
    ["```js\nx\n```", "\\`\\`\\`js\nx\n\\`\\`\\`"],
    ["C:\\dossier \\*", "C:\\\\dossier \\\\\\*"],
    ["¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)\\_/¯"],
    ["<@1> <@!1> <@&2> <#3> </sondage:4>", "\\<@1> \\<@!1> \\<@&2> \\<#3> \\</sondage:4>"],
    [
      "<t:1803992400:R> <:x:1> <a:x:1> <id:guide>",
      "\\<t\\:1803992400:R> \\<\\:x:1> \\<a\\:x:1> \\<id:guide>",
    ],
    ["@everyone @here @lea lea@example.org", "\\@everyone \\@here @lea lea@example.org"],
    [
      "https://mal.example <https://mal.example>",
      "https\\://mal.example \\<https\\://mal.example>",
    ],
    ["[ici](https://mal.example)", "\\[ici\\](https\\://mal.example)"],
    [
      ":tada: :wave::skin-tone-2: 18:30 Lieu : ici",
      "\\:tada: \\:wave:\\:skin-tone-2: 18:30 Lieu : ici",
    ],
    ["# titre\n### titre\n-# petit", "\\# titre\n\\### titre\n\\-# petit"],
    ["#hashtag -5° +33 1.5", "#hashtag -5° +33 1.5"],
    ["- un\n* deux\n  + trois", "\\- un\n\\* deux\n  \\+ trois"],
    ["7. sept\n5) cinq", "7\\. sept\n5\\) cinq"],
    ["> cité\n>>> tout", "\\> cité\n\\>>> tout"],
    ["a\u0000b\u001b[2J\u202eenvers", "ab\\[2Jenvers"],
    ["a\ud800b", "a\ufffdb"],
  ])("%j is shown, and does nothing", (outside, expected) => {
    expect(markdownOf(outside)).toBe(expected);
    const shown = shownOf(only(view(text([outside]))));
    expect(shown).toMatchObject({ links: [], pings: [] });
    expect(shown.text).toBe(
      outside.replaceAll(/[^\P{Cc}\n]|\u202e/gu, "").replaceAll("\ud800", "\ufffd"),
    );
  });

  test.each<[string, readonly Inline[], string]>([
    ["strong", [{ strong: "a*b*" }, "c"], "**a\\*b\\***c"],
    ["strong at a margin", ["a", { strong: " b " }, "c"], "a **b** c"],
    ["strong that begins as a quotation does", [{ strong: "> b" }], "**\\> b**"],
    ["strong next to strong", [{ strong: "a" }, "", { strong: "b" }], "**ab**"],
    ["strong on two lines", [{ strong: "a\nb" }], "**a**\n**b**"],
    ["strong of spaces", ["a", { strong: " " }, "b"], "a b"],
    ["code", [{ code: "a*b* \\ <@1>" }], "`a*b* \\ <@1>`"],
    ["code with a backtick", [{ code: "a`b" }], "a\\`b"],
    ["code next to code", [{ code: "a" }, { code: "b" }], "`ab`"],
  ])("%s is marked so that nothing in it ends the marks", (_, parts, expected) => {
    expect(markdownOf(...parts)).toBe(expected);
  });

  test("calls nobody, links nowhere, styles nothing", () => {
    for (const content of render(hostile, "fr")) {
      expect(shownOf(content)).toMatchObject({ pings: [], links: [] });
      expect(activeIn(content)).toEqual([]);
    }
  });

  test("in a title stays in the title", () => {
    expect(messageOf(only(view(title(["# a\n- b"])))).content).toBe("### \\# a\n### \\- b");
  });
});

describe("a link", () => {
  test.each([
    ["https://example.org/a", "ici", "[ici](<https://example.org/a>)"],
    ["https://example.org/a", "", "<https://example.org/a>"],
    ["https://example.org/a", "https://example.org/a", "<https://example.org/a>"],
    ["https://example.org/(a)_b_", "i*ci*", "[i\\*ci\\*](<https://example.org/%28a%29_b_>)"],
    ["https://example.org/a", "[ici]", "\\[ici\\] (<https://example.org/a>)"],
    ["https://example.org/a", "https://caf.fr", "https\\://caf.fr (<https://example.org/a>)"],
  ])("to %s called %j", (link, label, expected) => {
    expect(markdownOf({ link, label })).toBe(expected);
    expect(shownOf(only(view(text([{ link, label }])))).links).toHaveLength(1);
  });

  test.each([
    "javascript:alert(1)",
    "mailto:a@example.org",
    "http://a b",
    "//example.org",
    "<@1>",
    "https://example.org/>)<@1>",
    `https://example.org/${"a".repeat(512)}`,
  ])("such as %.30s leads nowhere, and is shown", (link) => {
    const shown = shownOf(only(view(text([{ link, label: "ici" }]))));
    expect(shown).toMatchObject({ text: `ici (${link})`, links: [], pings: [] });
  });
});

describe("a button", () => {
  test.each([
    ["Je viens", "Je viens"],
    [
      "Retenir Aménagement de la salle des fêtes de Thionville et de ses alentours les plus immédiats",
      "Retenir Aménagement de la salle des fêtes de Thionville et de ses alentours les…",
    ],
    ["é".repeat(90), `${"é".repeat(79)}…`],
    ["👨‍👩‍👧‍👦".repeat(10), `${"👨‍👩‍👧‍👦".repeat(7)}…`],
    ["*a* :tada:", "*a* :tada:"],
    [" \n", "vote 1"],
  ])("%j is labelled %j", (label, expected) => {
    expect(controlsOf(only(view(actions({ label, run: "vote 1" }))))).toMatchObject([
      { label: expected },
    ]);
  });

  test("a text that is short enough is not shortened", () => {
    expect(shortened("a".repeat(80), 80)).toBe("a".repeat(80));
  });

  test("whose command is too long is a line that says what to type", () => {
    const { content, components } = messageOf(
      only(
        view(actions({ label: "Corriger", ask: `/utopia sondage dates "${"a".repeat(100)}" ` })),
      ),
    );
    expect(components).toEqual([]);
    expect(content).toBe(`Corriger\u00a0: tapez \`/utopia sondage dates "${"a".repeat(100)}"\``);
  });
});
