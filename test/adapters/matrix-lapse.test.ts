import { expect, test } from "vitest";
import { Matrix } from "../../adapters/matrix/index.ts";
import { readConfig } from "../../src/config.ts";
import { makeLog } from "../../src/log.ts";
import { temporaryFile } from "../support/files.ts";
import { elsewhere, keepOn } from "../support/matrix-device.ts";

/** When the account lapses, by what is configured. */
async function lapse(confirmed?: string): Promise<number | undefined> {
  const { matrix } = readConfig({
    UTOPIA_MATRIX_URL: "https://matrix.example.org",
    UTOPIA_MATRIX_TOKEN: "token",
    ...(confirmed !== undefined && { UTOPIA_MATRIX_CONFIRMED: confirmed }),
  });
  if (matrix === undefined) throw new Error("no Matrix is configured");
  const { keep, close } = await keepOn(temporaryFile());
  const log = makeLog("silent");
  const chat = new Matrix({ settings: matrix, keep, takePlace: elsewhere, language: "fr", log });
  const { lapsesAt } = chat.state();
  await close();
  return lapsesAt;
}

test("an account lapses thirteen months after its e-mail was last confirmed", async () => {
  expect(await lapse("2027-03-01")).toBe(Date.parse("2028-04-01"));
  expect(await lapse("2027-12-15")).toBe(Date.parse("2029-01-15"));
});

test("one of which nobody noted that does not", async () => {
  expect(await lapse()).toBeUndefined();
});
