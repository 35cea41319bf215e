import type { AuditEntry } from "../store/audit.ts";
import type { Repositories } from "../store/repositories.ts";

/** An act with the names of what its ids stand for; a name that is gone is empty. */
export interface AuditLine {
  /** Epoch ms. */
  readonly at: number;
  readonly act: string;
  /** Undefined: Utopia itself, at its hour. */
  readonly actor: string | undefined;
  readonly subject: string;
  /** Whom else it concerns: the partner that someone speaks for, who animates now. */
  readonly other: string;
}

/** The latest acts, the newest first. */
export async function auditLines(repos: Repositories, most: number): Promise<readonly AuditLine[]> {
  const entries = await repos.audit.latest(most);
  const actors = await repos.members.byIds(entries.flatMap((entry) => entry.actorId ?? []));
  return Promise.all(
    entries.map(async (entry) => ({
      at: entry.at,
      act: entry.act,
      actor: entry.actorId === null ? undefined : (actors.get(entry.actorId)?.name ?? ""),
      subject: await subjectOf(repos, entry.subject, entry.subjectId),
      other: await otherOf(repos, entry),
    })),
  );
}

type Namer = (repos: Repositories, id: number) => Promise<string | undefined>;

const numbered = (one: { readonly number: number } | undefined, name: string | undefined) =>
  one && `#${one.number} ${name ?? ""}`.trim();

const namers: Readonly<Record<string, Namer>> = {
  announcement: async ({ announcements }, id) => numbered(await announcements.byId(id), undefined),
  body: async ({ bodies }, id) => (await bodies.byId(id))?.name,
  channel: async ({ channels }, id) => (await channels.places([id])).get(id)?.name,
  meeting: async ({ meetings }, id) => {
    const meeting = await meetings.byId(id);
    return numbered(meeting, meeting?.title ?? meeting?.bodyName);
  },
  member: async ({ members }, id) => (await members.byId(id))?.name,
  partner: async ({ partners }, id) => (await partners.byId(id))?.name,
  poll: async ({ polls }, id) => {
    const poll = await polls.byId(id);
    return numbered(poll, poll?.title);
  },
};

async function subjectOf(repos: Repositories, kind: string, id: number): Promise<string> {
  return (await namers[kind]?.(repos, id)) ?? "";
}

async function otherOf(repos: Repositories, { detail }: AuditEntry): Promise<string> {
  for (const [key, kind] of OTHERS) {
    const id = detail[key];
    if (typeof id === "number") return subjectOf(repos, kind, id);
  }
  return "";
}

/** The ids that a detail may hold, by their names there. */
const OTHERS = [
  ["partner", "partner"],
  ["partnerId", "partner"],
  ["memberId", "member"],
  ["body", "body"],
] as const;
