import { refresh, type Work } from "./work.ts";

/** Makes somebody a member of a body, and says whether they were not yet. */
export async function enrol(work: Work, bodyId: number, memberId: number): Promise<boolean> {
  const isNew = await work.repos.bodies.join(bodyId, memberId, work.now);
  if (isNew) await refreshPolls(work, bodyId);
  return isNew;
}

/** Open polls show who is missing, and so their body's members. */
export async function refreshPolls(work: Work, bodyId: number): Promise<void> {
  for (const poll of await work.repos.polls.inState("open", bodyId))
    await refresh(work, "poll", poll.id);
}
