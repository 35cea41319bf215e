import { PassThrough } from "node:stream";
import { vi } from "vitest";
import { linesOf, textOf } from "../../adapters/terminal/content.ts";
import { Terminal } from "../../adapters/terminal/index.ts";
import { MESSAGE_CHARACTERS, MESSAGE_LINES } from "../../adapters/terminal/limits.ts";
import { converse, type Town } from "../../adapters/terminal/session.ts";
import { type Account, type Content, EMBEDDED, type Place } from "../../src/chat.ts";
import { VirtualScreen } from "../support/virtual-screen.ts";
import type { Shown } from "./contract-views.ts";
import type { Harness } from "./scene.ts";

export const channel = (slug: string): Place => ({
  platform: EMBEDDED,
  scope: "",
  address: slug,
  kind: "channel",
  name: slug,
});

export const person = (name: string): Account => ({
  platform: EMBEDDED,
  scope: "",
  userId: name,
  name,
});

/** A town in which everybody and every place exists, and nothing is ever due. */
export const quietTown: Town = {
  language: "fr",
  meet: async (name, partner) => ({
    ...person(name),
    ...(partner !== undefined && { speaksFor: partner }),
  }),
  enter: async (words) => channel(words),
  travel: async (wall) => ({ wall, zone: "Europe/Paris" }),
  now: () => ({ wall: "2027-01-10T09:00", zone: "Europe/Paris" }),
  settle: async () => undefined,
  complete: async () => [],
};

const NO_FAR_SIDE =
  "a screen takes what is printed: it neither refuses nor limits, and loses no answer";
const NEVER_SHUT = "a terminal has the channels that the house names, and shuts none";
const OWN_MEMORY =
  "a screen cannot be read back: what a former process printed is unknown, never « no »";

/** Somebody at a terminal: keys go in, and what stands on the screen is read. */
export async function terminalHarness(): Promise<Harness> {
  const glass = new VirtualScreen(100, 200);
  const keys = new PassThrough();
  const chat = new Terminal({ output: glass, tty: true, language: "fr" });
  let ended: Promise<void> | undefined;
  let isOver = false;

  /** Types a line; settled when the prompt is back, or the conversation over. */
  const enter = async (line: string): Promise<void> => {
    ended ??= converse(chat, quietTown, { input: keys }).finally(() => {
      isOver = true;
    });
    await until(() => promptsOf(glass) > 0);
    const before = promptsOf(glass);
    keys.write(`${line}\r`);
    await until(() => isOver || (promptsOf(glass) > before && glass.lastLine.endsWith(" ›")));
  };
  const speak = async ({ name }: Account, at: Place, line: string): Promise<void> => {
    await enter(`/as ${name}`);
    await enter(at.kind === "channel" ? `/in ${at.address}` : "/in");
    await enter(line);
  };

  return {
    chat,
    channel: channel("logement"),
    lea: person("léa"),
    karim: person("karim"),
    exempt: {
      "knows what does not stand": OWN_MEMORY,
      "knows its messages again after a restart": OWN_MEMORY,
      "says of a lost answer that it cannot tell, and finds out": NO_FAR_SIDE,
      "says of a refused message that it is final": NO_FAR_SIDE,
      "says how long a limit asks to wait": NO_FAR_SIDE,
      "says of a channel that is shut what a message there is told": NEVER_SHUT,
      "tells by itself that a channel is shut": NEVER_SHUT,
      "tells by itself that a channel has another name": NEVER_SHUT,
    },
    shown: async (at) => blocksUnder(glass.lines, at),
    read,
    excess,
    says: speak,
    clicks: async (from, at, label) => {
      const number = new RegExp(`\\[(\\d+)\\] ${label}`, "u").exec(glass.text)?.[1];
      await speak(from, at, number ?? `no button ${label}`);
    },
    answersTo: async ({ name }) => answersBeneath(glass.lines, name),
    shut: () => Promise.reject(new Error(NEVER_SHUT)),
    rename: () => Promise.reject(new Error(NEVER_SHUT)),
    fail: () => glass.destroy(new Error("EPIPE")),
    restart: () => Promise.reject(new Error(OWN_MEMORY)),
    stop: async () => {
      await chat.close();
      await ended;
    },
  };
}

/** How many prompts were shown so far, with what was typed after them or not. */
export function promptsOf({ lines }: VirtualScreen): number {
  return lines.filter((row) => / ›(?: |$)/u.test(row)).length;
}

/** Settled once this is so. */
export async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(
    () => {
      if (!isSo()) throw new Error(`still not so: ${String(isSo)}`);
    },
    { interval: 2 },
  );
}

/** The messages printed under a place's name. */
function blocksUnder(lines: readonly string[], { kind, address, name }: Place): readonly Shown[] {
  const header = kind === "channel" ? `#${address}` : `→ ${name} (message direct`;
  return lines.flatMap((line, at) => {
    if (!line.startsWith(header)) return [];
    const after = lines.slice(at + 1);
    const end = after.findIndex((row) => !row.startsWith("  │"));
    const rows = after.slice(0, end === -1 ? undefined : end).map((row) => row.slice(4));
    return [shownOf(rows.join("\n"))];
  });
}

/** Nothing on a screen calls anybody or leads anywhere, unless a terminal obeys what it was sent. */
function shownOf(text: string): Shown {
  const buttons = [...text.matchAll(/\[\d+\] (?<label>[^[]+)/gu)].map(
    (one) => one.groups?.["label"]?.trim() ?? "",
  );
  return { text, buttons, links: [], pings: [] };
}

/** What stands beneath the lines that somebody typed. */
function answersBeneath(lines: readonly string[], name: string): readonly string[] {
  return lines.flatMap((line, at) => {
    if (!line.startsWith(`${name} `)) return [];
    const after = lines.slice(at + 1);
    const rows = after.slice(
      0,
      after.findIndex((row) => !/^ {2}\S/u.test(row)),
    );
    return rows.length > 0 ? [rows.join("\n")] : [];
  });
}

function read(content: Content): Shown {
  const lines = linesOf(content);
  const buttons = lines.flatMap((line) =>
    "buttons" in line ? line.buttons.map(({ label }) => label) : [],
  );
  return { text: lines.map(textOf).join("\n"), buttons, links: [], pings: [] };
}

function excess(content: Content): readonly string[] {
  const lines = linesOf(content);
  const characters = lines.reduce((sum, line) => sum + textOf(line).length, 0);
  return [
    ...(lines.length > MESSAGE_LINES ? [`${lines.length} lines`] : []),
    ...(characters > MESSAGE_CHARACTERS ? [`${characters} characters`] : []),
  ];
}
