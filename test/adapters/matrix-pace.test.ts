import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MatrixClient } from "matrix-bot-sdk";
import { expect, onTestFinished, test } from "vitest";
import { Homeserver, path } from "../../adapters/matrix/homeserver.ts";
import { speakOverFetch } from "../../adapters/matrix/transport.ts";

/** ms. */
const PACE = 200;
/** By how much (ms) requests that left so far apart may come closer on their way, on a busy machine. */
const JITTER = 100;

/** A homeserver that says yes to all, and notes when (ms) it was asked. */
async function asked(pace: number) {
  const at: number[] = [];
  const server = createServer((request, answer) => {
    at.push(performance.now());
    request.resume();
    answer.writeHead(200, { "content-type": "application/json" });
    answer.end('{"event_id":"$1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const closing = new AbortController();
  onTestFinished(() => {
    closing.abort();
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
  const asks = () =>
    Promise.all([
      homeserver.get(path("joined_rooms")),
      homeserver.post(path("join", "!a:example.org"), {}),
      homeserver.put(path("profile", self, "displayname"), {}),
      homeserver.send(path("rooms", "!a:example.org", "send", "m.room.message", "1"), {}),
    ]);
  /** The shortest time between two of them. */
  const closest = () => Math.min(...at.slice(1).map((one, before) => one - (at[before] ?? 0)));
  return { at, asks, closest };
}

/** The process does nothing for so long (ms). */
function stalls(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test("whatever is asked, no request comes closer to the one before than the pace", async () => {
  const { at, asks, closest } = await asked(PACE);
  await Promise.all([asks(), asks()]);
  await asks();
  expect(at).toHaveLength(12);
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(11 * PACE - JITTER);
  expect(closest()).toBeGreaterThan(PACE - JITTER);
});

test("nor does what waited while the process stood still", async () => {
  const { at, asks, closest } = await asked(PACE);
  const waiting = Promise.all([asks(), asks()]);
  setTimeout(() => stalls(4 * PACE), PACE / 2);
  await waiting;
  expect(at).toHaveLength(8);
  expect(closest()).toBeGreaterThan(PACE - JITTER);
});

test("without a pace, nothing waits", async () => {
  const { asks } = await asked(0);
  const began = performance.now();
  await asks();
  expect(performance.now() - began).toBeLessThan(4 * PACE);
});
