import { vi } from "vitest";
import type { Person } from "./person.ts";
import { type Held, type Seen, seen } from "./reading.ts";
import { pathOf } from "./request.ts";

interface Room {
  readonly chunk: readonly Held[];
}

/** Settled once somebody is in a room, as another who is there is told. */
export const isIn = (person: Person, room: string, user: string) =>
  vi.waitFor(
    async () => {
      const at = `${pathOf(room)}/state/m.room.member/${encodeURIComponent(user)}`;
      const { membership } = (await person.requests("GET", at)) as { readonly membership: string };
      if (membership !== "join") throw new Error(`${user} is not in ${room}`);
    },
    { timeout: 20_000, interval: 50 },
  );

/** Follows an invitation, if there is one. */
export async function comes(person: Person, room: string): Promise<void> {
  if ((await person.invitations()).includes(room)) await person.joins(room);
}

/** What stands in a room, once one of these, who is in it, has read it all. */
export async function readIn(room: string, people: readonly Person[]): Promise<readonly Seen[]> {
  for (const person of people) await comes(person, room).catch(() => undefined);
  for (const person of people) {
    const there = (await person
      .requests("GET", `${pathOf(room)}/messages?dir=b&limit=200`)
      .catch(() => undefined)) as Room | undefined;
    if (there === undefined) continue;
    const all = seen(there.chunk.toReversed());
    return vi.waitFor(
      async () => {
        const read = await person.reads(room);
        if (sign(read) !== sign(all)) throw new Error(`${person.name} has not read all of ${room}`);
        return read;
      },
      { timeout: 20_000, interval: 50 },
    );
  }
  return [];
}

/** Tells whether two have read the same. */
const sign = (some: readonly Seen[]): string =>
  some.map(({ id, edits }) => `${id} ${edits}`).join();
