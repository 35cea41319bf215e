import { dayAt, wallAt, weekdayOf } from "../when.ts";
import { isOpen, type OpenHours } from "./quiet-hours.ts";

/** Why people would rather not be written to at some moment. */
export type Disturbance = "evening" | "night" | "sunday" | "holiday";

const SUNDAY = 7;

/** How a message would disturb at an instant (epoch ms); undefined where it would not. The hour says more than the day. */
export function disturbanceAt(instant: number, hours: OpenHours): Disturbance | undefined {
  if (isOpen(instant, hours)) return undefined;
  const time = wallAt(instant, hours.zone).wall.slice(11);
  if (time < hours.opens) return "night";
  if (time >= hours.closes) return "evening";
  return weekdayOf(dayAt(instant, hours.zone)) === SUNDAY ? "sunday" : "holiday";
}
