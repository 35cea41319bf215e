import { dayAt, daysAfter, instantOf, weekdayOf } from "../when.ts";

const WEEK = 7;
const MORNING = "09:00";

/** The first Monday, 9 o'clock on the wall, after an instant (both epoch ms). */
export function nextMonday(now: number, zone: string): number {
  const today = dayAt(now, zone);
  const monday = daysAfter(today, (WEEK + 1 - weekdayOf(today)) % WEEK);
  const [soon = now, later = now] = [monday, daysAfter(monday, WEEK)].map(({ day }) =>
    instantOf({ wall: `${day}T${MORNING}`, zone }),
  );
  return soon > now ? soon : later;
}
