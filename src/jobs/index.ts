import { digest } from "./digest.ts";
import type { JobKind } from "./job-kind.ts";
import { meetingReminder } from "./meeting-reminder.ts";
import { plenaryWatch } from "./plenary-watch.ts";
import { pollClosing } from "./poll-closing.ts";
import { pollDecision } from "./poll-decision.ts";
import { pollNudge } from "./poll-nudge.ts";
import { rhythm } from "./rhythm.ts";
import { rsvpNudge } from "./rsvp-nudge.ts";

/** The timetable: every kind of job there is. When each is due is decided where it is planned. */
export const timetable: Readonly<Record<string, JobKind>> = {
  "meeting-reminder": meetingReminder,
  "poll-nudge": pollNudge,
  "poll-closing": pollClosing,
  "poll-decision": pollDecision,
  rhythm,
  digest,
  "plenary-watch": plenaryWatch,
  "rsvp-nudge": rsvpNudge,
};
