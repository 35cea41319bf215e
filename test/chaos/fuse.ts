import { writeSync } from "node:fs";
import type { Chat } from "../../src/chat.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import type { Executor } from "../../src/store/database.ts";
import type { Store } from "../../src/store/store.ts";
import type { Death, LastWords, Spot } from "./boundaries.ts";

const STDOUT = 1;

/** Kills this process, by its own hand, at one spot. */
class Fuse {
  readonly #death: Death;
  #times = 0;

  constructor(death: Death) {
    this.#death = death;
  }

  /** Dies if this is the time. The last words are written before: a pipe outlives its writer. */
  reach(at: Spot, key: string | undefined): void {
    if (at !== this.#death.at || key === undefined) return;
    this.#times += 1;
    if (this.#times < this.#death.nth) return;
    writeSync(STDOUT, JSON.stringify({ at, key } satisfies LastWords));
    process.kill(process.pid, "SIGKILL");
  }
}

/**
 * Lays a fuse along the way of every message, from outside: where a transaction ends, and
 * where a request leaves. What a transaction is for is read from what it changes.
 */
export function layFuse(death: Death, store: Store, chats: readonly Chat[]): void {
  const fuse = new Fuse(death);
  const answered = new Set<string>();
  layAlongStore(fuse, store, answered);
  for (const chat of chats) layAlongChat(fuse, chat, answered);
}

function layAlongStore(fuse: Fuse, store: Store, answered: Set<string>): void {
  const transact = store.transact.bind(store);
  store.transact = async (work) => {
    let done: Change = {};
    const result = await transact(async (db) => {
      const before = await waiting(db);
      const worked = await work(db);
      if (isRefusal(worked)) return worked;
      done = change(before, await waiting(db));
      fuse.reach("owing", done.owed);
      fuse.reach("claiming", done.claimed);
      fuse.reach("recording", await recorded(db, answered));
      return worked;
    });
    fuse.reach("owed", done.owed);
    fuse.reach("claimed", done.claimed);
    return result;
  };
}

function layAlongChat(fuse: Fuse, chat: Chat, answered: Set<string>): void {
  const [post, edit] = [chat.post.bind(chat), chat.edit.bind(chat)];
  chat.post = async (to, content, key) => {
    fuse.reach("posting", key);
    const messageId = await post(to, content, key);
    fuse.reach("answered", key);
    answered.add(messageId);
    return messageId;
  };
  chat.edit = async (at, id, content, key) => {
    fuse.reach("editing", key);
    await edit(at, id, content, key);
    fuse.reach("edit answered", key);
  };
}

interface Row {
  readonly id: number;
  readonly key: string;
  readonly state: string;
}

/** The keys of the deliveries that a transaction owes, or takes in hand; of several, the first. */
interface Change {
  readonly owed?: string | undefined;
  readonly claimed?: string | undefined;
}

const waiting = (db: Executor): Promise<readonly Row[]> =>
  db
    .selectFrom("delivery")
    .select(["id", "key", "state"])
    .where("state", "in", ["owed", "held", "sending"])
    .orderBy("id")
    .execute();

function change(before: readonly Row[], after: readonly Row[]): Change {
  const former = new Map(before.map(({ id, state }) => [id, state]));
  return {
    owed: after.find(({ id }) => !former.has(id))?.key,
    claimed: after.find(({ id, state }) => state === "sending" && former.get(id) === "owed")?.key,
  };
}

/** The part that becomes noted as sent, of the messages whose answer came. */
async function recorded(db: Executor, answered: Set<string>): Promise<string | undefined> {
  if (answered.size === 0) return undefined;
  const part = await db
    .selectFrom("delivery_part")
    .select(["key", "message_id"])
    .where("message_id", "in", [...answered])
    .executeTakeFirst();
  answered.delete(part?.message_id ?? "");
  return part?.key;
}
