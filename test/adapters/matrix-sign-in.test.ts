import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Credentials } from "../../adapters/matrix/session.ts";
import { signIn, signInAnew } from "../../adapters/matrix/sign-in.ts";
import { makeLog } from "../../src/log.ts";
import { temporaryFile } from "../support/files.ts";
import { elsewhere, KEY, keepOn, MatrixDevice } from "../support/matrix-device.ts";
import { homeserver, LEA, ROOM, UTOPIA } from "../support/matrix-rooms.ts";

const refusal = (code: string) => ({ failure: { kind: "refused", code } });

async function partsOf(settings: Credentials, database = temporaryFile()) {
  const { keep, close } = await keepOn(database);
  onTestFinished(close);
  const log = makeLog("silent");
  return { settings, keep, takePlace: elsewhere, process: randomUUID(), log };
}

describe("signs in", () => {
  test("once, and stays on the same device", async () => {
    const { utopia, matrix } = await homeserver();
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.ends();
    const { url, user } = utopia;
    const second = await MatrixDevice.begins(database, { url, user });
    expect(second.id).toBe(first.id);
    expect(matrix.asked.filter((one) => one === "POST login")).toHaveLength(1);
  });

  test("by a token; another token begins anew", async () => {
    const { matrix } = await homeserver();
    const { url } = matrix;
    const [one, other] = [matrix.world.signsIn(UTOPIA), matrix.world.signsIn(UTOPIA)];
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, { url, token: String(one["access_token"]) });
    expect(first.id).toBe(one["device_id"]);
    await first.ends();
    const second = await MatrixDevice.begins(database, {
      url,
      token: String(other["access_token"]),
    });
    expect(second.id).toBe(other["device_id"]);
  });

  test("as another account, once that is configured", async () => {
    const { utopia, settingsOf } = await homeserver();
    const database = temporaryFile();
    await (await MatrixDevice.begins(database, utopia)).ends();
    const lea = await MatrixDevice.begins(database, settingsOf(LEA));
    expect(lea.signedIn.userId).toBe(LEA);
  });

  test("without a key, and then has no encryption; its token is sealed from the first key on", async () => {
    const { utopia } = await homeserver();
    const parts = await partsOf(utopia);
    await parts.keep.delete("seal");
    const { encryption, client, deviceId } = await signIn(parts);
    expect(encryption).toBeUndefined();
    expect(await parts.keep.get("session")).toContain(client.accessToken);

    const settings = { ...utopia, key: KEY };
    const sealed = await signIn({ ...parts, settings });
    onTestFinished(() => sealed.encryption?.close());
    expect(sealed.deviceId).toBe(deviceId);
    expect(await parts.keep.get("session")).not.toContain(client.accessToken);
    await expect(signIn(parts)).rejects.toMatchObject(refusal("key-missing"));
  });

  test("again on the same device, with its keys, when only the token has lapsed", async () => {
    const { person, utopia, matrix } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await lea.says(ROOM, "Pour toi seul");
    await first.ends();
    matrix.world.lapses(UTOPIA, first.id);
    const second = await MatrixDevice.begins(database, utopia);
    expect(second.id).toBe(first.id);
    await second.hears("Pour toi seul");
  });

  test("as a new device, when somebody has signed the old one out", async () => {
    const { person, utopia, matrix } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.ends();
    matrix.world.accounts.get(UTOPIA)?.devices.delete(first.id);
    const second = await MatrixDevice.begins(database, utopia);
    expect(second.id).not.toBe(first.id);
    expect(second.encryption.crossSigned).toBe("signed");
    await second.says(ROOM, "Me revoici");
    await lea.hears("Me revoici");
  });
});

describe("refuses to begin", () => {
  test("with nothing configured and nothing kept", async () => {
    const { matrix } = await homeserver();
    const begun = MatrixDevice.begins(temporaryFile(), { url: matrix.url });
    await expect(begun).rejects.toMatchObject(refusal("no-session"));
  });

  test("with a password that is wrong", async () => {
    const { utopia } = await homeserver();
    const begun = MatrixDevice.begins(temporaryFile(), { ...utopia, password: "12345" });
    await expect(begun).rejects.toMatchObject(refusal("password-wrong"));
  });

  test("with a token that is refused, and no password", async () => {
    const { utopia, matrix } = await homeserver();
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.ends();
    matrix.world.accounts.get(UTOPIA)?.devices.delete(first.id);
    const { url, user } = utopia;
    const begun = MatrixDevice.begins(database, { url, user });
    await expect(begun).rejects.toMatchObject(refusal("signed-out"));
  });

  test("with another key than the one that sealed what is kept", async () => {
    const { utopia } = await homeserver();
    const parts = await partsOf({ ...utopia, key: `${KEY} !` });
    await expect(signIn(parts)).rejects.toMatchObject(refusal("key-wrong"));
  });
});

describe("the account vouches for its device", () => {
  test("with an identity that is made with the password, and kept sealed", async () => {
    const { utopia, matrix } = await homeserver();
    const device = await MatrixDevice.begins(temporaryFile(), utopia);
    expect(device.encryption.crossSigned).toBe("signed");
    const account = matrix.world.accounts.get(UTOPIA);
    const { keys } = account?.crossSigning["self_signing_key"] ?? {};
    const [selfSigning = ""] = Object.keys(keys as object);
    expect(account?.devices.get(device.id)?.keys?.["signatures"]).toMatchObject({
      [UTOPIA]: { [selfSigning]: expect.any(String) },
    });
  });

  test("not without a password, and everything else goes on", async () => {
    const { person, matrix } = await homeserver();
    const lea = await person(LEA);
    const token = String(matrix.world.signsIn(UTOPIA)["access_token"]);
    const device = await MatrixDevice.begins(temporaryFile(), { url: matrix.url, token });
    expect(device.encryption.crossSigned).toBe("password-needed");
    await device.says(ROOM, "Bonjour");
    await lea.hears("Bonjour");
  });

  test("not in place of an identity made elsewhere, unless one asks for it", async () => {
    const { utopia } = await homeserver();
    // Element on another machine, which made the account's identity.
    await (await MatrixDevice.begins(temporaryFile(), utopia)).ends();
    const database = temporaryFile();
    const device = await MatrixDevice.begins(database, utopia);
    expect(device.encryption.crossSigned).toBe("made-elsewhere");
    await device.ends();

    const parts = await partsOf({ ...utopia, key: KEY }, database);
    expect(await signInAnew(parts, false)).toMatchObject({ crossSigned: "made-elsewhere" });
    const anew = await signInAnew(parts, true);
    expect(anew).toMatchObject({ userId: UTOPIA, crossSigned: "signed" });
    const { url, user } = utopia;
    const next = await MatrixDevice.begins(database, { url, user });
    expect([next.id, next.encryption.crossSigned]).toEqual([anew.deviceId, "signed"]);
  });
});

test("who signs in anew leaves no device and no key of before behind", async () => {
  const { utopia, matrix } = await homeserver();
  const database = temporaryFile();
  const first = await MatrixDevice.begins(database, utopia);
  await first.ends();
  const parts = await partsOf({ ...utopia, key: KEY }, database);
  const { deviceId } = await signInAnew(parts, false);
  expect([...(matrix.world.accounts.get(UTOPIA)?.devices.keys() ?? [])]).toEqual([deviceId]);
  expect(await parts.keep.get(`crypto:${UTOPIA}:${first.id}`)).toBeUndefined();
  expect(await parts.keep.get(`crypto:${UTOPIA}:${deviceId}`)).toBeDefined();
});

test("who has lost the key signs in anew with another one", async () => {
  const { utopia } = await homeserver();
  const database = temporaryFile();
  const first = await MatrixDevice.begins(database, utopia);
  await first.ends();
  const key = `${KEY}, la nouvelle`;
  const parts = await partsOf({ ...utopia, key }, database);
  await expect(signIn(parts)).rejects.toMatchObject(refusal("key-wrong"));
  const { deviceId } = await signInAnew(parts, false);
  expect(deviceId).not.toBe(first.id);
  expect(await parts.keep.get(`crypto:${UTOPIA}:${first.id}`)).toBeUndefined();
  const { encryption } = await signIn(parts);
  expect(encryption?.refused).toBeUndefined();
  await encryption?.close();
});
