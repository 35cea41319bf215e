import { MatrixClient } from "matrix-bot-sdk";
import type { RoomEvent, Synced } from "../../adapters/matrix/encryption.ts";
import { speakOverFetch } from "../../adapters/matrix/transport.ts";
import { MemoryDevice } from "./matrix-device.ts";

/** What the floor is: matrix-bot-sdk, with one listener that replies a word to every message. */
export interface BareMatrix {
  readonly url: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  /** Who else is in its rooms, where they are encrypted. */
  readonly readers?: readonly string[] | undefined;
}

const WORD = "Bonjour";
/** With the homeserver's own, more than ten messages at once are not all told, and the library asks for no other. */
const FILTER = { room: { timeline: { limit: 100 } } };
const given = JSON.parse(process.argv[2] ?? "") as BareMatrix;
const { url, userId, deviceId, accessToken, readers } = given;
speakOverFetch();

/** The library's own encryption is native; this one has the same machine, in memory. */
class EncryptedClient extends MatrixClient {
  readonly device = MemoryDevice.begins(userId, deviceId, (method, path, body) =>
    this.doRequest(method, `/_matrix/client/v3/${path}`, null, body),
  );

  protected override async processSync(
    ...[sync, emit]: Parameters<MatrixClient["processSync"]>
  ): Promise<void> {
    await (await this.device).received(sync as Synced);
    await super.processSync(sync, emit);
  }
}

if (readers === undefined) {
  const client = new MatrixClient(url, accessToken);
  client.on("room.message", (room: string, event: RoomEvent) => {
    if (event.sender !== userId) void client.replyNotice(room, event, WORD);
  });
  await client.start(FILTER);
} else {
  const client = new EncryptedClient(url, accessToken);
  const answer = async (room: string, event: RoomEvent) => {
    const device = await client.device;
    await device.decrypt(room, event);
    const reply = { "m.in_reply_to": { event_id: event.event_id } };
    const content = { msgtype: "m.notice", body: WORD, "m.relates_to": reply };
    const sealed = await device.encrypt(room, readers, "m.room.message", content);
    await client.sendEvent(room, "m.room.encrypted", sealed);
  };
  client.on("room.event", (room: string, event: RoomEvent) => {
    if (event.sender !== userId && event.type === "m.room.encrypted") void answer(room, event);
  });
  await client.start(FILTER);
}
