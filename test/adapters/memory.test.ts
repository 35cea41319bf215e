import { expect, test } from "vitest";
import type { Account, Content, Place } from "../../src/chat.ts";
import { plain } from "../../src/text.ts";
import { text, type View, view } from "../../src/view.ts";
import { FarSide, type Letter } from "../support/far-side.ts";
import { letterOf, MemoryChat, MOST_ACTIONS, MOST_CHARACTERS } from "../support/memory-chat.ts";
import { adapterContract } from "./contract.ts";
import type { Shown } from "./contract-views.ts";
import type { Harness } from "./scene.ts";

const PLATFORM = "memory";
const logement: Place = {
  platform: PLATFORM,
  scope: "T1",
  address: "C1",
  kind: "channel",
  name: "logement",
};
const account = (userId: string, name: string): Account => ({
  platform: PLATFORM,
  scope: "T1",
  userId,
  name,
});
const lea = account("U1", "Léa");
const karim = account("U2", "Karim");

function setup(): Promise<Harness> {
  const far = new FarSide();
  const chat = new MemoryChat(PLATFORM, far);
  return Promise.resolve({
    chat,
    channel: logement,
    lea,
    karim,
    exempt: {},
    shown: async (at) => far.standing(at).map(shown),
    read: (content) => shown(letterOf(content)),
    excess,
    says: async (from, at, words) => void (await far.says(from, at, words)),
    clicks: async (from, at, label) => void (await far.clicks(from, at, label)),
    answersTo: async (to) => far.answersTo(to).map(textOf),
    shut: async (at) => {
      far.shut(at, { kind: "refused", code: "not-invited" });
      await far.tells(at, { barred: "not-invited" });
    },
    rename: (at, name) => far.tells(at, { name }),
    fail: (failure) => far.fail(failure),
    restart: async () => new MemoryChat(PLATFORM, far),
    stop: () => chat.close(),
  });
}

function shown({ text: words, links, actions }: Letter): Shown {
  return { text: words, buttons: actions.map(({ label }) => label), links, pings: [] };
}

function excess(content: Content): readonly string[] {
  const { text: words, actions } = letterOf(content);
  return [
    ...(words.length > MOST_CHARACTERS ? [`${words.length} characters`] : []),
    ...(actions.length > MOST_ACTIONS ? [`${actions.length} buttons`] : []),
  ];
}

function textOf({ blocks }: View): string {
  return blocks.map((block) => ("text" in block ? plain(block.text) : "")).join("\n");
}

adapterContract("memory", setup);

const bonjour: Content = { text: "Bonjour", links: [], actions: [] };

test("every request is kept, with its key and its instant", async () => {
  let now = 1_000;
  const far = new FarSide(() => now);
  const chat = new MemoryChat("slack", far);
  const id = await chat.post(logement, bonjour, "k1");
  now = 2_000;
  await chat.edit(logement, id, { ...bonjour, text: "Bonsoir" }, "k2");
  expect(far.requests).toMatchObject([
    { act: "post", key: "k1", instant: 1_000, letter: { text: "Bonjour" } },
    { act: "edit", key: "k2", instant: 2_000, letter: { text: "Bonsoir" } },
  ]);
  expect(far.standing(logement)).toMatchObject([
    { id, key: "k1", postedAt: 1_000, text: "Bonsoir" },
  ]);
});

test("a message that was never sent can look the same as one whose answer was lost", async () => {
  const far = new FarSide();
  const chat = new MemoryChat("slack", far);
  far.fail({ kind: "ambiguous", code: "timeout" }, false);
  await expect(chat.post(logement, bonjour, "k1")).rejects.toMatchObject({
    failure: { kind: "ambiguous" },
  });
  expect(await chat.find(logement, "k1", 0)).toEqual({ found: "no" });
  far.isBlind = true;
  expect(await chat.find(logement, "k1", 0)).toEqual({ found: "unknown" });
});

test("a message is found since an instant only", async () => {
  const far = new FarSide(() => 5_000);
  const chat = new MemoryChat("slack", far);
  const messageId = await chat.post(logement, bonjour, "k1");
  expect(await chat.find(logement, "k1", 5_000)).toEqual({ found: "yes", messageId });
  expect(await chat.find(logement, "k1", 5_001)).toEqual({ found: "no" });
});

test("short views make one message", () => {
  const chat = new MemoryChat("discord");
  expect(chat.render(view(text(["un"]), text(["deux"])), "fr")).toMatchObject([
    { text: "un\ndeux" },
  ]);
});
