import type { Command } from "../src/command.ts";
import { CommandTree } from "../src/command-tree.ts";
import { announce } from "./announce.ts";
import { announcementCorrect } from "./announcement-correct.ts";
import { announcementList } from "./announcement-list.ts";
import { announcementRetry } from "./announcement-retry.ts";
import { announcementStop } from "./announcement-stop.ts";
import { help } from "./help.ts";
import { later, usual } from "./later.ts";
import { meetingAgenda } from "./meeting-agenda.ts";
import { meetingCancel } from "./meeting-cancel.ts";
import { meetingList } from "./meeting-list.ts";
import { meetingMove } from "./meeting-move.ts";
import { meetingPlan } from "./meeting-plan.ts";
import { meetingShow } from "./meeting-show.ts";
import { nextMeeting } from "./next-meeting.ts";
import { plenaryPlan } from "./plenary-plan.ts";
import { plenaryShow } from "./plenary-show.ts";
import { pollAgain } from "./poll-again.ts";
import { pollCancel } from "./poll-cancel.ts";
import { pollChoice } from "./poll-choice.ts";
import { pollClose } from "./poll-close.ts";
import { pollDates } from "./poll-dates.ts";
import { pollEdit } from "./poll-edit.ts";
import { pollExtend } from "./poll-extend.ts";
import { pollRemind } from "./poll-remind.ts";
import { pollShow } from "./poll-show.ts";
import { rsvp } from "./rsvp.ts";
import { vote } from "./vote.ts";

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [
  announce,
  announcementCorrect,
  announcementList,
  announcementRetry,
  announcementStop,
  help,
  meetingAgenda,
  meetingCancel,
  meetingList,
  meetingMove,
  meetingPlan,
  meetingShow,
  nextMeeting,
  plenaryPlan,
  plenaryShow,
  pollAgain,
  pollCancel,
  pollChoice,
  pollClose,
  pollDates,
  pollEdit,
  pollExtend,
  pollRemind,
  pollShow,
  rsvp,
  vote,
];

export const tree = new CommandTree(commands, later, usual);
