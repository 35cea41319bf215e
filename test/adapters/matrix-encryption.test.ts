import { MatrixError } from "matrix-bot-sdk";
import { describe, expect, test } from "vitest";
import { temporaryFile } from "../support/files.ts";
import { MatrixDevice } from "../support/matrix-device.ts";
import { homeserver, KARIM, LEA, MEGOLM, ROOM, UTOPIA } from "../support/matrix-rooms.ts";

test("two devices read each other, and again after a restart of one", async () => {
  const { person, utopia, matrix } = await homeserver();
  const lea = await person(LEA);
  const database = temporaryFile();
  const before = await MatrixDevice.begins(database, utopia);
  await before.says(ROOM, "Mardi ou jeudi ?");
  expect(await lea.hears("Mardi ou jeudi ?")).toMatchObject({
    sender: UTOPIA,
    type: "m.room.message",
  });
  await lea.says(ROOM, "Mardi");
  await before.hears("Mardi");
  await before.ends();
  await lea.says(ROOM, "ou mercredi");

  const after = await MatrixDevice.begins(database, utopia);
  expect(after.id).toBe(before.id);
  expect(await after.hears("ou mercredi")).toMatchObject({ sender: LEA });
  await after.says(ROOM, "Noté");
  await lea.hears("Noté");
  // A key of before the restart is not used again.
  expect(matrix.world.ciphers.map(({ index }) => index)).toEqual([0, 0, 1, 0]);
});

test("many messages at once come through a change of keys in the midst of them", async () => {
  const { person, matrix } = await homeserver();
  matrix.world.opens(ROOM, [LEA, UTOPIA], { ...MEGOLM, rotation_period_msgs: 5 });
  const [lea, utopia] = [await person(LEA), await person(UTOPIA)];
  const words = Array.from({ length: 23 }, (_, number) => `message ${number}`);
  await Promise.all(words.map((one) => utopia.says(ROOM, one)));
  await lea.syncs();
  expect(lea.words).toHaveLength(words.length);
  expect(new Set(lea.words)).toEqual(new Set(words));
  expect(new Set(matrix.world.ciphers.map(({ session }) => session)).size).toBe(5);
});

test("whoever leaves reads nothing more, whoever comes reads from then on", async () => {
  const { person, matrix } = await homeserver();
  const [lea, karim, utopia] = [await person(LEA), await person(KARIM), await person(UTOPIA)];
  await utopia.says(ROOM, "Entre nous");
  matrix.world.setsState(ROOM, KARIM, "m.room.member", KARIM, { membership: "join" });
  await utopia.syncs();
  await utopia.says(ROOM, "Bienvenue à Karim");
  await karim.hears("Bienvenue à Karim");
  expect(karim.words).toEqual(["Bienvenue à Karim"]);

  await lea.hears("Bienvenue à Karim");
  matrix.world.setsState(ROOM, LEA, "m.room.member", LEA, { membership: "leave" });
  await utopia.syncs();
  await utopia.says(ROOM, "Léa est partie");
  await karim.hears("Léa est partie");
  await lea.syncs();
  const last = matrix.world.eventsOf(ROOM).at(-1);
  if (last === undefined) throw new Error("nothing was said");
  expect(await lea.encryption.decrypt(ROOM, last)).toBeUndefined();
});

test("a relation stays outside, as homeservers need it", async () => {
  const { person } = await homeserver();
  const utopia = await person(UTOPIA);
  const relation = { rel_type: "m.replace", event_id: "$1" };
  const cipher = await utopia.encryption.encrypt(ROOM, "m.room.message", {
    msgtype: "m.notice",
    body: "* 3 oui",
    "m.relates_to": relation,
  });
  expect(cipher).toMatchObject({ ...MEGOLM, "m.relates_to": relation });
  expect(JSON.stringify(cipher)).not.toContain("3 oui");
});

test("what was not encrypted by whom it says that it comes from is not read", async () => {
  const { person, matrix } = await homeserver();
  const [lea, utopia] = [await person(LEA), await person(UTOPIA)];
  await lea.says(ROOM, "Je vote oui");
  await utopia.hears("Je vote oui");
  const said = matrix.world.eventsOf(ROOM).find(({ type }) => type === "m.room.encrypted");
  if (said === undefined) throw new Error("nothing was said");
  expect(await utopia.encryption.decrypt(ROOM, said)).toMatchObject({ sender: LEA });
  expect(await utopia.encryption.decrypt(ROOM, { ...said, sender: KARIM })).toBeUndefined();
});

describe("a room is", () => {
  test("plain only when its homeserver says so", async () => {
    const { person, matrix } = await homeserver();
    const plain = "!place:thionville.fr";
    matrix.world.opens(plain, [LEA, UTOPIA]);
    const utopia = await person(UTOPIA);
    matrix.breaks(/m\.room\.encryption/u);
    await expect(utopia.encryption.isEncrypted(plain)).rejects.toThrow(MatrixError);
    matrix.mends();
    expect(await utopia.encryption.isEncrypted(plain)).toBe(false);
  });

  test("encrypted for ever, whatever its homeserver says later", async () => {
    const { person, matrix } = await homeserver();
    const utopia = await person(UTOPIA);
    expect(await utopia.encryption.isEncrypted(ROOM)).toBe(true);
    matrix.world.setsState(ROOM, LEA, "m.room.encryption", "", { algorithm: "none" });
    await utopia.syncs();
    expect(await utopia.encryption.isEncrypted(ROOM)).toBe(true);
    await utopia.says(ROOM, "Toujours chiffré");
  });

  test("encrypted from the moment on when somebody encrypts it", async () => {
    const { person, matrix } = await homeserver();
    const later = "!place:thionville.fr";
    matrix.world.opens(later, [LEA, UTOPIA]);
    const utopia = await person(UTOPIA);
    expect(await utopia.encryption.isEncrypted(later)).toBe(false);
    matrix.world.setsState(later, LEA, "m.room.encryption", "", MEGOLM);
    await utopia.syncs();
    expect(await utopia.encryption.isEncrypted(later)).toBe(true);
  });

  test("left alone where it is encrypted in a way that we do not know", async () => {
    const { person, matrix } = await homeserver();
    const strange = "!place:thionville.fr";
    matrix.world.opens(strange, [LEA, UTOPIA]);
    matrix.world.setsState(strange, LEA, "m.room.encryption", "", { algorithm: "m.rot13" });
    const utopia = await person(UTOPIA);
    expect(await utopia.encryption.isEncrypted(strange)).toBe(true);
    await expect(utopia.encryption.encrypt(strange, "m.room.message", {})).rejects.toMatchObject({
      failure: { kind: "refused", code: "encryption-unknown" },
    });
  });
});
