import type { View } from "../view.ts";
import { bodyNotices } from "./bodies.ts";
import type { Notice } from "./kinds.ts";
import { meetingNotices } from "./meetings.ts";
import { networkNotices } from "./network.ts";
import type { Composer, Obsolete, Occasion } from "./occasion.ts";
import { pollNotices } from "./polls.ts";

/** How each notice is said, from what is true when it is sent. */
const composers: Readonly<Record<Notice, Composer>> = {
  ...bodyNotices,
  ...pollNotices,
  ...meetingNotices,
  ...networkNotices,
};

export function composeNotice(notice: Notice, occasion: Occasion): Promise<View | Obsolete> {
  return composers[notice](occasion);
}
