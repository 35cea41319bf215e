import { type Line, line } from "./line.ts";
import { compare, timed } from "./measure.ts";
import { type BenchTown, voter } from "./town-of-size.ts";

const MESSAGES = 200;
const OURS = "key >= 'bench-' and key < 'bench.'";
const CONTENT = JSON.stringify({ blocks: [{ block: "text", text: ["x".repeat(600)] }] });

/** What a message costs, from owed to sent, on a platform that takes no time. */
export async function benchDeliveries(town: BenchTown): Promise<readonly Line[]> {
  return [await posts(town), await edits(town)];
}

async function posts(town: BenchTown): Promise<Line> {
  const { raw, house, clock, size } = town;
  const clearing = [
    `delete from delivery_part where delivery_id in (select id from delivery where ${OURS})`,
    `delete from delivery where ${OURS}`,
  ].map((sql) => raw.prepare(sql));
  const owing = raw.prepare(
    `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${MESSAGES - 1})
     insert into delivery (territory_id, key, notice, subject_id, detail, member_id, state, due_at, attempt_at, not_after, created_at)
     select 1, 'bench-' || i, 'meeting-reminder', ${80 * size} + 1 + i % 20, '{}', 1001 + 4 * i, 'owed', @now, @now, @now + 1000000, @now from n`,
  );
  const clear = raw.transaction(() => {
    for (const statement of clearing) statement.run();
  });
  const owe = () => {
    clear();
    owing.run({ now: clock.now() });
  };
  const ours = timed(MESSAGES, () => house.settle(), owe);
  const floor = timed(MESSAGES, rawPosts(town), owe);
  const subject = {
    what: "a message delivered, of 200 to as many members",
    floorIs: "better-sqlite3: noted before it is posted and after, in two transactions",
    unit: "µs",
  } as const;
  const compared = await compare(ours, floor, 7);
  clear();
  return line(subject, size, compared);
}

function rawPosts({ raw, clock }: BenchTown): () => void {
  const ready = raw
    .prepare<[], number>(`select id from delivery where ${OURS} and state = 'owed'`)
    .pluck();
  const note = rawNotes(raw);
  return () => {
    for (const id of ready.all()) {
      note.begin.run();
      note.claim.run(id);
      note.part.run(id, `bench-${id}#1`, CONTENT);
      note.commit.run();
      note.begin.run();
      note.stands.run(clock.now(), id);
      note.sent.run(clock.now(), id);
      note.commit.run();
    }
  };
}

function rawNotes(raw: BenchTown["raw"]) {
  return {
    begin: raw.prepare("begin immediate"),
    commit: raw.prepare("commit"),
    claim: raw.prepare(
      "update delivery set state = 'sending', attempts = attempts + 1 where id = ? and state = 'owed'",
    ),
    part: raw.prepare(
      "insert into delivery_part (delivery_id, position, key, content, state) values (?, 1, ?, ?, 'sending')",
    ),
    stands: raw.prepare(
      "update delivery_part set state = 'sent', message_id = 'm', sent_at = ? where delivery_id = ?",
    ),
    sent: raw.prepare("update delivery set state = 'sent', sent_at = ? where id = ?"),
  };
}

/** A vote each time, then the poll's message edited: it names everyone who has not answered. */
async function edits(town: BenchTown): Promise<Line> {
  const { raw, house, clock, size } = town;
  let turn = 0;
  const message = raw
    .prepare<[], number>("select id from delivery where notice = 'poll' and live = 1")
    .pluck()
    .get();
  const owe = raw.prepare("update delivery set state = 'owed', sent_at = null where edits_id = ?");
  const again = () => {
    turn += 1;
    owe.run(message);
  };
  // The first edit is owed by a vote.
  await town.says(voter(0), "vote 1 non", town.channel);
  await house.settle();
  const ours = timed(1, () => house.settle(), again);
  const note = rawNotes(raw);
  const edit = raw.prepare<[number | undefined], number>(
    "select id from delivery where edits_id = ?",
  );
  const id = edit.pluck().get(message);
  const floor = timed(
    1,
    () => {
      note.begin.run();
      note.claim.run(id);
      note.commit.run();
      note.begin.run();
      note.sent.run(clock.now() + turn, id);
      note.commit.run();
    },
    again,
  );
  const subject = {
    what: "a poll's message edited, its whole commission counted",
    floorIs: "better-sqlite3: noted before it is edited and after, in two transactions",
    unit: "µs",
  } as const;
  return line(subject, size, await compare(ours, floor, 21));
}
