import { describe, expect, test } from "vitest";
import { render, renderAnswer } from "../../adapters/matrix/render.ts";
import type { Block, PollLine } from "../../src/view.ts";
import { bodies, meanings, shownKeys } from "./matrix-reading.ts";

const DATES = ["yes", "if-need-be", "no"];
const CHOICE = ["yes", "no"];
const LABELS: Readonly<Record<string, string>> = {
  yes: "Oui",
  "if-need-be": "Si besoin",
  no: "Non",
};

const line = (number: number, answers: readonly string[]): PollLine => ({
  number,
  label: [`option ${number}`],
  tally: ["✅ 0 oui"],
  voices: [],
  actions: answers.map((answer) => ({
    label: LABELS[answer] ?? "",
    run: `vote #12 ${number} ${answer}`,
  })),
});

function poll(numbers: readonly number[], answers: readonly string[], single?: true) {
  const block: Block = {
    block: "poll",
    lines: numbers.map((number) => line(number, answers)),
    how: ["Pour répondre : ", { code: "voter 1 oui" }],
    form: { label: "Répondre à tout", ask: "vote #12 " },
    ...(single && { single }),
  };
  return { blocks: [block] };
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("a poll of dates", () => {
  test("of a few is answered in full by reactions, « non » to all of them included", () => {
    const shown = render(poll([1, 2], DATES), "fr");
    expect(shownKeys(shown)).toEqual(["1 ✅", "1 🤔", "2 ✅", "2 🤔", "❌"]);
    expect(meanings(shown)).toEqual({
      "1 ✅": "vote #12 1 yes",
      "1 🤔": "vote #12 1 if-need-be",
      "2 ✅": "vote #12 2 yes",
      "2 🤔": "vote #12 2 if-need-be",
      // Whoever takes a number from their own picker means yes.
      "1️⃣": "vote #12 1 yes",
      "2️⃣": "vote #12 2 yes",
      "❌": "vote #12 all no",
    });
    const [body = ""] = bodies(shown);
    expect(body).toContain("1. option 1 ✅ 0 oui\n2. option 2 ✅ 0 oui\n");
    expect(body).toContain("1 ✅ pour oui à la date 1, 1 🤔 pour si besoin, ❌ si aucune");
    expect(body).toContain("Pour répondre : !u voter 1 oui");
  });

  test("of one needs no number", () => {
    const shown = render(poll([3], DATES), "fr");
    expect(meanings(shown)).toEqual({
      "✅": "vote #12 3 yes",
      "🤔": "vote #12 3 if-need-be",
      "❌": "vote #12 3 no",
    });
    expect(bodies(shown)[0]).toContain("✅ Oui · 🤔 Si besoin · ❌ Non");
  });

  test("of more is answered yes by a number, the rest is typed", () => {
    const shown = render(poll(upTo(9), DATES), "fr");
    expect(shownKeys(shown)).toEqual([...upTo(9).map((one) => `${one}\ufe0f\u20e3`), "❌"]);
    expect(bodies(shown)[0]).toContain(
      "les dates qui vous conviennent, ou ❌ si aucune ne convient",
    );
  });

  test("of very many shows none, and still knows what a number means", () => {
    const shown = render(poll(upTo(25), DATES), "fr");
    expect(shownKeys(shown)).toEqual([]);
    expect(meanings(shown)["🔟"]).toBe("vote #12 10 yes");
    expect(bodies(shown)[0]).not.toContain("Cliquez");
  });

  test("keeps the numbers of its dates when one is withdrawn", () => {
    expect(shownKeys(render(poll([2, 11], DATES), "fr"))).toEqual([
      "2 ✅",
      "2 🤔",
      "11 ✅",
      "11 🤔",
      "❌",
    ]);
  });
});

test("a choice is made by numbers", () => {
  const shown = render(poll([1, 2, 3], CHOICE, true), "fr");
  expect(meanings(shown)).toEqual({
    "1️⃣": "vote #12 1 yes",
    "2️⃣": "vote #12 2 yes",
    "3️⃣": "vote #12 3 yes",
  });
  expect(bodies(shown)[0]).toContain("Cliquez sous ce message sur votre choix.");
  expect(bodies(render(poll([1, 2], CHOICE), "fr"))[0]).toContain("sur vos choix.");
});

test("once it is closed, and in an answer to one person, there is nothing to press", () => {
  expect(meanings(render(poll([1, 2], []), "fr"))).toEqual({});
  const answer = renderAnswer(poll([1, 2], DATES), "fr");
  expect(meanings(answer)).toEqual({});
  expect(bodies(answer)[0]).not.toContain("Cliquez");
  expect(bodies(answer)[0]).toContain("!u voter 1 oui");
});
