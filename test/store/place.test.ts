import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { takePlace } from "../../src/store/lock.ts";

function newName(): string {
  const name = `utopia-test-${randomUUID()}`;
  onTestFinished(() => {
    for (const file of readdirSync(tmpdir()).filter((one) => one.startsWith(name)))
      rmSync(join(tmpdir(), file), { recursive: true });
  });
  return name;
}

test("a place is taken once, until it is given back", () => {
  const name = newName();
  const first = takePlace(name);
  expect(first).toBeDefined();
  expect(takePlace(name)).toBeUndefined();
  expect(takePlace(newName())).toBeDefined();
  first?.release();
  expect(takePlace(name)).toBeDefined();
});

test("what another user left under its name, and nobody else can open, bars nobody", () => {
  const name = newName();
  mkdirSync(join(tmpdir(), `${name}.lock`));
  expect(takePlace(name)).toBeDefined();
});
