/** What is done when somebody cannot be written to: they are called, or the coordination is told in their place. */
type Unreached = "call" | "coordination" | "nobody";

interface Kind {
  readonly about: string;
  readonly live: boolean;
  /** Neither an answer to what somebody did nor a change of state: it disturbs nobody by night. */
  readonly waits?: true;
  readonly unreached?: Unreached;
}

/**
 * Everything that Utopia says without being asked, and what each is about. Messages
 * that `live` are edited in place when their subject changes.
 */
const noticeKinds = {
  poll: { about: "poll", live: true },
  "poll-outcome": { about: "poll", live: false },
  "poll-extended": { about: "poll", live: false },
  "poll-cancelled": { about: "poll", live: false },
  "poll-nudge": { about: "poll", live: false, waits: true, unreached: "call" },
  "poll-tie": { about: "poll", live: false, waits: true, unreached: "coordination" },
  "vote-noted": { about: "poll", live: false, waits: true },
  "meeting-planned": { about: "meeting", live: true },
  "meeting-reminder": { about: "meeting", live: true, waits: true },
  "rsvp-nudge": { about: "meeting", live: false, waits: true, unreached: "call" },
  "meeting-moved": { about: "meeting", live: true, unreached: "call" },
  "meeting-cancelled": { about: "meeting", live: false, unreached: "call" },
  "meeting-event": { about: "meeting", live: false },
  "rsvp-noted": { about: "meeting", live: false, waits: true },
  announcement: { about: "announcement", live: false },
  digest: { about: "body", live: false, waits: true },
  "plenary-missing": { about: "body", live: false, waits: true },
  "rhythm-poll": { about: "poll", live: false, waits: true, unreached: "coordination" },
  "rhythm-meeting": { about: "meeting", live: false, waits: true, unreached: "coordination" },
  "rhythm-holiday": { about: "body", live: false, waits: true, unreached: "coordination" },
  "delegation-claimed": { about: "member", live: false, waits: true },
  outage: { about: "territory", live: false, waits: true },
  "job-skipped": { about: "job", live: false, waits: true, unreached: "coordination" },
  "delivery-failed": { about: "delivery", live: false, waits: true, unreached: "coordination" },
  "channel-barred": { about: "channel", live: false, waits: true, unreached: "coordination" },
  "meeting-to-call": { about: "meeting", live: true, waits: true, unreached: "coordination" },
  "poll-to-call": { about: "poll", live: true, waits: true, unreached: "coordination" },
} as const satisfies Record<string, Kind>;

export type Notice = keyof typeof noticeKinds;

export function isLive(notice: Notice): boolean {
  return noticeKinds[notice].live;
}

/** Whether a notice waits for an hour at which people may be disturbed. */
export function waitsForOpenHours(notice: Notice): boolean {
  return "waits" in noticeKinds[notice];
}

/** The notices that live about the same kind of subject. */
export function siblings(notice: Notice): readonly Notice[] {
  const { about } = noticeKinds[notice];
  return (Object.keys(noticeKinds) as Notice[]).filter(
    (other) => noticeKinds[other].about === about && noticeKinds[other].live,
  );
}

/** All that is said about meetings; their events are kept by themselves. */
export const MEETING_NOTICES: readonly Notice[] = (Object.keys(noticeKinds) as Notice[]).filter(
  (notice) => subjectOf(notice) === "meeting" && notice !== "meeting-event",
);

/** The notices about the same kind of subject that are told by telephone to those whom they do not reach. */
export function calledAbout(notice: Notice): readonly Notice[] {
  return (Object.keys(noticeKinds) as Notice[]).filter(
    (other) => subjectOf(other) === subjectOf(notice) && ifUnreached(other) === "call",
  );
}

/** What a notice is about. */
export function subjectOf(notice: Notice): (typeof noticeKinds)[Notice]["about"] {
  return noticeKinds[notice].about;
}

/** Who learns that somebody did not get this notice; unless it matters, nobody. */
export function ifUnreached(notice: Notice): Unreached {
  const kind: Kind = noticeKinds[notice];
  return kind.unreached ?? "nobody";
}

export function isNotice(name: string): name is Notice {
  return Object.hasOwn(noticeKinds, name);
}
