import { sql } from "kysely";
import type { Answer } from "../../src/domain/poll.ts";
import { repositories } from "../../src/store/repositories.ts";
import { type Line, line } from "./line.ts";
import { compare, timed } from "./measure.ts";
import { type BenchTown, voter } from "./town-of-size.ts";

const ROUNDS = 15;
const VOTERS = 200;
const POLL = 1;
const ANSWERS: readonly Answer[] = ["yes", "no", "if-need-be"];

/** Each voice in turn, each time with another answer than the last: SQLite does not write a row again that stays as it was. */
function turns(): () => { readonly voice: number; readonly answer: Answer } {
  let turn = 0;
  return () => {
    turn += 1;
    const answer = ANSWERS[Math.floor(turn / VOTERS) % ANSWERS.length] ?? "no";
    return { voice: turn % VOTERS, answer };
  };
}

const memberOf = (voice: number): number => 1_001 + 4 * voice;

/** Ballots with their outbox row, each in a transaction of its own, synced to the disk. */
export async function benchBallots(town: BenchTown): Promise<readonly Line[]> {
  const floor = timed(400, rawBallots(town));
  const floorIs = "better-sqlite3, the same rows, prepared, begin immediate, FULL";
  const stored = {
    what: "ballots with their outbox row, stored",
    floorIs,
    unit: "/s",
    goal: 0.6,
  } as const;
  const unsynced = {
    what: "the same ballots, not synced: what the processor takes",
    floorIs: "the same, synchronous=NORMAL",
    unit: "/s",
  } as const;
  const voted = { what: "votes typed to the bot", floorIs, unit: "/s" } as const;
  const ours = timed(400, storedBallots(town));
  const synced = line(stored, town.size, await compare(ours, floor, ROUNDS));
  await sync(town, "normal");
  const processed = line(unsynced, town.size, await compare(ours, floor, ROUNDS));
  await sync(town, "full");
  return [
    synced,
    processed,
    line(voted, town.size, await compare(timed(200, typedVotes(town)), floor, ROUNDS)),
  ];
}

async function sync({ store, raw }: BenchTown, synchronous: "full" | "normal"): Promise<void> {
  raw.pragma(`synchronous = ${synchronous}`);
  await store.look((db) => sql`pragma synchronous = ${sql.raw(synchronous)}`.execute(db));
}

function storedBallots({ store, clock }: BenchTown): (times: number) => Promise<void> {
  const next = turns();
  return async (times) => {
    const { poll, message } = await store.read(1, async ({ polls, deliveries }) => ({
      poll: await polls.get(POLL),
      message: (await deliveries.toRefresh(["poll"], POLL, "live"))[0],
    }));
    const [option] = poll.options;
    if (option === undefined || message === undefined) throw new Error("no poll");
    for (let at = 0; at < times; at += 1) {
      const { voice, answer } = next();
      const now = clock.now();
      const member = memberOf(voice);
      await store.transact(async (db) => {
        const { ballots, deliveries } = repositories(db, 1);
        const hand = { castBy: member, via: "self", notedBy: null } as const;
        await ballots.put(POLL, { memberId: member }, hand, new Map([[option.id, answer]]), now);
        await deliveries.oweEdit(message, now + 1_000, now);
      });
    }
  };
}

function typedVotes(town: BenchTown): (times: number) => Promise<void> {
  const next = turns();
  const said = { yes: "oui", no: "non", "if-need-be": "si besoin" };
  return async (times) => {
    for (let at = 0; at < times; at += 1) {
      const { voice, answer } = next();
      await town.says(voter(voice), `vote 1 ${said[answer]}`, town.channel);
    }
  };
}

function rawBallots({ raw, clock }: BenchTown): (times: number) => void {
  const next = turns();
  const begin = raw.prepare("begin immediate");
  const commit = raw.prepare("commit");
  const ballot = raw.prepare(
    `insert into ballot (poll_id, member_id, cast_by, via, cast_at) values (?, ?, ?, 'self', ?)
     on conflict (poll_id, member_id) do update set cast_by = excluded.cast_by, via = excluded.via, cast_at = excluded.cast_at
     returning id`,
  );
  const answered = raw.prepare(
    `insert into ballot_answer (ballot_id, option_id, poll_id, answer) values (?, ?, ?, ?)
     on conflict (ballot_id, option_id) do update set answer = excluded.answer`,
  );
  const owed = raw.prepare(
    `insert into delivery (territory_id, key, notice, subject_id, detail, channel_id, edits_id, state, due_at, attempt_at, not_after, created_at)
     select territory_id, 'edit:' || id, notice, subject_id, detail, channel_id, id, 'owed', ?, ?, ?, ? from delivery where id = ?
     on conflict (key) do update set state = excluded.state, not_after = excluded.not_after, sent_at = null,
       attempts = iif(delivery.state = 'owed', delivery.attempts, 0),
       attempt_at = iif(delivery.state = 'owed', delivery.attempt_at, excluded.attempt_at)`,
  );
  const option = raw
    .prepare("select id from poll_option where poll_id = ? order by position")
    .pluck()
    .get(POLL);
  const message = raw
    .prepare("select id from delivery where notice = 'poll' and subject_id = ? and live = 1")
    .pluck()
    .get(POLL);
  return (times) => {
    for (let at = 0; at < times; at += 1) {
      const { voice, answer } = next();
      const now = clock.now();
      const member = memberOf(voice);
      begin.run();
      const { id } = ballot.get(POLL, member, member, now) as { readonly id: number };
      answered.run(id, option, POLL, answer);
      owed.run(now, now, now + 1_000, now, message);
      commit.run();
    }
  };
}
