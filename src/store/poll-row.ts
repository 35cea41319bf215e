import type { Poll, PollOption } from "../domain/poll.ts";
import { isSet } from "./codec.ts";
import { compiledOnce, idsIn } from "./compiled.ts";
import type { Executor } from "./database.ts";
import type { Row } from "./schema.ts";

function toProposal(row: Row<"poll_option">): PollOption["proposal"] {
  if (row.wall === null) return { label: row.label ?? "" };
  if (row.zone === null) return { day: row.wall };
  const at = { wall: row.wall, zone: row.zone };
  return row.minutes === null ? at : { ...at, minutes: row.minutes };
}

export const toOption = (row: Row<"poll_option">): PollOption => ({
  id: row.id,
  position: row.position,
  proposal: toProposal(row),
  withdrawn: row.withdrawn_at !== null,
});

export const toPoll = (row: Row<"poll">, options: readonly PollOption[]): Poll => ({
  id: row.id,
  number: row.number,
  bodyId: row.body_id,
  kind: row.kind,
  title: row.title,
  several: isSet(row.several),
  secret: isSet(row.secret),
  voice: row.voice,
  plansMeeting: isSet(row.plans_meeting),
  place: row.place,
  quorum: row.quorum,
  deadline: { wall: row.deadline_wall, zone: row.zone },
  openedAt: row.created_at,
  deadlineAt: row.deadline_at,
  state: row.state,
  chosenOptionId: row.chosen_option_id,
  createdBy: row.created_by,
  occurrence: row.occurrence,
  options,
});

const pollsOf = (db: Executor, given: { readonly territory: number }) =>
  db.selectFrom("poll").selectAll().where("territory_id", "=", given.territory);

export const pollById = compiledOnce((db, given: { territory: number; id: number }) =>
  pollsOf(db, given).where("id", "=", given.id),
);

export const pollByNumber = compiledOnce((db, given: { territory: number; number: number }) =>
  pollsOf(db, given).where("number", "=", given.number),
);

interface GivenState {
  readonly territory: number;
  readonly state: "open" | "tied";
}

const inState = (db: Executor, given: GivenState) =>
  pollsOf(db, given).where("state", "=", given.state).orderBy("deadline_at").orderBy("id");

/** The polls of a territory in a state, the first to close first. */
export const pollsInState = compiledOnce(inState);

/** Those of a body. */
export const pollsOfBodyInState = compiledOnce(
  (db, given: GivenState & { readonly bodyId: number }) =>
    inState(db, given).where("body_id", "=", given.bodyId),
);

/** The options of these polls, whose ids are given as JSON. */
export const optionsOf = compiledOnce((db, given: { pollIds: string }) =>
  db
    .selectFrom("poll_option")
    .selectAll()
    .where("poll_id", "in", idsIn(given.pollIds))
    .orderBy("poll_id")
    .orderBy("position"),
);
