import { randomUUID } from "node:crypto";
import { signIn } from "../../adapters/matrix/sign-in.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { takePlace } from "../../src/store/lock.ts";
import { Store } from "../../src/store/store.ts";
import { systemClock } from "../../src/when.ts";

/*
 * A process to be killed: it says numbered messages in an encrypted room, each under its
 * number as transaction, and prints the number once the homeserver has it.
 */

const [database = "", room = "", from = "0", url = "", user = "", password = ""] =
  process.argv.slice(2);
const store = new Store(await openDatabase(database, Date.now()));
const { client, encryption } = await signIn({
  settings: { url, user, password, key: "une phrase que personne ne devine" },
  keep: store.keep("matrix", systemClock),
  takePlace,
  process: randomUUID(),
  log: makeLog("warn"),
});
if (encryption === undefined) throw new Error("no encryption");

if (from === "0") await client.joinRoom(room);
for (let number = Number(from); ; number++) {
  const content = { msgtype: "m.text", body: `message ${number}` };
  const cipher = await encryption.encrypt(room, "m.room.message", content);
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.encrypted/n${number}`;
  await client.doRequest("PUT", path, null, cipher);
  process.stdout.write(`${number}\n`);
}
