import { vi } from "vitest";
import { lineOn } from "../../adapters/matrix/line.ts";
import type { Sync } from "../../adapters/matrix/rounds.ts";
import { makeLog } from "../../src/log.ts";
import { text, view } from "../../src/view.ts";
import { temporaryFile } from "./files.ts";
import { elsewhere, keepOn, MatrixDevice } from "./matrix-device.ts";
import { homeserver, LEA } from "./matrix-rooms.ts";

/** A room in which Léa speaks to one process of Utopia after another, on one database. */
export async function room() {
  const { matrix, person, utopia } = await homeserver();
  const database = temporaryFile();
  const lea = await person(LEA);
  const heard: string[] = [];
  const begins = async () => {
    const device = await MatrixDevice.begins(database, utopia, elsewhere);
    const { keep, close } = await keepOn(database);
    const closing = new AbortController();
    const works: Promise<void>[] = [];
    const line = await lineOn(device.signedIn, {
      settings: { ...utopia, invite: [], pace: 0 },
      keep,
      changed: undefined,
      hear: async ({ words }) => {
        heard.push(words);
        return view(text([`Compris : ${words}`]));
      },
      language: "fr",
      log: makeLog("silent"),
      closing: closing.signal,
      underWay: (work) => void works.push(work),
    });
    const ends = async () => {
      closing.abort();
      line.unreadable.close();
      await Promise.all(works);
      await device.ends();
      await close();
    };
    return {
      line,
      ends,
      /** Takes what is new, and answers it. */
      syncs: async () => {
        const since = await keep.get("since");
        const asked = since === undefined ? {} : { since };
        const sync: Sync = await device.signedIn.client.doRequest(
          "GET",
          "/_matrix/client/v3/sync",
          asked,
        );
        await line.rounds.take(sync, since);
        await line.replies.answered();
        await keep.set("since", sync.next_batch);
      },
      /** So much passes for those who wait for keys, and what that causes is done. */
      waits: async (ms: number) => {
        await vi.advanceTimersByTimeAsync(ms);
        await Promise.all(works);
      },
    };
  };
  const leaReads = async () => {
    await lea.syncs();
    return lea.words.map(String);
  };
  const first = await begins();
  await first.syncs();
  return { matrix, person, lea, first, begins, heard, leaReads };
}
