import { describe, expect, test } from "vitest";
import { speech } from "../src/text.ts";

const { line } = speech("fr");
const ordinary = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("a value in a sentence", () => {
  test("that ends with a dot lends it to the sentence", () => {
    expect(line("poll.turnout", { heard: 1, voices: 2, missing: "U.D.A.F.", waiting: 0 })).toBe(
      "1 réponse sur 2. Il manque U.D.A.F.",
    );
    expect(ordinary(line("refusal.poll.which", { polls: ["#1 A.", "#2 B."] }))).toContain(
      "#1 A. et #2 B.",
    );
  });

  test("keeps its own dots, and those of who wrote it", () => {
    expect(line("meeting.cancel-reason", { reason: "à voir..." })).toContain("à voir...");
    expect(
      line("poll.turnout", { heard: 1, voices: 2, missing: "A.D.I.L. 57", waiting: 0 }),
    ).toContain("A.D.I.L. 57.");
  });

  test("is shown though it be the word that stands for nothing", () => {
    const said = line("meeting.line", {
      number: 1,
      body: "Logement",
      when: "demain",
      title: "none",
      place: "",
    });
    expect(ordinary(said)).toBe("n° 1 · Logement · demain · none");
  });
});
