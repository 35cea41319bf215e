import type { Pause } from "../store/health.ts";
import { record, type Work } from "./work.ts";

/** Lets go on what a restoration paused: from now on what is due is done, and what is owed is sent. */
export async function resumeNetwork(work: Work, pause: Pause): Promise<void> {
  await work.repos.health.resume(work.now);
  const detail = { from: pause.restoredFrom };
  await record(work, "network.resumed", "territory", work.territory.id, detail);
}
