import { expect, test } from "vitest";
import { temporaryFile } from "../support/files.ts";
import { MatrixDevice } from "../support/matrix-device.ts";
import { homeserver } from "./homeserver.ts";

test("an encrypted room is read and written, before and after a restart", async () => {
  const matrix = await homeserver();
  const lea = await matrix.person("lea", "Léa");
  const { url, userId: user, password } = await matrix.account("utopia", "Utopia");
  const database = temporaryFile();
  const settings = { url, user, password };
  const first = await MatrixDevice.begins(database, settings);
  const room = await lea.opens("Logement", { encrypted: true, invites: [{ id: user }] });
  await first.signedIn.client.joinRoom(room);
  await first.syncs();
  expect(first.encryption.crossSigned).toBe("signed");
  expect(await first.encryption.isEncrypted(room)).toBe(true);

  await first.says(room, "Bonjour");
  const seen = await lea.sees(room, /Bonjour/);
  expect(seen).toMatchObject({ encrypted: true, readable: true });
  await lea.says(room, "Quand ?");
  expect(await first.hears("Quand ?")).toMatchObject({ sender: lea.id });
  await first.ends();

  const second = await MatrixDevice.begins(database, settings);
  expect(second.id).toBe(first.id);
  await second.says(room, "Me revoici");
  await lea.sees(room, /revoici/);
  await lea.says(room, "Bien");
  await second.hears("Bien");
});
