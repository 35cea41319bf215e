import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { Seal } from "../../adapters/matrix/seal.ts";
import { temporaryFile } from "../support/files.ts";
import { KEY, keepOn } from "../support/matrix-device.ts";

const refusal = (code: string) => ({ failure: { kind: "refused", code } });

async function kept() {
  const { keep, close } = await keepOn(temporaryFile());
  onTestFinished(close);
  await keep.delete("seal");
  return keep;
}

async function sealed() {
  const keep = await kept();
  const seal = await Seal.open(keep, KEY);
  if (seal === undefined) throw new Error("there is a key");
  return { keep, seal };
}

test("what is sealed is opened after a restart, with the same key", async () => {
  const { keep, seal } = await sealed();
  const secret = seal.sealed("session", Buffer.from("syt_secret"));
  expect(secret).not.toContain("secret");
  const again = await Seal.open(keep, KEY);
  expect(again?.opened("session", secret).toString()).toBe("syt_secret");
});

test("the same passphrase holds, whichever way its accents were typed", async () => {
  const keep = await kept();
  const seal = await Seal.open(keep, "été".normalize("NFC"));
  const again = await Seal.open(keep, "été".normalize("NFD"));
  const secret = seal?.sealed("session", Buffer.from("syt_secret")) ?? "";
  expect(again?.opened("session", secret).toString()).toBe("syt_secret");
});

describe("refuses", () => {
  test("another key", async () => {
    const { keep } = await sealed();
    await expect(Seal.open(keep, `${KEY} !`)).rejects.toMatchObject(refusal("key-wrong"));
  });

  test("to go on without a key, once something is sealed", async () => {
    const keep = await kept();
    await expect(Seal.open(keep, undefined)).resolves.toBeUndefined();
    await Seal.open(keep, KEY);
    await expect(Seal.open(keep, undefined)).rejects.toMatchObject(refusal("key-missing"));
  });

  test("what stands under another name", async () => {
    const { seal } = await sealed();
    const secret = seal.sealed("crypto:a:1", Buffer.from("keys"));
    expect(() => seal.opened("crypto:a:2", secret)).toThrow(
      expect.objectContaining(refusal("sealed-damaged")),
    );
  });

  test("whatever had a bit flipped or an end cut", async () => {
    const { seal } = await sealed();
    const secret = Buffer.from(seal.sealed("name", Buffer.from("some keys")).slice(2), "base64");
    const damaged = fc.nat(secret.length * 8 - 1).map((bit) => {
      const copy = Buffer.from(secret);
      copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return copy;
    });
    const cut = fc.nat(secret.length - 1).map((length) => secret.subarray(0, length));
    fc.assert(
      fc.property(fc.oneof(damaged, cut), (bytes) => {
        expect(() => seal.opened("name", `1:${bytes.toString("base64")}`)).toThrow(
          expect.objectContaining(refusal("sealed-damaged")),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("how the key was made, when that is not readable", async () => {
    const keep = await kept();
    await keep.set("seal", "{");
    await expect(Seal.open(keep, KEY)).rejects.toMatchObject(refusal("sealed-damaged"));
  });
});
