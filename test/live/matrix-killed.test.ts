import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { temporaryFile } from "../support/files.ts";
import { homeserver } from "./homeserver.ts";

const BUILT = "node_modules/.cache/utopia-live/talker.mjs";
const DEATHS = 20;
const EACH_TIME = 5;

test("killed twenty times while it speaks, it says everything once, under keys of its own", async () => {
  await build({
    entryPoints: [join(import.meta.dirname, "talker.ts")],
    outfile: BUILT,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  const matrix = await homeserver();
  const lea = await matrix.person("lea", "Léa");
  const { userId: user, password } = await matrix.account("utopia", "Utopia");
  const room = await lea.opens("Logement", { encrypted: true, invites: [{ id: user }] });
  const database = temporaryFile();

  let next = 0;
  for (let death = 0; death < DEATHS; death++) {
    const goal = next + EACH_TIME;
    const args = [BUILT, database, room, String(next), matrix.url, user, password];
    const talker = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(talker, "exit");
    for await (const text of talker.stdout.setEncoding("utf8")) {
      next = Number(String(text).trim().split("\n").at(-1)) + 1;
      if (next >= goal) break;
    }
    // Somewhere in the midst of the next.
    await sleep(Math.random() * 60);
    talker.kill("SIGKILL");
    await ended;
  }

  await lea.sees(room, new RegExp(`^message ${next - 1}$`, "u"));
  const read = (await lea.reads(room)).filter(({ sender }) => sender === user);
  expect(read.every(({ readable, encrypted }) => readable && encrypted)).toBe(true);
  const words = read.map(({ body }) => body);
  // What was under way at the last death may stand there or not.
  expect(words.slice(0, next)).toEqual(Array.from({ length: next }, (_, n) => `message ${n}`));
  expect(words.length).toBeLessThanOrEqual(next + 1);
  const ciphers = await Promise.all(read.map(({ id }) => lea.cipher(room, id)));
  const used = ciphers.map(({ session, index }) => `${session} ${index}`);
  expect(new Set(used).size).toBe(used.length);
  expect(new Set(ciphers.map(({ device }) => device)).size).toBe(1);
}, 300_000);
