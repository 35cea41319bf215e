import type { Place } from "../../src/chat.ts";
import { ageOf, type Hearing } from "./ears.ts";
import { relationOf, type TimelineEvent, textOf } from "./events.ts";
import { path } from "./homeserver.ts";
import { accountOf } from "./read.ts";

/** What stands by a reaction; a redaction tells no more than whose it was. */
interface Given {
  readonly sender: string;
  readonly target: string;
  readonly words: string;
}

/** Under which reactions are kept that can be taken back. */
export const REACTION = "reaction:";
/** Answers, which are taken back as they are given: with a click. */
const ANSWER = /^(?<asked>(?:vote|rsvp) #\d+(?: (?:\d+|all))?) \S+$/u;

/** Does what a reaction to a message of ours stands for; what the message then shows is no news. */
export async function hearReaction(
  hearing: Hearing,
  room: string,
  event: TimelineEvent,
): Promise<void> {
  const { rel_type: type, event_id: target, key } = relationOf(event);
  if (type !== "m.annotation" || target === undefined || typeof key !== "string") return;
  const words = await hearing.meanings.of(room, target, key);
  if (words === undefined) return;
  const given: Given = { sender: event.sender, target, words };
  // Before it counts: what counts can always be taken back.
  if (ANSWER.test(words)) await hearing.keep.set(REACTION + event.event_id, JSON.stringify(given));
  await press(hearing, room, event, given, event.event_id);
}

/** Takes back what a reaction stood for, when whoever reacted so takes it away. */
export async function hearRedaction(
  hearing: Hearing,
  room: string,
  event: TimelineEvent,
): Promise<void> {
  const redacted = event.redacts ?? textOf(event.content, "redacts");
  const kept = redacted && (await hearing.keep.get(REACTION + redacted));
  if (!kept) return;
  const given = JSON.parse(kept) as Given;
  // Whoever tidies up a room takes nobody's answer away.
  if (given.sender !== event.sender) return;
  await press(
    hearing,
    room,
    event,
    { ...given, words: `${given.words} --take-back` },
    event.event_id,
  );
  const other = await standing(hearing, room, given);
  if (other !== undefined)
    await press(hearing, room, event, { ...given, words: other }, `${event.event_id} again`);
  await hearing.keep.delete(REACTION + redacted);
}

async function press(
  { hear, rooms, replies }: Hearing,
  room: string,
  event: TimelineEvent,
  { sender, target, words }: Given,
  id: string,
): Promise<void> {
  const name = await rooms.nameOf(room, sender);
  const place: Place = await rooms.place(room);
  const answer = await hear({
    from: accountOf(sender, name),
    place,
    words,
    id,
    age: ageOf(event),
  });
  const isKnown = answer.refused === "typed.again";
  if (answer.echo || isKnown) return;
  replies.aside(place, id, target, { userId: sender, name }, answer);
}

interface Related {
  readonly chunk: readonly TimelineEvent[];
}

const MOST_RELATED = 1_000;

/** What the latest of somebody's other reactions to the same message answers to the same question. */
async function standing(
  { homeserver, meanings }: Hearing,
  room: string,
  { sender, target, words }: Given,
): Promise<string | undefined> {
  const asked = ANSWER.exec(words)?.groups?.["asked"];
  const at = path("rooms", room, "relations", target, "m.annotation", "m.reaction");
  const { chunk } = await homeserver.get<Related>(at.replace("/v3/", "/v1/"), {
    dir: "b",
    limit: MOST_RELATED,
  });
  for (const event of chunk.filter((one) => one.sender === sender)) {
    const other = await meanings.of(room, target, relationOf(event).key ?? "");
    if (other !== undefined && ANSWER.exec(other)?.groups?.["asked"] === asked) return other;
  }
  return undefined;
}
