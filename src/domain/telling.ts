import { HOUR } from "../when.ts";
import { isOpen, nextOpen, type OpenHours } from "./quiet-hours.ts";

/** Who would come to the former hour needs at least this long to read that it changed. */
const READ_IN_TIME = 2 * HOUR;

/**
 * Until when a change made now could wait so that nobody is disturbed (epoch ms): undefined
 * where it need not wait, or where it is about something so near that it must not.
 */
export function couldWaitUntil(
  now: number,
  starts: readonly number[],
  hours: OpenHours,
): number | undefined {
  if (isOpen(now, hours)) return undefined;
  const opens = nextOpen(now, hours);
  return starts.every((start) => opens + READ_IN_TIME <= start) ? opens : undefined;
}
