import type { Chat, Content } from "../../src/chat.ts";
import type { Territory } from "../../src/domain/territory.ts";
import { composeNotice } from "../../src/notices/compose.ts";
import { isNotice } from "../../src/notices/kinds.ts";
import { type Executor, openDatabase } from "../../src/store/database.ts";
import { toDelivery } from "../../src/store/deliveries.ts";
import { repositories } from "../../src/store/repositories.ts";
import type { Row } from "../../src/store/schema.ts";
import { Store } from "../../src/store/store.ts";
import { speech } from "../../src/text.ts";
import type { Handled, Memory, Standing, Turn } from "../fakes/far-side-process.ts";

/** What the rows say, beside what stands. */
interface Books {
  readonly db: Executor;
  readonly territory: Territory;
  readonly deliveries: readonly Row<"delivery">[];
  readonly parts: readonly Row<"delivery_part">[];
  readonly standing: readonly Standing[];
  readonly render: Chat["render"];
}

/** How the complaint about a message begins that stands once more than it is owed. */
export const TOO_OFTEN = "once too often";

/** Why a message may rightly be left unsaid, or its edit; one that stands without its edit is found outdated. */
const RIGHTLY = new Set(["answered", "changed", "gone", "never-stood", "stopped"]);

/**
 * What is wrong once everything had the time to be sent: what is still owed, what does not
 * stand as its row says, what stands more than once, what says no longer what is true.
 * Each in words; empty when all is right.
 */
export async function reckoning(
  file: string,
  now: number,
  standing: readonly Standing[],
  render: Chat["render"],
): Promise<readonly string[]> {
  const store = new Store(await openDatabase(file, now, "guest"));
  try {
    const [territory] = await store.territories();
    if (territory === undefined) throw new Error("no territory");
    return await store.look(async (db) => {
      const deliveries = await db.selectFrom("delivery").selectAll().orderBy("id").execute();
      const parts = await db.selectFrom("delivery_part").selectAll().orderBy("position").execute();
      const books = { db, territory, deliveries, parts, standing, render };
      return [
        ...unsettled(books, now),
        ...misplaced(books),
        ...unowed(books),
        ...(await outdated(books)),
        ...(await undone(db, now)),
      ];
    });
  } finally {
    await store.close();
  }
}

const unsettled = ({ deliveries }: Books, now: number): readonly string[] =>
  deliveries
    .filter(({ state, reason, not_after: notAfter }) =>
      state === "skipped" ? !isRightlyUnsaid(reason, notAfter, now) : state !== "sent",
    )
    .map(({ key, state, reason }) => `${state} (${reason}): ${key}`);

/** What comes too late is not said: many deaths are an outage. */
const isRightlyUnsaid = (reason: string | null, last: number | null, now: number): boolean =>
  reason === "too-late" ? last !== null && last < now : RIGHTLY.has(reason ?? "");

/** Each part of what is sent stands under its key, and no part of anything else does. */
function misplaced({ deliveries, parts, standing }: Books): readonly string[] {
  const byId = new Map(standing.map((one) => [one.id, one]));
  return deliveries.flatMap(({ id, key, state, edits_id: editsId }) => {
    const own = parts.filter((part) => part.delivery_id === id);
    if (state !== "sent")
      return own
        .filter((part) => standing.some((one) => one.key === part.key))
        .map((part) => `stands, and is ${state}: ${part.key}`);
    if (editsId === null && own.length === 0) return [`sent, and says nothing: ${key}`];
    return own
      .filter((part) => byId.get(part.message_id ?? "")?.key !== part.key)
      .map((part) => `sent, and does not stand: ${part.key}`);
  });
}

/** What stands without a row: said twice, or by nobody. */
function unowed({ parts, standing }: Books): readonly string[] {
  const known = new Set(parts.map((part) => part.message_id));
  return standing
    .filter(({ id }) => !known.has(id))
    .map(({ id, at, content }) => `${TOO_OFTEN}: ${id} in ${at.name}, ${excerpt(content)}`);
}

/** A message that lives says what is true, as it would be said at the instant of its last change; one that was never edited, what its row holds. */
async function outdated(books: Books): Promise<readonly string[]> {
  const { deliveries, parts, standing } = books;
  const wrong: string[] = [];
  for (const row of deliveries.filter((one) => one.state === "sent" && one.edits_id === null)) {
    const own = parts.filter((part) => part.delivery_id === row.id);
    const shown = own.flatMap((part) => standing.filter(({ id }) => id === part.message_id));
    const edit = deliveries.find((one) => one.edits_id === row.id);
    const live = row.live === 1 ? await fresh(books, edit ?? row, shown[0]?.changedAt ?? 0) : [];
    for (const [index, one] of shown.entries()) {
      const frozen = JSON.parse(own[index]?.content ?? "{}") as Content;
      if (edit === undefined && textOf(one.content) !== textOf(frozen))
        wrong.push(`not as it was sent: ${one.key}, ${excerpt(one.content)}`);
      const said = live[index];
      if (row.live === 1 && (said === undefined || textOf(one.content) !== textOf(said)))
        wrong.push(`outdated: ${one.key}, ${difference(one.content, said ?? {})}`);
    }
  }
  return wrong;
}

/** What a message would say now, were it said at that instant (epoch ms). */
async function fresh(
  { db, territory, render }: Books,
  row: Row<"delivery">,
  at: number,
): Promise<readonly Content[]> {
  if (!isNotice(row.notice)) throw new Error(`no notice ${row.notice}`);
  const { language } = territory;
  const said = await composeNotice(row.notice, {
    delivery: toDelivery(row),
    territory,
    repos: repositories(db, territory.id),
    speech: speech(language),
    now: at,
  });
  return "obsolete" in said
    ? [{ text: `nothing any more: ${said.obsolete}` }]
    : render(said, language);
}

async function undone(db: Executor, now: number): Promise<readonly string[]> {
  const jobs = await db
    .selectFrom("job")
    .select(["key", "state", "reason", "grace_until"])
    .where("state", "in", ["planned", "skipped"])
    .where("due_at", "<=", now)
    .execute();
  return jobs
    .filter((job) => job.state === "planned" || !isRightlyUnsaid(job.reason, job.grace_until, now))
    .map(({ key, state }) => `due, and ${state}: ${key}`);
}

/** The keys that were posted again though they stood: not every platform would have known them. */
export function askedAgain({ requests }: Memory): readonly string[] {
  const posts = requests.filter(({ act }) => act === "post");
  return posts
    .filter(({ key }, at) => posts.slice(0, at).some((one) => one.key === key && isDone(one)))
    .map(({ key }) => key);
}

const NOT_DONE: ReadonlySet<Turn> = new Set(["broken", "mute", "late"]);

const isDone = ({ turn }: Handled): boolean =>
  typeof turn === "object" ? "kill" in turn : !NOT_DONE.has(turn);

/** The words of a message, by what a platform calls them. */
const textOf = ({ text, content, body }: Content): string => String(text ?? content ?? body);
const excerpt = (content: Content): string => `« ${textOf(content).slice(0, 120)} »`;

function difference(shown: Content, said: Content): string {
  return `shows « ${only(shown, said)} » for « ${only(said, shown)} »`;
}

/** The lines of one that the other has not. */
function only(one: Content, other: Content): string {
  const others = new Set(textOf(other).split("\n"));
  return textOf(one)
    .split("\n")
    .filter((line) => !others.has(line))
    .join("\n");
}
