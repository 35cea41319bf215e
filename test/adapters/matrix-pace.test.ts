import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { MatrixClient } from "matrix-bot-sdk";
import { expect, onTestFinished, test } from "vitest";
import { Homeserver, path } from "../../adapters/matrix/homeserver.ts";
import { speakOverFetch } from "../../adapters/matrix/transport.ts";
import { ChatError } from "../../src/chat.ts";

/** ms. */
const PACE = 200;
/** By how much (ms) requests that left so far apart may come closer on their way, on a busy machine. */
const JITTER = 100;

interface Terms {
  readonly pace?: number;
  /** How many sends are let through at once, and every so many ms one more; by default, all. */
  readonly burst?: number;
  readonly every?: number;
}

/** A homeserver that notes when (ms) it was asked. */
async function asked({ pace = 0, burst = Infinity, every = 1 }: Terms) {
  const at: number[] = [];
  /** The paths of the sends that it took. */
  const taken: (string | undefined)[] = [];
  let patience = burst;
  const refilling = setInterval(() => (patience = Math.min(burst, patience + 1)), every);
  const server = createServer((request, answer) => {
    at.push(performance.now());
    request.resume();
    const isSend = request.url?.includes("/send/") === true;
    const isTaken = !isSend || patience >= 1;
    if (isSend && isTaken) {
      patience -= 1;
      taken.push(request.url);
    }
    answer.writeHead(isTaken ? 200 : 429, { "content-type": "application/json" });
    const limited = { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: every };
    answer.end(JSON.stringify(isTaken ? { event_id: "$1" } : limited));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const closing = new AbortController();
  onTestFinished(() => {
    closing.abort();
    clearInterval(refilling);
    server.closeAllConnections();
    server.close();
  });
  speakOverFetch();
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  // The first one of a process takes longer on its way.
  await (await fetch(url)).text();
  at.length = 0;
  const client = new MatrixClient(url, "token");
  const self = "@utopia:example.org";
  const homeserver = new Homeserver({ self, client, pace, closing: closing.signal });
  const send = (room: string, made?: () => void) =>
    homeserver.send(async () => {
      made?.();
      return { at: path("rooms", room, "send", "m.room.message", "1"), body: {} };
    });
  const asks = () =>
    Promise.all([
      homeserver.get(path("joined_rooms")),
      homeserver.post(path("join", "!a:example.org"), {}),
      homeserver.put(path("profile", self, "displayname"), {}),
      send("!a:example.org"),
    ]);
  /** The shortest time between two of them. */
  const closest = () => Math.min(...at.slice(1).map((one, before) => one - (at[before] ?? 0)));
  return { at, taken, send, asks, closest };
}

/** Tries until it is sent, waiting as long as it is told to. */
async function insists(send: () => Promise<string>): Promise<void> {
  for (;;)
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof ChatError) || error.failure.kind !== "limited") throw error;
      await sleep(error.failure.retryAfter);
    }
}

/** The process does nothing for so long (ms). */
function stalls(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test("whatever is asked, no request comes closer to the one before than the pace", async () => {
  const { at, asks, closest } = await asked({ pace: PACE });
  await Promise.all([asks(), asks()]);
  await asks();
  expect(at).toHaveLength(12);
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(11 * PACE - JITTER);
  expect(closest()).toBeGreaterThan(PACE - JITTER);
});

test("nor does what waited while the process stood still", async () => {
  const { at, asks, closest } = await asked({ pace: PACE });
  const waiting = Promise.all([asks(), asks()]);
  setTimeout(() => stalls(4 * PACE), PACE / 2);
  await waiting;
  expect(at).toHaveLength(8);
  expect(closest()).toBeGreaterThan(PACE - JITTER);
});

test("without a pace, nothing waits", async () => {
  const { asks } = await asked({});
  const began = performance.now();
  await asks();
  expect(performance.now() - began).toBeLessThan(4 * PACE);
});

test("where a homeserver asks for patience, one finds out for all whether the way is open again", async () => {
  const [rooms, burst] = [20, 5];
  const { at, taken, send } = await asked({ burst, every: 100 });
  let made = 0;
  const names = Array.from({ length: rooms }, (_, number) => `!room${number}:example.org`);
  await Promise.all(names.map((room) => insists(() => send(room, () => (made += 1)))));
  expect(new Set(taken).size).toBe(rooms);
  expect(taken).toHaveLength(rooms);
  // All of them once, and then at most one in vain for each that is taken.
  expect(at.length).toBeLessThanOrEqual(rooms + 2 * (rooms - burst));
  // Nothing is encrypted that cannot leave.
  expect(made).toBe(at.length);
});

test("nor does what waits for its pace leave before the homeserver's patience is back", async () => {
  const { at, send } = await asked({ pace: PACE, burst: 1, every: 10 * PACE });
  const names = ["!a:example.org", "!b:example.org", "!c:example.org", "!d:example.org"];
  await Promise.all(names.map((room) => send(room).catch(() => undefined)));
  expect(at).toHaveLength(2);
});
