import { describe, expect, test } from "vitest";
import { textOf } from "../../adapters/terminal/content.ts";
import { colours, plainInk } from "../../adapters/terminal/ink.ts";
import { rowsOf } from "../../adapters/terminal/layout.ts";
import { linesOfView } from "../../adapters/terminal/render.ts";
import { commands } from "../../commands/index.ts";
import { speech } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { printCode } from "../support/busy-town.ts";
import { TYPED, type Typing } from "../support/free-texts.ts";
import { HOSTILE } from "../support/hostile.ts";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const SAMPLE = "Zorglub et compagnie";

/** The arguments that take whatever is typed: found by typing something that nobody expects. */
async function freeTexts(town: Town): Promise<readonly string[]> {
  return town.look(async (repos) => {
    const at = {
      territory: town.house.territory,
      repos,
      now: town.clock.now(),
      place: channelOf("slack", "logement"),
      body: await repos.bodies.bySlug("logement"),
      member: undefined,
      speech: speech("fr"),
    };
    const found: string[] = [];
    for (const { path, args } of commands)
      for (const [name, arg] of Object.entries(args))
        if ([await arg.read(SAMPLE, at)].flat().includes(SAMPLE)) found.push(`${path} ${name}`);
    return found;
  });
}

test("every free text of every command is typed below", async () => {
  expect(Object.keys(TYPED).toSorted()).toEqual((await freeTexts(await network())).toSorted());
});

/** As a partner's name is kept: without the marks that come along with a paste, with plain spaces. */
function partnerName(text: string): string {
  return text.replaceAll(/(?![\u200C\u200D])\p{Cf}/gu, "").replaceAll(/\p{Zs}+/gu, " ");
}

/** The parts of a text that have to be shown as they are. */
function partsOf(text: string, name: string, { isList }: Typing): readonly string[] {
  const kept = name.startsWith("partner") ? partnerName(text) : text;
  return kept
    .normalize("NFC")
    .split(isList ? /[\n\u2028\t,;]+/u : /[\n\u2028\t]+/u)
    .map((part) => part.trim());
}

const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** What our colours are made of. */
const ESC = "\u001b";
const INK = new RegExp(`${ESC}\\[(?:1|2|3|4|22|24|31|36|39)m`, "gu");

/** Prints a view as the terminal does: nothing in it may act on the screen, or lead anywhere. */
function mustBeInert(view: View): void {
  const lines = linesOfView(view);
  const rows = rowsOf(lines, { width: 80, ink: plainInk }, () => 1);
  const inked = rowsOf(lines, { width: 80, ink: colours }, () => 1);
  for (const row of rows) expect(row).not.toMatch(CONTROLS);
  expect(inked.map((row) => row.replaceAll(INK, ""))).toEqual(rows);
  for (const line of lines)
    if ("spans" in line) expect(line.spans.map(({ style }) => style)).not.toContain("link");
}

/** All that a view says. */
const saidBy = (view: View) =>
  linesOfView(view)
    .map((line) => textOf(line))
    .join("\n");

describe.each(Object.entries(TYPED))("%s", (name, typing) => {
  test("is kept and shown as it is, or refused and nothing happens", async () => {
    const town = await network({ on: [typing.platform ?? "slack"] });
    await printCode(town);
    const claire = (await town.coordination()).in("logement");
    for (const [at, [what, text]] of Object.entries(HOSTILE).entries()) {
      const time = at + 1;
      if (typing.before) expect((await claire.says(typing.before(time))).refused).toBeUndefined();
      await town.house.settle();
      const digest = town.digest();
      const answer = await claire.says(typing.says(text, time));
      expect(answer.fault, what).toBeUndefined();
      mustBeInert(answer.view);
      if (answer.refused !== undefined) {
        expect(town.digest(), what).toBe(digest);
        expect(answer.text.length, what).toBeLessThan(600);
        continue;
      }
      const number = /n° (\d+)/.exec(answer.text)?.[1] ?? "";
      const shown = typing.shows && (await claire.says(typing.shows(number))).view;
      if (shown) mustBeInert(shown);
      const said = saidBy(answer.view) + (shown ? saidBy(shown) : "");
      expect(said, what).not.toContain("\ufffd");
      for (const part of partsOf(text, name, typing)) expect(said, what).toContain(part);
    }
    for (const { letter } of town.far().requests) expect(letter.links).toEqual([]);
    expect((await claire.says("réseau état")).text).not.toMatch(/en échec|incertain/);
  });
});
