import type { PersonBoard } from "../boards/person.ts";
import { isStranger, type Member } from "../domain/member.ts";
import type { Language, Speech } from "../text.ts";
import { actions, type Block, text, title, type View, view } from "../view.ts";
import { ownBlocks } from "./own.ts";
import { whomFor } from "./vote.ts";

/** To someone whom nobody knows yet: nothing is asked of them before they answer something. */
export function unknownView(speech: Speech): View {
  return view(text(speech.say("me.unknown")), ...whomFor(speech));
}

/** All that is known of a person, and what waits for them. */
export function personView(board: PersonBoard, usual: Language, speech: Speech): View {
  return view(
    title([board.member.name]),
    ...aboutBlocks(board, usual, speech),
    ...ownBlocks(board, speech),
    ...(isStranger(board.member) ? whomFor(speech) : []),
  );
}

/** Who someone is in the network and how they are spoken to, with buttons that change it. */
export function aboutBlocks(board: PersonBoard, usual: Language, speech: Speech): readonly Block[] {
  const { line } = speech;
  const { language, reminders } = board.member;
  const other: Language = (language ?? usual) === "fr" ? "en" : "fr";
  const wanted = reminders ? "no" : "yes";
  return [
    { block: "facts", facts: facts(board, usual, speech) },
    actions(
      { label: line("me.change-language"), run: `me language ${other}` },
      { label: line("me.change-reminders", { wanted }), run: `me reminders ${wanted}` },
    ),
  ];
}

function facts(board: PersonBoard, usual: Language, speech: Speech) {
  const { member, bodies, animates, standing } = board;
  const { line, join } = speech;
  const names = (some: PersonBoard["bodies"]) => join(some.map((body) => body.name));
  return [
    { label: line("me.partner"), value: [partnerInWords(member, speech)] },
    ...(standing.coordinates ? [{ label: line("me.role"), value: [line("me.coordinates")] }] : []),
    ...(animates.length > 0 ? [{ label: line("me.animates"), value: [names(animates)] }] : []),
    { label: line("me.bodies"), value: [bodies.length > 0 ? names(bodies) : line("me.no-body")] },
    {
      label: line("me.language"),
      value: [line("me.language-name", { language: member.language ?? usual })],
    },
    {
      label: line("me.reminders"),
      value: [line("me.reminders-wanted", { wanted: member.reminders ? "yes" : "no" })],
    },
  ];
}

/** For whom someone speaks, and whether that was confirmed. */
function partnerInWords({ delegation, inhabitant }: Member, { line }: Speech): string {
  if (delegation === null) return line(inhabitant ? "me.inhabitant" : "me.no-partner");
  return line("me.partner-name", {
    partner: delegation.partnerName,
    confirmed: delegation.confirmed ? "yes" : "no",
  });
}

/** For whom someone now speaks. */
export function spokenView(member: Member, { say, line }: Speech): View {
  const { delegation } = member;
  const said =
    delegation === null
      ? say("me.speaks-for-none")
      : say("me.speaks-for", {
          partner: delegation.partnerName,
          confirmed: delegation.confirmed ? "yes" : "no",
        });
  return view(text(said), actions({ label: line("me.choose-bodies"), run: "commission list" }));
}
