import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { heartbeat } from "../../src/heartbeat.ts";
import type { Log } from "../../src/log.ts";
import { networkOn, temporaryFile } from "../support/files.ts";
import { Utopia } from "../support/process.ts";

interface Monitor {
  readonly url: string;
  /** What it was asked, the first first. */
  readonly asked: readonly string[];
  /** What it answers from now on; 0: nothing at all. */
  answer: number;
}

/** A monitor that hears heartbeats. */
async function monitor(): Promise<Monitor> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (heard.answer > 0) response.writeHead(heard.answer).end("OK");
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const heard = { url: `http://127.0.0.1:${port}/ping/s3cret`, asked, answer: 200 };
  return heard;
}

/** A heart on a clock that a test moves, and what it logs. */
function heartOn({ url }: Pick<Monitor, "url">) {
  let now = 0;
  const said: string[] = [];
  const note = (_: unknown, words?: string) => void said.push(words ?? String(_));
  const log = { info: note, warn: note, error: note, debug: note } as unknown as Log;
  const heart = heartbeat(url, { now: () => now, monotonic: () => now }, log);
  onTestFinished(() => heart.stop());
  return {
    heart,
    said,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const MINUTE = 60_000;

describe("a heartbeat", () => {
  test("asks once a minute at most", async () => {
    const heard = await monitor();
    const { heart, pass, said } = heartOn(heard);
    for (let second = 0; second < 90; second += 1) {
      heart.beat();
      pass(1_000);
    }
    await expect.poll(() => heard.asked).toEqual(["GET /ping/s3cret", "GET /ping/s3cret"]);
    expect(said).toEqual([]);
  });

  test("is not missed when the minute's tick comes a little early", async () => {
    const heard = await monitor();
    const { heart, pass } = heartOn(heard);
    heart.beat();
    pass(MINUTE - 30);
    heart.beat();
    await expect.poll(() => heard.asked).toHaveLength(2);
  });

  test.each([500, 404])(
    "that is answered by %i is logged once, until it is heard again",
    async (status) => {
      const heard = await monitor();
      const { heart, pass, said } = heartOn(heard);
      const beat = async () => {
        const before = heard.asked.length;
        heart.beat();
        pass(MINUTE);
        await expect.poll(() => heard.asked).toHaveLength(before + 1);
        await new Promise((wake) => setTimeout(wake, 50));
      };
      heard.answer = status;
      for (let count = 0; count < 3; count += 1) await beat();
      expect(said).toEqual(["the heartbeat is not heard"]);
      heard.answer = 200;
      await beat();
      await beat();
      expect(said).toEqual(["the heartbeat is not heard", "the heartbeat is heard again"]);
      heard.answer = status;
      await beat();
      expect(said).toHaveLength(3);
    },
  );

  test("that nobody hears neither throws nor waits", async () => {
    const { heart, said } = heartOn({ url: "http://127.0.0.1:9/" });
    heart.beat();
    expect(said).toEqual([]);
    await expect.poll(() => said).toEqual(["the heartbeat is not heard"]);
  });

  test("whose answer never comes is let go when it stops, without a word", async () => {
    const heard = await monitor();
    heard.answer = 0;
    const { heart, said } = heartOn(heard);
    heart.beat();
    await expect.poll(() => heard.asked).toHaveLength(1);
    heart.stop();
    await new Promise((wake) => setTimeout(wake, 50));
    expect(said).toEqual([]);
  });
});

describe("the built bot", () => {
  test("lets its monitor hear the first tick, and ends at once while an answer is awaited", async () => {
    const heard = await monitor();
    heard.answer = 0;
    const file = temporaryFile();
    await networkOn(file);
    const bot = new Utopia(file, [], { UTOPIA_HEARTBEAT_URL: heard.url });
    await expect.poll(() => heard.asked, { timeout: 10_000 }).toEqual(["GET /ping/s3cret"]);
    bot.says("aide");
    await bot.shows(/\/utopia/);
    const begun = performance.now();
    expect((await bot.leave()).status).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test("says once that its monitor does not hear it, and never the address", async () => {
    const file = temporaryFile();
    await networkOn(file);
    const url = "http://127.0.0.1:9/ping/s3cret";
    const bot = new Utopia(file, [], { UTOPIA_HEARTBEAT_URL: url });
    await bot.shows(/\/quit/);
    bot.says("aide");
    await bot.shows(/\/utopia/);
    await new Promise((wake) => setTimeout(wake, 500));
    const { status, stderr } = await bot.leave();
    expect(status).toBe(0);
    expect(stderr.match(/the heartbeat is not heard/g)).toHaveLength(1);
    expect(stderr).not.toContain("s3cret");
  });
});
