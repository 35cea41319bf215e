import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { systemClock } from "../../src/when.ts";
import type { Turn } from "../fakes/far-side-process.ts";
import { LoopbackChat } from "../support/loopback-chat.ts";
import { channelOf } from "../support/places.ts";
import { bundle } from "./bundle.ts";
import { expectTurns, FAR_SIDE, FarSideProcess, memoryOf } from "./life.ts";

const PATIENCE = 500;
const THERE = channelOf("slack", "logement");

let farSide: FarSideProcess;
beforeAll(async () => {
  const { program } = await bundle("loopback-chat", { program: FAR_SIDE });
  farSide = new FarSideProcess(program);
}, 60_000);
afterAll(() => farSide.stop());

const chatWith = (world: string) => new LoopbackChat("slack", world, systemClock, PATIENCE);

async function failureOf(sending: Promise<unknown>): Promise<ChatFailure | undefined> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ChatError ? error.failure : undefined;
}

test.each<[turn: Turn, stands: boolean, failure: object | undefined]>([
  ["well", true, undefined],
  ["answer lost", true, { kind: "ambiguous" }],
  ["broken", false, { kind: "ambiguous", code: "http-500" }],
  ["done and broken", true, { kind: "ambiguous", code: "http-500" }],
  ["mute", false, { kind: "ambiguous" }],
  ["done and mute", true, { kind: "ambiguous" }],
  [{ limited: 30 }, false, { kind: "limited", retryAfter: 30_000 }],
])("a post that goes %j", async (turn, stands, failure) => {
  const world = await farSide.world(JSON.stringify(turn));
  const chat = chatWith(world);
  await expectTurns(world, { post: [turn] });
  const told = await failureOf(chat.post(THERE, { text: "Bonjour" }, "k1"));
  if (failure) expect(told).toMatchObject(failure);
  else expect(told).toBeUndefined();
  expect(await chat.find(THERE, "k1", 0)).toMatchObject({ found: stands ? "yes" : "no" });
});

test("the same key again is the same message, though it was long under way", async () => {
  const world = await farSide.world("twice");
  const chat = chatWith(world);
  await expectTurns(world, { post: ["late"] });
  await failureOf(chat.post(THERE, { text: "Bonjour" }, "k1"));
  expect(await chat.find(THERE, "k1", 0)).toEqual({ found: "no" });
  const again = await chat.post(THERE, { text: "Bonjour" }, "k1");
  expect(await chat.post(THERE, { text: "Bonjour" }, "k1")).toBe(again);
  expect((await memoryOf(world)).standing).toHaveLength(1);
});

test("what is refused, and what nobody listens to, was surely not done", async () => {
  const there = chatWith(await farSide.world("refused"));
  expect(await failureOf(there.edit(THERE, "m9", { text: "Bonjour" }, "k1"))).toEqual({
    kind: "refused",
    code: "http-404",
  });
  const nowhere = chatWith(`http://127.0.0.1:${await closedPort()}/nowhere`);
  expect(await failureOf(nowhere.post(THERE, { text: "Bonjour" }, "k1"))).toEqual({
    kind: "unavailable",
    code: "ECONNREFUSED",
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
