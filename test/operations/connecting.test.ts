import { expect, test, vi } from "vitest";
import { commands, tree } from "../../commands/index.ts";
import { House } from "../../src/house.ts";
import type { Log } from "../../src/log.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { network } from "../support/town.ts";

/** A platform whose adapter fails at once, so many times. */
class LateChat extends MemoryChat {
  attempts = 0;
  readonly #failing: number;

  constructor(platform: string, failing: number) {
    super(platform);
    this.#failing = failing;
  }

  override async connect(...ears: Parameters<MemoryChat["connect"]>): Promise<void> {
    this.attempts += 1;
    if (this.attempts <= this.#failing) throw new Error("not yet");
    await super.connect(...ears);
  }
}

/** A house on a platform whose adapter fails so many times, in a town of its own. */
async function lateHouse(failing: number) {
  const { store, clock, house } = await network();
  const chat = new LateChat("discord", failing);
  const error = vi.fn<(...said: unknown[]) => void>();
  const log = { info: () => {}, warn: () => {}, debug: () => {}, error } as unknown as Log;
  const parts = { store, clock, log, chats: [chat], commands, tree, version: "test" };
  const late = new House(parts, [house.territory]);
  await late.start();
  return { chat, late, error };
}

test("an adapter that cannot connect says why in the log, and is asked again", async () => {
  const { chat, late, error } = await lateHouse(1);
  expect(chat.attempts).toBe(1);
  await late.connected();
  expect(chat.attempts).toBe(2);
  expect(error.mock.calls).toEqual([
    [expect.objectContaining({ platform: "discord" }), "a platform could not be connected"],
  ]);
  await late.stop();
});

test("a stop ends the attempts", async () => {
  const { chat, late } = await lateHouse(Infinity);
  await late.stop();
  await late.connected();
  await new Promise((wake) => setTimeout(wake, 2_500));
  expect(chat.attempts).toBe(1);
});
