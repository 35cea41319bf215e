import type { BodyBoard, BodyLine } from "../boards/body.ts";
import type { Body } from "../domain/body.ts";
import { rhythmInWords } from "../moments.ts";
import type { Speech } from "../text.ts";
import {
  type Action,
  actions,
  type Block,
  list,
  note,
  type Text,
  text,
  title,
  type View,
  view,
} from "../view.ts";
import { dayAt } from "../when.ts";
import { meetingWhen } from "./meeting.ts";
import { peopleInWords } from "./people.ts";
import { placeName } from "./place.ts";
import { remindersInWords } from "./reminders.ts";

/** All that there is to know of a body. */
export function bodyView(board: BodyBoard, zone: string, speech: Speech): View {
  const { body } = board;
  return view(
    title(speech.say("body.title", { kind: body.kind, name: body.name })),
    { block: "facts", facts: facts(board, zone, speech) },
    ...buttons(board, speech),
  );
}

type Fact = Extract<Block, { block: "facts" }>["facts"][number];

const fact = (label: string, value: Text): Fact => ({ label, value });

function facts(board: BodyBoard, zone: string, speech: Speech): readonly Fact[] {
  const { body, next, parent, committees, channels } = board;
  const { say, line, join } = speech;
  const parts: readonly (Fact | false)[] = [
    parent !== undefined && fact(line("body.parent"), [parent.name]),
    body.kind !== "plenary" && fact(line("body.animation"), [animationInWords(board, speech)]),
    fact(line("body.members"), membersInWords(board, speech)),
    body.kind !== "plenary" && fact(line("body.rhythm"), rhythmText(body, speech)),
    body.pausedAt !== null &&
      fact(line("body.paused"), say("body.paused-since", { since: dayAt(body.pausedAt, zone) })),
    fact(line("body.reminders"), [remindersInWords(body.reminders, speech)]),
    fact(
      line("body.next"),
      next === undefined ? [line("body.no-next")] : meetingWhen(next, speech),
    ),
    committees.length > 0 &&
      fact(line("body.committees"), [join(committees.map((one) => one.name))]),
    fact(line("body.channels"), [
      channels.length === 0
        ? line("body.no-channel")
        : join(channels.map(({ place }) => placeName(place))),
    ]),
  ];
  return parts.filter((one) => one !== false);
}

/** Who animates a body; where nobody is named, how the founding text describes them. */
export function animationInWords(
  { body, animators }: Pick<BodyBoard, "body" | "animators">,
  { line, join }: Speech,
): string {
  if (animators.length > 0) return join(animators.map((one) => one.name));
  if (body.animatedBy !== null) return line("body.animated-by", { described: body.animatedBy });
  return line("body.animated-by-none");
}

function membersInWords({ members, who }: BodyBoard, speech: Speech): Text {
  const isNamed = who.partners.length > 0 ? "yes" : "no";
  return speech.say("body.members-count", { members, isNamed, who: peopleInWords(who, speech) });
}

export function rhythmText({ rhythm, skips }: Body, { say, language }: Speech): Text {
  if (rhythm.kind === "none") return say("body.no-rhythm");
  return say("body.rhythm-words", {
    rhythm: rhythmInWords(rhythm, language),
    skips: skips === null ? "no" : "yes",
  });
}

function buttons({ body, isIn, next }: BodyBoard, { line }: Speech): readonly Block[] {
  const join: Action = {
    label: line("body.join"),
    run: `commission join ${body.slug}`,
    tone: "primary",
  };
  const meeting: readonly Action[] =
    next === undefined
      ? []
      : [{ label: line("body.show-next"), run: `meeting show #${next.number}` }];
  const some = [...(isIn ? [] : [join]), ...meeting];
  return some.length === 0 ? [] : [actions(...some)];
}

const BUTTONS = 5;

/** Every body, one a line. */
export function bodiesView(lines: readonly BodyLine[], speech: Speech): View {
  const items = lines.map(({ body, members, next }) =>
    speech.say(next === undefined ? "body.line" : "body.line-next", {
      kind: body.kind,
      name: body.name,
      members,
      ...(next !== undefined && { next: next.when }),
    }),
  );
  const shown = lines
    .slice(0, BUTTONS)
    .map(({ body }) => ({ label: body.name, run: `commission show ${body.slug}` }));
  return view(title(speech.say("body.list")), list(items), actions(...shown));
}

/** Someone is a member of a body, from now on or already. */
export function joinedView({ name, slug }: Body, isNew: boolean, { say, line }: Speech): View {
  return view(
    text(say("commission.joined", { body: name, isNew: isNew ? "yes" : "no" })),
    actions({ label: line("body.next"), run: `next-meeting ${slug}` }),
  );
}

/** A new commission, and what it still needs. */
export function createdView({ name, slug }: Body, { say }: Speech): View {
  return view(
    text(say("commission.created", { body: name })),
    note(say("commission.created-next", { slug })),
  );
}
