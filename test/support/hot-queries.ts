import { OPERATOR } from "../../src/founding.ts";
import { Heard } from "../../src/store/heard.ts";
import { nextDue } from "../../src/store/jobs.ts";
import { OutboxQueue } from "../../src/store/outbox-queue.ts";
import type { Store } from "../../src/store/store.ts";
import { nextWaiting } from "../../src/store/waiting.ts";

const NOW = Date.UTC(2027, 0, 10);
const LATER = NOW + 1_000;

/** What is asked at each tick, message or click, whatever the years have piled up. */
export const hotQueries: readonly (readonly [
  what: string,
  ask: (store: Store) => Promise<unknown>,
])[] = [
  ["the next job that is due", (store) => store.look((db) => nextDue(db, NOW))],
  ["what the clock waits for", (store) => store.look((db) => nextWaiting(db, NOW, LATER))],
  [
    "the deliveries that are ready",
    (store) => store.look((db) => new OutboxQueue(db).ready(NOW, 64)),
  ],
  [
    "the deliveries that are ready while others are sent",
    (store) => store.look((db) => new OutboxQueue(db).ready(NOW, 64, ["channel:1", "member:1"])),
  ],
  [
    "the deliveries to be let go",
    (store) => store.look((db) => new OutboxQueue(db).hasHeldDue(NOW)),
  ],
  ["what was interrupted", (store) => store.look((db) => new OutboxQueue(db).interrupted())],
  ["the parts of a delivery", (store) => store.look((db) => new OutboxQueue(db).parts(1))],
  [
    "a delivery's end",
    (store) => store.look((db) => new OutboxQueue(db).fail(1, "failed", "gone")),
  ],
  [
    "the messages that live about a poll",
    (store) => store.read(1, ({ deliveries }) => deliveries.toRefresh(["poll"], 1, "live")),
  ],
  [
    "what somebody was asked directly about a poll",
    (store) =>
      store.read(1, ({ deliveries }) => deliveries.askedOf("poll-nudge", 1, { memberId: 1 })),
  ],
  [
    "the messages whose place a new one takes",
    (store) =>
      store.read(1, ({ deliveries }) =>
        deliveries.retire(["poll"], 1, 1, "poll:1:opened:channel-1"),
      ),
  ],
  [
    "the ledger of an announcement",
    (store) => store.read(1, ({ announcements }) => announcements.messages(1)),
  ],
  [
    "what is said on one occasion",
    (store) => store.read(1, ({ deliveries }) => deliveries.ofCause("poll-nudge:1:2027-02-19")),
  ],
  ["the accounts of somebody", (store) => store.read(1, ({ members }) => members.identities(1))],
  [
    "the jobs of a meeting",
    (store) => store.read(1, ({ jobs }) => jobs.cancel(["meeting-reminder"], 1, NOW)),
  ],
  [
    "the next meeting of a body",
    (store) => store.read(1, ({ meetings }) => meetings.upcoming(NOW, 1, 1)),
  ],
  [
    "the next meeting of each body",
    (store) => store.read(1, ({ meetings }) => meetings.nextOfEach(NOW)),
  ],
  ["the answers to a poll", (store) => store.read(1, ({ ballots }) => ballots.ofPoll(1))],
  ["someone's ballot", (store) => store.read(1, ({ ballots }) => ballots.of(1, { memberId: 1 }))],
  [
    "the member of an account",
    (store) => store.read(1, ({ members }) => members.byAccount(OPERATOR)),
  ],
  ["the members of a body", (store) => store.read(1, ({ members }) => members.ofBody(1))],
  [
    "the voices of a body",
    (store) => store.read(1, ({ members }) => members.voicesOf(1, "member")),
  ],
  [
    "the partners that have a voice in a body",
    (store) => store.read(1, ({ members }) => members.voicesOf(1, "partner")),
  ],
  ["the delegates of a partner", (store) => store.read(1, ({ members }) => members.delegatesOf(1))],
  ["the open polls of a body", (store) => store.read(1, ({ polls }) => polls.inState("open", 1))],
  ["the open polls of a territory", (store) => store.read(1, ({ polls }) => polls.inState("open"))],
  [
    "where the members of a body are expected elsewhere",
    (store) => store.read(1, ({ clashes }) => clashes.between(1, NOW, LATER)),
  ],
  ["what was heard long ago", (store) => store.look((db) => new Heard(db).forget(NOW))],
  [
    "the body of a channel",
    (store) => store.read(1, ({ bodies }) => bodies.ofChannel("slack", "T1", "C1")),
  ],
];
