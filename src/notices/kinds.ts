/**
 * Everything that Utopia says without being asked, and what each is about. Messages
 * that `live` are edited in place when their subject changes.
 */
const noticeKinds = {
  poll: { about: "poll", live: true },
  "poll-outcome": { about: "poll", live: false },
  "poll-extended": { about: "poll", live: false },
  "poll-cancelled": { about: "poll", live: false },
  "poll-nudge": { about: "poll", live: false },
  "poll-tie": { about: "poll", live: false },
  "vote-noted": { about: "poll", live: false },
  "meeting-planned": { about: "meeting", live: true },
  "meeting-reminder": { about: "meeting", live: true },
  "rsvp-nudge": { about: "meeting", live: false },
  "meeting-moved": { about: "meeting", live: true },
  "meeting-cancelled": { about: "meeting", live: false },
  "rsvp-noted": { about: "meeting", live: false },
  announcement: { about: "announcement", live: false },
  "rhythm-holiday": { about: "body", live: false },
  "delegation-claimed": { about: "member", live: false },
  "job-skipped": { about: "job", live: false },
  "delivery-failed": { about: "delivery", live: false },
} as const satisfies Record<string, { readonly about: string; readonly live: boolean }>;

export type Notice = keyof typeof noticeKinds;

export function isLive(notice: Notice): boolean {
  return noticeKinds[notice].live;
}

/** The notices that live about the same kind of subject. */
export function siblings(notice: Notice): readonly Notice[] {
  const { about } = noticeKinds[notice];
  return (Object.keys(noticeKinds) as Notice[]).filter(
    (other) => noticeKinds[other].about === about && noticeKinds[other].live,
  );
}

export function isNotice(name: string): name is Notice {
  return Object.hasOwn(noticeKinds, name);
}
