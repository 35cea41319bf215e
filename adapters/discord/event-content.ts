import { GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel } from "discord.js";
import { ChatError, type Content } from "../../src/chat.ts";
import { oneLine } from "../../src/inert.ts";
import { type Language, speech } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { shortened } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { MARK_LENGTH } from "./mark.ts";
import { linesOf } from "./markdown.ts";
import { piecesOf } from "./render.ts";

/** An event as Discord takes it, but for its kind, which is always the same. */
interface Planned {
  readonly name: string;
  readonly description: string;
  readonly scheduled_start_time: string;
  readonly scheduled_end_time: string;
  readonly entity_metadata: { readonly location: string };
}

/** One that takes place elsewhere than in a channel of Discord's, for its guild alone. */
export const KIND = {
  entity_type: GuildScheduledEventEntityType.External,
  privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
} as const;

/** A view as a guild's event; pure. Its name and its place are no markdown, its description is. */
export function renderEvent({ blocks, event }: View, language: Language): Content {
  if (event === undefined) throw new Error("what has no hour is no event");
  const { name, place, startsAt, endsAt, isCancelled } = event;
  const location = shortened(oneLine(place), LIMITS.eventPlace);
  const lines = [
    ...(location === oneLine(place) ? [] : linesOf([place])),
    ...blocks.flatMap((block) => piecesOf(block, language)).flatMap((piece) => piece.lines),
  ];
  const planned: Planned = {
    name: shortened(oneLine(name), LIMITS.eventName),
    description: fitting(lines, language),
    scheduled_start_time: new Date(startsAt).toISOString(),
    scheduled_end_time: new Date(endsAt).toISOString(),
    entity_metadata: { location },
  };
  return { event: planned, isCancelled };
}

/** As many lines as there is room for, and where the others are. */
function fitting(lines: readonly string[], language: Language): string {
  const most = LIMITS.eventText - MARK_LENGTH;
  const whole = lines.join("\n").trim();
  if (whole.length <= most) return whole;
  const more = linesOf(speech(language).say("event.more")).join("\n");
  const kept = lines.findLastIndex(
    (_, at) => [...lines.slice(0, at + 1), more].join("\n").length <= most,
  );
  return [...lines.slice(0, kept + 1), more].join("\n").trim();
}

/** Reads back what `renderEvent` made; a content of another shape is refused for good. */
export function eventOf(content: Content): {
  readonly event: Planned;
  readonly isCancelled: boolean;
} {
  const { event, isCancelled } = content as { event?: Planned; isCancelled?: boolean };
  if (typeof event?.name !== "string" || typeof isCancelled !== "boolean")
    throw new ChatError({ kind: "refused", code: "unreadable-content" });
  return { event, isCancelled };
}
