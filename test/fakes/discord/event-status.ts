import type { ScheduledEvent } from "./world.ts";

export const STATUS = { scheduled: 1, active: 2, completed: 3, canceled: 4 } as const;

/** Of what is planned elsewhere than in a channel. */
export const EXTERNAL = 3;

/**
 * An external event begins and ends by its hours; one that nobody starts is canceled some
 * hours later: https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-status-update-automation
 */
export function eventStatus({ given, status }: ScheduledEvent, now: number): number {
  if (status !== undefined && status !== STATUS.active) return status;
  const start = Date.parse(String(given["scheduled_start_time"]));
  const end = Date.parse(String(given["scheduled_end_time"]));
  if (given["entity_type"] !== EXTERNAL) {
    const isMissed = status === undefined && now > start + HOURS_LATE;
    return isMissed ? STATUS.canceled : (status ?? STATUS.scheduled);
  }
  if (now >= end) return STATUS.completed;
  return now >= start ? STATUS.active : (status ?? STATUS.scheduled);
}

/** The page says « on the order of hours ». */
const HOURS_LATE = 6 * 60 * 60_000;

export const isOpen = (status: number): boolean => status <= STATUS.active;
