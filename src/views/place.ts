import type { Place } from "../chat.ts";

/** Where something is posted: « #logement (slack) ». */
export function placeName({ name, platform }: Place): string {
  return `#${name} (${platform})`;
}
