import type { Body } from "./body.ts";

/**
 * The four standings a right can ask for, each including the ones before:
 * whoever asks; whoever answers (an account is enough, the person is asked whom
 * they speak for afterwards); who animates the body; the network's coordination.
 */
export type Role = "anyone" | "member" | "animation" | "coordination";

/**
 * Who may do what: the one table. Keys are commands by their path; `vote for` and
 * `rsvp for` are the right to note an answer that someone else gave by telephone.
 */
export const rights = {
  menu: "anyone",
  help: "anyone",
  "next-meeting": "anyone",
  vote: "member",
  "vote for": "animation",
  rsvp: "member",
  "rsvp for": "animation",
  announce: "animation",
  "meeting show": "anyone",
  "meeting list": "anyone",
  "meeting plan": "animation",
  "meeting move": "animation",
  "meeting cancel": "animation",
  "meeting agenda": "anyone",
  "meeting agenda add": "member",
  "poll dates": "animation",
  "poll choice": "animation",
  "poll show": "anyone",
  "poll edit": "animation",
  "poll close": "animation",
  "poll extend": "animation",
  "poll cancel": "animation",
  "poll remind": "animation",
  "poll again": "animation",
  "commission show": "anyone",
  "commission list": "anyone",
  "commission join": "member",
  "commission leave": "member",
  "commission rhythm": "animation",
  "commission reminders": "animation",
  "commission animation": "animation",
  "commission pause": "animation",
  "commission resume": "animation",
  "commission skip": "animation",
  "commission create": "coordination",
  "commission rename": "animation",
  "commission archive": "coordination",
  "partner show": "anyone",
  "partner contacts": "animation",
  "partner list": "anyone",
  "partner add": "coordination",
  "partner edit": "coordination",
  "partner import": "coordination",
  "partner archive": "coordination",
  "plenary show": "anyone",
  "plenary plan": "animation",
  "announcement list": "anyone",
  "announcement correct": "animation",
  "announcement retry": "animation",
  "announcement stop": "animation",
  "channel bind": "animation",
  "channel unbind": "animation",
  "channel space": "coordination",
  "role grant": "coordination",
  "role revoke": "coordination",
  "role claim": "member",
  "me show": "anyone",
  "me language": "member",
  "me reminders": "member",
  "me speak-for": "member",
  "network status": "coordination",
  "network upcoming": "anyone",
  "network audit": "coordination",
  "network resume": "coordination",
} as const satisfies Record<string, Role>;

export type Right = keyof typeof rights;

/** What a person is in the network, from the database and never from a platform's admin flag. */
export interface Standing {
  readonly coordinates: boolean;
  /** Bodies animated in person or as a confirmed delegate of an animating partner. */
  readonly animates: ReadonlySet<number>;
}

export const NOBODY: Standing = { coordinates: false, animates: new Set() };

/**
 * Whether a person may use a right about a body (undefined: the network as a whole).
 * The plenary is run by the coordination; a technical committee also by the animation
 * of its commission; the coordination may whatever an animation may.
 */
export function may(right: Right, standing: Standing, body: Body | undefined): boolean {
  const role = rights[right];
  switch (role) {
    case "anyone":
    case "member":
      return true;
    case "animation":
      return standing.coordinates || (body !== undefined && animates(standing, body));
    case "coordination":
      return standing.coordinates;
    default:
      return role satisfies never;
  }
}

function animates(standing: Standing, body: Body): boolean {
  if (body.kind === "plenary") return false;
  return (
    standing.animates.has(body.id) ||
    (body.parentId !== null && standing.animates.has(body.parentId))
  );
}
