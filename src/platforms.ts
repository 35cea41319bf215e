import { SILENT_AFTER } from "./boards/status.ts";
import type { Chat } from "./chat.ts";
import { Health, type PlatformNote } from "./store/health.ts";
import type { Store } from "./store/store.ts";
import { MINUTE } from "./when.ts";

/** Messages and clicks settle the house many times a minute: once is enough to be seen. */
const SEEN_EVERY = MINUTE / 2;
const MOST_REASON = 200;

/** Notes how this process's platforms do (now: epoch ms), for whoever asks from another process. */
export async function notePlatforms(
  store: Store,
  chats: readonly Chat[],
  now: number,
): Promise<void> {
  if (chats.length === 0) return;
  const notes = await store.look((db) => new Health(db).platforms());
  const fresh = chats.flatMap((chat) => {
    const before = notes.find(({ name }) => name === chat.platform);
    return noteOf(chat, before, now) ?? [];
  });
  for (const note of fresh) await store.look((db) => new Health(db).notePlatform(note));
}

/** What is to be written; undefined when the same was written a moment ago. */
function noteOf(
  chat: Chat,
  before: PlatformNote | undefined,
  now: number,
): PlatformNote | undefined {
  const { state, reason: words } = chat.state();
  const reason = words?.slice(0, MOST_REASON);
  const age = before === undefined ? Infinity : now - before.seenAt;
  const isSame = before?.state === state && before.reason === reason && age <= SILENT_AFTER;
  if (isSame && age >= 0 && age < SEEN_EVERY) return undefined;
  return {
    name: chat.platform,
    state,
    ...(reason !== undefined && { reason }),
    since: isSame ? before.since : now,
    seenAt: now,
  };
}

/** Forgets the platforms that neither this process nor another one runs any more. */
export async function forgetStopped(
  store: Store,
  chats: readonly Chat[],
  now: number,
): Promise<void> {
  for (const { name, seenAt } of await store.look((db) => new Health(db).platforms()))
    if (now - seenAt > SILENT_AFTER && !chats.some((chat) => chat.platform === name))
      await store.look((db) => new Health(db).forgetPlatform(name));
}
