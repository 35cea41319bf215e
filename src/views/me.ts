import type { PersonBoard } from "../boards/person.ts";
import { isStranger, type Member } from "../domain/member.ts";
import type { Language, Speech } from "../text.ts";
import { actions, type Block, list, text, title, type View, view } from "../view.ts";
import { meetingName, meetingWhen } from "./meeting.ts";
import { whomFor } from "./vote.ts";

/** To someone whom nobody knows yet: nothing is asked of them before they answer something. */
export function unknownView(speech: Speech): View {
  return view(text(speech.say("me.unknown")), ...whomFor(speech));
}

/** All that is known of a person, and what waits for them. */
export function personView(board: PersonBoard, usual: Language, speech: Speech): View {
  return view(
    title([board.member.name]),
    { block: "facts", facts: facts(board, usual, speech) },
    ...polls(board, speech),
    ...meetings(board, speech),
    ...(isStranger(board.member) ? whomFor(speech) : []),
  );
}

function facts(board: PersonBoard, usual: Language, speech: Speech) {
  const { member, bodies, animates, coordinates } = board;
  const { line, join } = speech;
  const names = (some: PersonBoard["bodies"]) => join(some.map((body) => body.name));
  return [
    { label: line("me.partner"), value: [partnerInWords(member, speech)] },
    ...(coordinates ? [{ label: line("me.role"), value: [line("me.coordinates")] }] : []),
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

const BUTTONS = 5;

function polls({ waiting }: PersonBoard, { say, line }: Speech): readonly Block[] {
  if (waiting.length === 0) return [];
  const items = waiting.map(({ number, title: name, deadline }) =>
    say("me.poll", { number, title: name, deadline }),
  );
  const buttons = waiting.slice(0, BUTTONS).map(({ number }) => ({
    label: line("me.answer", { number }),
    run: `poll show #${number}`,
  }));
  return [text(say("me.waiting")), list(items), actions(...buttons)];
}

function meetings({ meetings: coming }: PersonBoard, speech: Speech): readonly Block[] {
  if (coming.length === 0) return [];
  const items = coming.map((meeting) =>
    speech.say("me.meeting", {
      number: meeting.number,
      name: meetingName(meeting, speech),
      when: meetingWhen(meeting, speech),
    }),
  );
  return [text(speech.say("me.meetings")), list(items)];
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
