import { expect, test } from "vitest";
import { everything, hostile, long, missing, UNBROKEN, wordsOf } from "./contract-views.ts";
import { type Setup, scene } from "./scene.ts";

const LANGUAGE = "fr";

/** A view is shown whole, within the limits, and nothing in it does anything. */
export function showing(setup: Setup): void {
  test("renders every block and inline", async (context) => {
    const { chat, read } = await scene(setup, context);
    const shown = chat.render(everything, LANGUAGE).map(read);
    expect(missing(wordsOf(everything), shown)).toEqual([]);
    const addresses = shown.flatMap((one) => [one.text, ...one.links]).join(" ");
    expect(addresses).toContain("https://example.org/notice");
    expect(addresses).toContain("https://example.org/charte");
    expect(shown.flatMap((one) => one.buttons)).toEqual(
      expect.arrayContaining(["Je viens", "Pour une structure"]),
    );
  });

  test("splits a long view within the limits, and loses no word", async (context) => {
    const { chat, read, excess } = await scene(setup, context);
    const contents = chat.render(long, LANGUAGE);
    expect(contents.flatMap(excess)).toEqual([]);
    const shown = contents.map(read);
    const words = wordsOf(long).filter((word) => word !== UNBROKEN);
    expect(missing(words, shown)).toEqual([]);
    expect(
      shown
        .map((one) => one.text)
        .join("")
        .match(/é/gu),
    ).toHaveLength(UNBROKEN.length);
  });

  test("lets outside text do nothing", async (context) => {
    const { chat, channel, shown } = await scene(setup, context);
    for (const [at, content] of chat.render(hostile, LANGUAGE).entries())
      await chat.post(channel, content, `hostile-${at}`);
    const standing = await shown(channel);
    expect(standing.flatMap(({ pings }) => pings)).toEqual([]);
    expect(standing.flatMap(({ links }) => links)).toEqual([]);
    const all = standing.map((one) => one.text).join("\n");
    expect(all).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    expect(missing(["avant", "après"], standing)).toEqual([]);
  });
}
