import type { WallTime } from "../when.ts";

export interface Meeting {
  readonly id: number;
  readonly number: number;
  readonly bodyId: number;
  readonly bodyName: string;
  readonly title: string | null;
  readonly when: WallTime;
  /** Epoch ms. */
  readonly startsAt: number;
  /** Null when nobody said how long. */
  readonly minutes: number | null;
  readonly place: string | null;
  /** Grows each time the meeting is moved; answers belong to one revision. */
  readonly revision: number;
  readonly state: "planned" | "cancelled";
  readonly cancelReason: string | null;
  readonly pollId: number | null;
}

export type Attendance = "yes" | "maybe" | "no";

export interface Rsvp {
  readonly memberId: number | null;
  readonly partnerId: number | null;
  readonly answer: Attendance;
  readonly via: "self" | "phone";
}

/** « Past » is the exact complement of « upcoming »: a meeting that starts now is past. */
export function isUpcoming(meeting: Meeting, now: number): boolean {
  return meeting.state === "planned" && meeting.startsAt > now;
}
