import { runDue } from "../../src/jobs/run-due.ts";
import { makeLog } from "../../src/log.ts";
import { type Line, line } from "./line.ts";
import { compare, timed } from "./measure.ts";
import type { BenchTown } from "./town-of-size.ts";

const DUE = 1_000;

/** What happens each minute: when nothing is due, and after a night when much is. */
export async function benchTicks(town: BenchTown): Promise<readonly Line[]> {
  return [await nothingDue(town), await muchDue(town)];
}

async function nothingDue({ raw, house, clock, size }: BenchTown): Promise<Line> {
  const looks = [
    "select * from job where state = 'planned' and attempt_at <= ? order by attempt_at, id limit 1",
    "select id from delivery where state = 'held' and attempt_at <= ? limit 1",
    "select * from delivery where state = 'owed' and attempt_at <= ? order by id limit 64",
  ].map((sql) => raw.prepare(sql));
  const ticked = raw.prepare("update process set ticked_at = ?");
  const floor = timed(200, (times) => {
    for (let at = 0; at < times; at += 1) {
      for (const look of looks) look.all(clock.now());
      ticked.run(clock.now());
    }
  });
  const ours = timed(200, async (times) => {
    for (let at = 0; at < times; at += 1) await house.settle();
  });
  // What the votes before this owed is sent first.
  await house.settle();
  const subject = {
    what: "a tick with nothing due",
    floorIs: "better-sqlite3: what is due, held, owed; the tick noted",
    unit: "µs",
  } as const;
  return line(subject, size, await compare(ours, floor, 9));
}

async function muchDue(town: BenchTown): Promise<Line> {
  const { store, house, clock, size } = town;
  const territories = new Map([[house.territory.id, house.territory]]);
  const log = makeLog("error");
  const plant = planter(town);
  const ours = timed(1, () => runDue({ store, clock, log, territories }), plant);
  const floor = timed(1, rawJobs(town), plant);
  const subject = {
    what: "a tick with 1,000 reminders due, each owing its message",
    floorIs: "better-sqlite3: the same rows read and written, a transaction each",
    unit: "ms",
  } as const;
  const compared = await compare(ours, floor, 5);
  plant.clear();
  return line(subject, size, compared);
}

/** Plans a thousand reminders of meetings to come, and takes away what the round before owed. */
function planter({ raw, clock, size }: BenchTown): (() => void) & { clear(): void } {
  const clearing = [
    "delete from delivery where key >= 'meeting-reminder:' and key < 'meeting-reminder;'",
    "delete from job where key >= 'bench-' and key < 'bench.'",
  ].map((sql) => raw.prepare(sql));
  const planting = raw.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${DUE})
     insert into job (territory_id, kind, key, subject_id, detail, due_at, attempt_at, grace_until, state)
     select 1, 'meeting-reminder', 'bench-' || i, ${80 * size} + 1 + i % 20, json_object('code', 'B-' || i), @now, @now, null, 'planned' from n`,
  );
  const clear = raw.transaction(() => {
    for (const statement of clearing) statement.run();
  });
  const plant = () => {
    clear();
    planting.run({ now: clock.now() });
  };
  return Object.assign(plant, { clear: () => clear() });
}

interface JobRow {
  readonly id: number;
  readonly key: string;
  readonly subject_id: number;
}

function rawJobs({ raw, clock }: BenchTown): () => void {
  const due = raw.prepare<[number], JobRow>(
    "select * from job where state = 'planned' and attempt_at <= ? order by attempt_at, id limit 1",
  );
  const begin = raw.prepare("begin immediate");
  const commit = raw.prepare("commit");
  const meeting = raw.prepare<[number], { readonly body_id: number }>(
    "select * from meeting where id = ?",
  );
  const channels = raw.prepare<[number], { readonly id: number }>(
    "select * from channel where body_id = ? and unbound_at is null and platform = 'bench'",
  );
  const retire = raw.prepare(
    `update delivery set live = 0 where territory_id = 1 and notice in ('meeting-planned', 'meeting-reminder', 'meeting-moved')
     and subject_id = ? and channel_id = ? and live = 1`,
  );
  const owe = raw.prepare(
    `insert into delivery (territory_id, key, notice, subject_id, detail, channel_id, live, state, due_at, attempt_at, not_after, created_at)
     values (1, ?, 'meeting-reminder', ?, '{}', ?, 1, 'owed', ?, ?, ?, ?)`,
  );
  const done = raw.prepare("update job set state = 'done', finished_at = ? where id = ?");
  const ticked = raw.prepare("update process set ticked_at = ?");
  return () => {
    for (;;) {
      const now = clock.now();
      const job = due.get(now);
      if (job === undefined) break;
      begin.run();
      const { body_id: body } = meeting.get(job.subject_id) ?? { body_id: 0 };
      for (const { id } of channels.all(body)) {
        retire.run(job.subject_id, id);
        owe.run(`meeting-reminder:raw:${job.key}`, job.subject_id, id, now, now, now, now);
      }
      done.run(now, job.id);
      commit.run();
    }
    ticked.run(clock.now());
  };
}
