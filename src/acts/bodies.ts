import { EMBEDDED } from "../chat.ts";
import type { Body } from "../domain/body.ts";
import { partnerKey } from "../domain/partner.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Reminder } from "../domain/reminder.ts";
import { keepEvents } from "./events.ts";
import { replanReminders } from "./meeting-jobs.ts";
import { enrol, refreshPolls } from "./membership.ts";
import { cancelRhythm } from "./rhythm-jobs.ts";
import { cancelWeekly, planMonday } from "./weekly.ts";
import { record, refresh, type Work } from "./work.ts";

const SLUG_LENGTH = 60;
const SHOWN = 200;

/** Bodies are found as partners are: whatever the case, the accents and the signs. */
const slugOf = (name: string): string =>
  Array.from(partnerKey(name)).slice(0, SLUG_LENGTH).join("");

/** Creates a commission with its embedded channel; nobody animates it yet. */
export async function createCommission(work: Work, name: string): Promise<Body | Refusal> {
  const taken = await checkName(work, name);
  if (taken) return taken;
  const body = await work.repos.bodies.add(
    { slug: slugOf(name), name, kind: "commission", parentId: null, animatedBy: null },
    work.now,
  );
  // Its number keeps the address apart from the one of a body that once had this name.
  const address = `${body.slug}-${body.id}`;
  await work.repos.channels.bind(
    body.id,
    { platform: EMBEDDED, scope: "", address, kind: "channel", name: body.slug },
    work.now,
  );
  await planMonday(work, "digest", body.id);
  await record(work, "body.created", "body", body.id);
  return body;
}

/** Gives a body another name; the messages that show the former one are edited. */
export async function renameBody(work: Work, body: Body, name: string): Promise<Body | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-rename", { body: body.name });
  if (body.name === name) return refuse("commission.same-name", { body: name });
  const taken = await checkName(work, name, body);
  if (taken) return taken;
  await work.repos.bodies.edit(body.id, { name, slug: slugOf(name) });
  await record(work, "body.renamed", "body", body.id);
  await refreshPolls(work, body.id);
  for (const poll of await work.repos.polls.inState("tied", body.id))
    await refresh(work, "poll", poll.id);
  for (const meeting of await work.repos.meetings.upcoming(work.now, SHOWN, body.id)) {
    await refresh(work, "meeting-planned", meeting.id);
    await keepEvents(work, meeting);
  }
  return work.repos.bodies.get(body.id);
}

/** Two bodies that are called the same could not be told apart when typed. */
async function checkName(work: Work, name: string, self?: Body): Promise<Refusal | undefined> {
  const others = (await work.repos.bodies.all()).filter((one) => one.id !== self?.id);
  const slug = slugOf(name);
  const same = others.find((one) => one.slug === slug || slugOf(one.name) === slug);
  return same && refuse("commission.name-taken", { name, body: same.name });
}

/** Closes a body that has nothing left to do; its channels are unbound, its past is kept. */
export async function archiveBody(work: Work, body: Body): Promise<Body | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-archive", { body: body.name });
  const { bodies, channels } = work.repos;
  const committees = (await bodies.all()).filter((one) => one.parentId === body.id);
  if (committees.length > 0)
    return refuse("commission.has-committees", {
      body: body.name,
      committees: committees.map((one) => one.name),
    });
  const busy = await checkIdle(work, body);
  if (busy) return busy;
  await channels.unbindAll(body.id, work.now);
  await bodies.archive(body.id, work.now);
  await cancelRhythm(work, body.id);
  await cancelWeekly(work, body.id);
  await record(work, "body.archived", "body", body.id);
  return body;
}

/** What a body still has before it, named so that it can be settled first. */
async function checkIdle({ repos, now }: Work, body: Body): Promise<Refusal | undefined> {
  const meetings = await repos.meetings.upcoming(now, SHOWN, body.id);
  const polls = [
    ...(await repos.polls.inState("open", body.id)),
    ...(await repos.polls.inState("tied", body.id)),
  ];
  if (meetings.length + polls.length === 0) return undefined;
  return refuse("commission.busy", {
    body: body.name,
    polls: polls.length,
    pollNames: polls.map(({ number, title }) => `#${number} ${title}`),
    both: polls.length > 0 && meetings.length > 0 ? "yes" : "no",
    meetings: meetings.length,
    meetingNames: meetings.map(({ number, title, bodyName }) => `#${number} ${title ?? bodyName}`),
  });
}

/** Makes whoever acts a member of a body; says whether they were not yet. */
export async function joinBody(work: Work, body: Body, memberId: number): Promise<boolean> {
  const isNew = await enrol(work, body.id, memberId);
  if (isNew) await record(work, "body.joined", "body", body.id);
  return isNew;
}

export async function leaveBody(work: Work, body: Body, memberId: number): Promise<Body | Refusal> {
  if (body.kind === "plenary") return refuse("commission.plenary-leave", { body: body.name });
  const wasIn = await work.repos.bodies.leave(body.id, memberId);
  if (!wasIn) return refuse("commission.not-member", { body: body.name });
  await record(work, "body.left", "body", body.id);
  await refreshPolls(work, body.id);
  return body;
}

/** Sets when a body's meetings are recalled (null: as usual), those already planned included. */
export async function setReminders(
  work: Work,
  body: Body,
  reminders: readonly Reminder[] | null,
): Promise<Body> {
  await work.repos.bodies.edit(body.id, { reminders });
  const changed = await work.repos.bodies.get(body.id);
  await replanReminders(work, changed);
  await record(work, "body.reminders-set", "body", body.id, {
    reminders: reminders?.length ?? null,
  });
  return changed;
}
