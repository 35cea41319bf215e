import type { Message, Messages, Upcoming } from "../command.ts";
import { plain, type Speech } from "../text.ts";
import { type Block, list, note, type Text, text, title, type View, view } from "../view.ts";
import { wallAt } from "../when.ts";
import { placeName } from "./place.ts";

/** What is going to be posted, the soonest first; `isCut`: whether one wanted to look further. */
export function upcomingView(
  upcoming: Upcoming,
  isCut: boolean,
  zone: string,
  speech: Speech,
): View {
  const { say, line } = speech;
  const end = wallAt(upcoming.until, zone);
  const blocks = messageBlocks(upcoming, speech, () => line("upcoming.directly"));
  return view(
    blocks.length === 0
      ? text(say("upcoming.none", { until: end }))
      : title(say("upcoming.title", { until: end })),
    ...blocks,
    isCut && note(say("upcoming.cut")),
  );
}

/** Messages to come, a line each; `nameOf` names who gets one directly. */
export function messageBlocks(
  { messages, more, directs }: Messages,
  { say }: Speech,
  nameOf: (name: string) => string,
): readonly Block[] {
  const whereOf = ({ places }: Message) =>
    places.map((place) => (place.kind === "direct" ? nameOf(place.name) : placeName(place)));
  const lines = messages.map((one) =>
    say("upcoming.line", { when: one.when, where: whereOf(one).join(", "), what: gist(one.what) }),
  );
  return [
    ...(lines.length > 0 ? [list(lines)] : []),
    ...(more > 0 ? [note(say("upcoming.more", { more }))] : []),
    ...(directs > 0 ? [note(say("upcoming.directs", { directs }))] : []),
  ];
}

const MOST_CHARACTERS = 120;

/** What a view says first, as far as a line holds it. */
function gist({ blocks }: View): Text {
  for (const block of blocks)
    if (block.block === "title" || block.block === "text") {
      const characters = Array.from(plain(block.text).replaceAll(/\s+/gu, " "));
      return characters.length <= MOST_CHARACTERS
        ? block.text
        : [`${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`];
    }
  return [];
}
