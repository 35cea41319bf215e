import { Announcements } from "./announcements.ts";
import { Audit } from "./audit.ts";
import { Ballots } from "./ballots.ts";
import { Bodies } from "./bodies.ts";
import { Channels } from "./channels.ts";
import { Clashes } from "./clashes.ts";
import type { Executor } from "./database.ts";
import { Deliveries } from "./deliveries.ts";
import { Health } from "./health.ts";
import { Heard } from "./heard.ts";
import { Jobs } from "./jobs.ts";
import { Meetings } from "./meetings.ts";
import { Members } from "./members.ts";
import { Partners } from "./partners.ts";
import { Polls } from "./polls.ts";
import { Rsvps } from "./rsvps.ts";

/** One territory's data, seen through one connection or transaction. */
export interface Repositories {
  readonly announcements: Announcements;
  readonly audit: Audit;
  readonly ballots: Ballots;
  readonly bodies: Bodies;
  readonly channels: Channels;
  readonly clashes: Clashes;
  readonly deliveries: Deliveries;
  readonly health: Health;
  readonly heard: Heard;
  readonly jobs: Jobs;
  readonly meetings: Meetings;
  readonly members: Members;
  readonly partners: Partners;
  readonly polls: Polls;
  readonly rsvps: Rsvps;
}

export function repositories(db: Executor, territoryId: number): Repositories {
  return {
    announcements: new Announcements(db, territoryId),
    audit: new Audit(db, territoryId),
    ballots: new Ballots(db),
    bodies: new Bodies(db, territoryId),
    channels: new Channels(db, territoryId),
    clashes: new Clashes(db, territoryId),
    deliveries: new Deliveries(db, territoryId),
    health: new Health(db),
    heard: new Heard(db),
    jobs: new Jobs(db, territoryId),
    meetings: new Meetings(db, territoryId),
    members: new Members(db, territoryId),
    partners: new Partners(db, territoryId),
    polls: new Polls(db, territoryId),
    rsvps: new Rsvps(db),
  };
}
