import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { Terminal } from "../../adapters/terminal/index.ts";
import { converse, type Town } from "../../adapters/terminal/session.ts";
import type { Content } from "../../src/chat.ts";
import { actions, text, view } from "../../src/view.ts";
import { VirtualScreen } from "../support/virtual-screen.ts";
import { promptsOf, quietTown, until } from "./terminal-harness.ts";
import { logement } from "./terminal-pipe.ts";

const ENTER = "\r";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const UP = "\u001b[A";

/** Somebody in front of a screen of sixty columns, in a town that answers by repeating. */
class Desk {
  readonly glass = new VirtualScreen(60, 16);
  readonly #keys = new PassThrough();
  readonly terminal = new Terminal({ output: this.glass, tty: true, language: "fr" });
  readonly heard: string[] = [];
  readonly ended: Promise<void>;

  constructor(town: Partial<Town> = {}, historyFile?: string) {
    void this.terminal.connect(async ({ words }) => {
      this.heard.push(words);
      return words === "bouton"
        ? view(actions({ label: "Compléter", ask: "moi structure " }))
        : view(text(["Entendu."]));
    });
    const ends = { input: this.#keys, ...(historyFile !== undefined && { historyFile }) };
    this.ended = converse(this.terminal, { ...quietTown, ...town }, ends);
    onTestFinished(() => this.terminal.close());
  }

  /** Presses keys; settled once all lines are answered and the last row shows this. */
  async types(keys: string, lastLine: string): Promise<void> {
    const prompts = promptsOf(this.glass) + keys.split(ENTER).length - 1;
    this.#keys.write(keys);
    await until(() => promptsOf(this.glass) >= prompts && this.glass.lastLine === lastLine);
  }

  content(...lines: readonly string[]): Content {
    const [content] = this.terminal.render(view(text([lines.join("\n")])));
    if (content === undefined) throw new Error("nothing to show");
    return content;
  }
}

const PROMPT = "visiteur ›";

test("an edit is redrawn in its place while something is being typed", async () => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  await desk.terminal.post(logement, desk.content("un", "deux"), "k1");
  await desk.types("bonjour", `${PROMPT} bonjour`);
  await desk.terminal.edit(logement, "k1", desk.content("un", "trois"));
  await desk.types(" à tous", `${PROMPT} bonjour à tous`);
  expect(desk.glass.text).toContain(
    "\n#logement · dimanche 10 janvier 2027 à 9\u00a0h\n  │ un\n  │ trois\n\nvisiteur › bonjour à tous",
  );
});

test.each([
  ["with another number of lines", 0, ["un", "deux"]],
  ["that has left the screen", 16, ["deux"]],
])("an edit of a message %s is printed again", async (_, between, lines) => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  await desk.terminal.post(logement, desk.content("un"), "k1");
  for (let count = 0; count < between; count += 1) await desk.types(`aide${ENTER}`, PROMPT);
  await desk.terminal.edit(logement, "k1", desk.content(...lines));
  expect(desk.glass.text).toMatch(/ {2}│ un\n[^]*#logement \(mis à jour\)[^]* {2}│ deux\n/u);
});

test("a message is printed above a line that takes several rows, even a pasted one", async () => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  const long = "une longue ligne que l’on écrit depuis un moment déjà, sans la finir";
  await desk.types(long, long.slice(49));
  await desk.terminal.post(logement, desk.content("Bonjour."), "k1");
  await desk.terminal.post(logement, desk.content("Bonsoir."), "k2");
  await desk.types(" encore", `${long.slice(49)} encore`);
  expect(desk.glass.lines.slice(5).filter((line) => !line.startsWith("#"))).toEqual([
    "",
    "  │ Bonjour.",
    "",
    "  │ Bonsoir.",
    "",
    `${PROMPT} ${long.slice(0, 49).trimEnd()}`,
    `${long.slice(49)} encore`,
  ]);
  await desk.types(ENTER, PROMPT);
  expect(desk.heard).toEqual([`${long} encore`]);
});

test("a button that asks puts its words on the prompt", async () => {
  const desk = new Desk();
  await desk.types(`bouton${ENTER}`, PROMPT);
  await desk.types(`1${ENTER}`, `${PROMPT} moi structure`);
  await desk.types(`CAF${ENTER}`, PROMPT);
  expect(desk.heard).toEqual(["bouton", "moi structure CAF"]);
});

test("Ctrl-C takes back what was typed, then leaves", async () => {
  const desk = new Desk();
  await desk.types("jamais dit", `${PROMPT} jamais dit`);
  await desk.types(CTRL_C, PROMPT);
  await desk.types(CTRL_C, "");
  await desk.ended;
  expect(desk.heard).toEqual([]);
});

test("an empty line is nothing", async () => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  await desk.types(`${ENTER}  ${ENTER}aide${ENTER}`, PROMPT);
  expect(desk.heard).toEqual(["aide"]);
});

test("Ctrl-D leaves", async () => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  await desk.types(CTRL_D, "");
  await expect(desk.ended).resolves.toBeUndefined();
});

test.each([
  ["/i", "/in"],
  ["/q", "/quit"],
  ["son", "sondage dates"],
])("Tab makes of %s: %s", async (typed, completed) => {
  const desk = new Desk({ complete: async (line) => (line === "son" ? ["sondage dates "] : []) });
  await desk.types("", PROMPT);
  await desk.types(typed, `${PROMPT} ${typed}`);
  await desk.types("\t", `${PROMPT} ${completed}`);
  expect(desk.heard).toEqual([]);
});

test("what is pasted as several lines is handled one by one", async () => {
  const desk = new Desk();
  await desk.types("", PROMPT);
  await desk.types(`un${ENTER}deux${ENTER}tr`, `${PROMPT} tr`);
  expect(desk.heard).toEqual(["un", "deux"]);
  expect(desk.glass.text).toContain(`${PROMPT} deux\n  Entendu.\n\n${PROMPT} tr`);
});

test("what was typed is kept from one conversation to the next", async () => {
  const folder = mkdtempSync(join(tmpdir(), "utopia-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "new", "history");
  const first = new Desk({}, file);
  await first.types("", PROMPT);
  await first.types(`prochaine réunion${ENTER}`, PROMPT);
  await first.types(`aide${ENTER}`, PROMPT);
  expect(readFileSync(file, "utf8")).toBe("prochaine réunion\naide\n");
  const second = new Desk({}, file);
  await second.types("", PROMPT);
  await second.types(UP, `${PROMPT} aide`);
  await second.types(UP, `${PROMPT} prochaine réunion`);
});

test("there is colour where the output has colours", async () => {
  const glass = Object.assign(new VirtualScreen(), { hasColors: () => true });
  const terminal = new Terminal({ output: glass, tty: true, language: "fr" });
  await terminal.answer(view(text([{ strong: "fort" }])), logement);
  expect(glass.raw).toContain("\u001b[1mfort\u001b[22m");
  const plainDesk = new Desk();
  await plainDesk.types("", PROMPT);
  expect(plainDesk.glass.raw).not.toContain("\u001b[1m");
});
