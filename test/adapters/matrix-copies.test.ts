import { copyFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChatError } from "../../src/chat.ts";
import { Sqlite } from "../../src/store/sqlite.ts";
import { temporaryFile } from "../support/files.ts";
import { elsewhere, keepOn, MatrixDevice } from "../support/matrix-device.ts";
import { homeserver, LEA, ROOM, UTOPIA } from "../support/matrix-rooms.ts";

const refusal = (code: string): Partial<ChatError> => ({ failure: { kind: "refused", code } });
const silence = (code: string): Partial<ChatError> => ({ failure: { kind: "unavailable", code } });

/** What a backup is: the database as it stands, whole. */
async function copyOf(database: string): Promise<string> {
  const copy = temporaryFile();
  const raw = new Sqlite(database);
  raw.pragma("wal_checkpoint(TRUNCATE)");
  raw.close();
  copyFileSync(database, copy);
  return copy;
}

/** A machine on which nobody can tell who else is there. */
const shut = () => {
  throw new Error("unable to open database file");
};

const withoutPassword = ({ url, user }: { url: string; user: string }) => ({ url, user });

describe("a copy that is put back", () => {
  test("after the device went on is not used: without a password nothing is sent", async () => {
    const { person, utopia } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.says(ROOM, "Avant");
    const copy = await copyOf(database);
    await first.ends();
    const second = await MatrixDevice.begins(database, utopia);
    await second.says(ROOM, "Après");
    await second.ends();

    const restored = MatrixDevice.begins(copy, withoutPassword(utopia));
    await expect(restored).rejects.toMatchObject(refusal("device-restored"));
    await lea.hears("Après");
  });

  test("is noticed though the process that went on never stopped", async () => {
    const { person, utopia, matrix } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.says(ROOM, "Avant");
    const copy = await copyOf(database);
    // Somebody new gets keys: the age of ours is told.
    matrix.world.signsIn(LEA);
    await person(LEA);
    await first.syncs();
    await first.says(ROOM, "Après");
    await lea.hears("Après");

    const restored = MatrixDevice.begins(copy, withoutPassword(utopia));
    await expect(restored).rejects.toMatchObject(refusal("device-restored"));
  });

  test("goes on as a new device with the password, which the account vouches for", async () => {
    const { person, utopia } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.says(ROOM, "Avant");
    const copy = await copyOf(database);
    await first.ends();
    await (await MatrixDevice.begins(database, utopia)).ends();

    const restored = await MatrixDevice.begins(copy, utopia);
    expect(restored.id).not.toBe(first.id);
    expect(restored.encryption.crossSigned).toBe("signed");
    await lea.syncs();
    await restored.says(ROOM, "Sur un nouvel appareil");
    await lea.hears("Sur un nouvel appareil");
    await restored.ends();

    const again = await MatrixDevice.begins(copy, withoutPassword(utopia));
    expect(again.id).toBe(restored.id);
  });

  test("shares no key with what went on, where nothing tells them apart", async () => {
    const { person, utopia, matrix } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.says(ROOM, "Avant");
    const copy = await copyOf(database);
    // Nothing but messages under keys that were there: their age is told later.
    await first.says(ROOM, "Après");
    await first.says(ROOM, "Encore après");

    const restored = await MatrixDevice.begins(copy, utopia, elsewhere);
    await restored.says(ROOM, "De la copie");
    await lea.hears("De la copie");
    const used = matrix.world.ciphers.map(({ session, index }) => `${session} ${index}`);
    expect(new Set(used).size).toBe(used.length);
    // And the other learns that it is one too many.
    await first.syncs();
    expect(first.encryption.refused).toBe("device-elsewhere");
    await expect(first.says(ROOM, "Encore moi")).rejects.toMatchObject(silence("device-elsewhere"));
  });
});

describe("a second process", () => {
  test("on the same machine finds the device in use", async () => {
    const { utopia } = await homeserver();
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await expect(MatrixDevice.begins(database, utopia)).rejects.toMatchObject(
      refusal("device-in-use"),
    );
    await first.ends();
    expect((await MatrixDevice.begins(database, utopia)).id).toBe(first.id);
  });

  test("is not begun where the machine does not tell whether there is another", async () => {
    const { utopia } = await homeserver();
    await expect(MatrixDevice.begins(temporaryFile(), utopia, shut)).rejects.toMatchObject(
      refusal("place-shut"),
    );
  });

  test("elsewhere takes the device over, and the first sends nothing more", async () => {
    const { person, utopia } = await homeserver();
    const lea = await person(LEA);
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    const second = await MatrixDevice.begins(database, utopia, elsewhere);
    // It would hand out keys: it looks before it does.
    await expect(first.says(ROOM, "Moi d’abord")).rejects.toMatchObject(
      silence("device-elsewhere"),
    );
    await second.says(ROOM, "À mon tour");
    await lea.hears("À mon tour");
    expect(first.encryption.refused).toBe("device-elsewhere");
    expect(second.encryption.refused).toBeUndefined();
  });
});

test("a /sync of yesterday, told once more, takes nobody's device away", async () => {
  const { person, utopia } = await homeserver();
  const lea = await person(LEA);
  const device = await MatrixDevice.begins(temporaryFile(), utopia);
  const type = `org.utopia.device.${device.id}`;
  const former = { type, content: { process: "the one before", age: 1 } };
  await device.encryption.received({ account_data: { events: [former] } });
  expect(device.encryption.refused).toBeUndefined();
  await device.says(ROOM, "Toujours là");
  await lea.hears("Toujours là");
});

describe("keys that are not kept here", () => {
  test("are not replaced without a word: a device that had some is not begun anew", async () => {
    const { utopia, matrix } = await homeserver();
    const first = await MatrixDevice.begins(temporaryFile(), utopia);
    const token = matrix.world.accounts.get(UTOPIA)?.devices.get(first.id)?.token ?? "";
    await first.ends();
    const { url } = utopia;
    const lost = MatrixDevice.begins(temporaryFile(), { url, token });
    await expect(lost).rejects.toMatchObject(refusal("device-unknown"));
  });

  test("or that are damaged are refused, a byte anywhere", async () => {
    const { utopia } = await homeserver();
    const database = temporaryFile();
    const first = await MatrixDevice.begins(database, utopia);
    await first.says(ROOM, "Bonjour");
    await first.ends();
    const names = namesIn(database);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const copy = await copyOf(database);
      const { keep, close } = await keepOn(copy);
      const sealed = (await keep.get(name)) ?? "";
      const at = Math.floor(sealed.length / 2);
      const other = sealed[at] === "A" ? "B" : "A";
      await keep.set(name, sealed.slice(0, at) + other + sealed.slice(at + 1));
      await close();
      await expect(MatrixDevice.begins(copy, utopia), name).rejects.toMatchObject(
        refusal("sealed-damaged"),
      );
    }
  });
});

/** The rows of the device's keys. */
function namesIn(database: string): readonly string[] {
  const raw = new Sqlite(database);
  const rows = raw.prepare("select name from kept where name like 'crypto:%'").all();
  raw.close();
  return rows.map((row) => (row as { readonly name: string }).name);
}
