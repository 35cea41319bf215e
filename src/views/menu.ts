import type { ChannelMenu, Desk } from "../boards/menu.ts";
import type { PersonBoard } from "../boards/person.ts";
import type { Body } from "../domain/body.ts";
import type { Meeting } from "../domain/meeting.ts";
import { isStranger } from "../domain/member.ts";
import { may } from "../domain/rights.ts";
import type { Territory } from "../domain/territory.ts";
import type { Speech } from "../text.ts";
import {
  type Action,
  actions,
  type Block,
  list,
  note,
  text,
  title,
  type View,
  view,
} from "../view.ts";
import { isTroubled, ledgerLine } from "./announcement.ts";
import { aboutBlocks, unknownView } from "./me.ts";
import { whatAndWhen } from "./outage.ts";
import { ownBlocks, ownMeeting, ownPoll } from "./own.ts";
import { pauseBlocks } from "./pause.ts";
import { whomFor } from "./vote.ts";

/** What somebody can do in a body's channel. */
export function channelMenuView(menu: ChannelMenu, speech: Speech): View {
  const { body, member, next, polls } = menu;
  const { say } = speech;
  return view(
    title(say("body.title", { kind: body.kind, name: body.name })),
    text(say(next === undefined ? "menu.no-meeting" : "menu.next-meeting")),
    ...(next === undefined ? [] : ownMeeting(next, speech)),
    polls.length > 0 && text(say("menu.polls", { count: polls.length })),
    ...polls.flatMap(({ poll, isAnswered }) => [
      text(
        say("menu.poll", {
          number: poll.number,
          title: poll.title,
          deadline: poll.deadline,
          answered: isAnswered ? "yes" : "no",
        }),
      ),
      ownPoll(poll, isAnswered, speech),
    ]),
    ...row(runningHere(menu, speech)),
    member === undefined && note(say("menu.stranger")),
    ...row(belongingHere(menu, speech)),
  );
}

const row = (buttons: readonly Action[]): readonly Block[] =>
  buttons.length === 0 ? [] : [actions(...buttons)];

/** What whoever runs a body can begin in its channel. */
function runningHere({ body, standing, next }: ChannelMenu, speech: Speech): readonly Action[] {
  const isForAll = may("announce", standing, undefined);
  const { poll, meeting, announce } = starting(isForAll ? undefined : body, speech);
  return [
    ...(may("poll dates", standing, body) ? [poll] : []),
    ...(may("meeting plan", standing, body) ? [meeting] : []),
    ...(next !== undefined && may("meeting move", standing, body)
      ? [moving(next.meeting, speech)]
      : []),
    ...(isForAll || may("announce", standing, body) ? [announce] : []),
  ];
}

const moving = ({ number }: Meeting, { line }: Speech): Action => ({
  label: line("menu.move", { number }),
  ask: `meeting move #${number} `,
});

/** The beginnings of what one completes. An announcement is for everyone unless a body is named, in quotes: its text follows. */
const starting = (audience: Body | undefined, { line }: Speech) => ({
  poll: { label: line("menu.poll-dates"), ask: "poll dates " },
  meeting: { label: line("menu.plan"), ask: "meeting plan " },
  announce: {
    label: line("menu.announce"),
    ask: audience === undefined ? "announce " : `announce --to="${audience.slug}" `,
  },
});

function belongingHere({ body, isIn }: ChannelMenu, { line }: Speech): readonly Action[] {
  const canJoin = !isIn && body.kind !== "plenary";
  return [
    ...(canJoin ? [{ label: line("body.join"), run: `commission join ${body.slug}` }] : []),
    { label: line("menu.settings"), run: "me show" },
    { label: line("menu.help"), run: "help" },
  ];
}

/** What somebody can do, where no body is spoken to; `desk` for whoever coordinates. */
export function homeView(
  person: PersonBoard,
  desk: Desk | undefined,
  territory: Territory,
  speech: Speech,
): View {
  const { say, line } = speech;
  const own = ownBlocks(person, speech);
  return view(
    title(say("menu.hello", { name: person.member.name })),
    ...(own.length === 0 ? [text(say("menu.nothing"))] : own),
    ...row(runningAnywhere(person, speech)),
    ...(desk === undefined ? [] : deskBlocks(desk, territory.zone, speech)),
    ...aboutBlocks(person, territory.language, speech),
    ...(isStranger(person.member) ? whomFor(speech) : []),
    actions(...around(line)),
  );
}

const around = (line: Speech["line"]): readonly Action[] => [
  { label: line("me.choose-bodies"), run: "commission list" },
  { label: line("menu.help"), run: "help" },
];

/** What whoever runs a body, or several, can begin. */
function runningAnywhere({ standing, animates }: PersonBoard, speech: Speech): readonly Action[] {
  const isForAll = may("announce", standing, undefined);
  const [first, ...others] = animates.filter((body) => may("announce", standing, body));
  if (!isForAll && first === undefined) return [];
  const only = isForAll || others.length > 0 ? undefined : first;
  return Object.values(starting(only, speech));
}

function deskBlocks(
  { pause, ledgers, next }: Desk,
  zone: string,
  speech: Speech,
): readonly Block[] {
  const { say, line } = speech;
  const troubled = ledgers.filter(isTroubled).map(({ announcement: { number } }) => ({
    label: line("menu.troubled", { number }),
    run: `announcement list #${number}`,
  }));
  return [
    ...(pause === undefined ? [] : pauseBlocks(pause, zone, speech)),
    ...(ledgers.length > 0
      ? [
          text(say("announcement.list")),
          list(ledgers.map((ledger) => ledgerLine(ledger, zone, speech))),
        ]
      : []),
    ...(next === undefined
      ? []
      : [text(say("menu.soon", whatAndWhen(next.job, next.subject, zone, speech)))]),
    actions(
      ...troubled,
      { label: line("menu.ledgers"), run: "announcement list" },
      { label: line("menu.upcoming"), run: "network upcoming" },
      { label: line("menu.status"), run: "network status" },
    ),
  ];
}

/** The first page of somebody whom nobody knows yet. */
export function welcomeView({ name }: Territory, speech: Speech): View {
  const { say, line } = speech;
  return view(
    title(say("menu.welcome")),
    text(say("menu.what", { territory: name })),
    ...unknownView(speech).blocks,
    actions({ label: line("menu.meetings"), run: "next-meeting" }, ...around(line)),
  );
}
