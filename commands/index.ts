import type { Command } from "../src/command.ts";
import { CommandTree } from "../src/command-tree.ts";
import { announce } from "./announce.ts";
import { announcementCorrect } from "./announcement-correct.ts";
import { announcementList } from "./announcement-list.ts";
import { announcementRetry } from "./announcement-retry.ts";
import { announcementStop } from "./announcement-stop.ts";
import { channelBind } from "./channel-bind.ts";
import { channelSpace } from "./channel-space.ts";
import { channelUnbind } from "./channel-unbind.ts";
import { commissionAnimation } from "./commission-animation.ts";
import { commissionArchive } from "./commission-archive.ts";
import { commissionCreate } from "./commission-create.ts";
import { commissionJoin } from "./commission-join.ts";
import { commissionLeave } from "./commission-leave.ts";
import { commissionList } from "./commission-list.ts";
import { commissionPause } from "./commission-pause.ts";
import { commissionReminders } from "./commission-reminders.ts";
import { commissionRename } from "./commission-rename.ts";
import { commissionResume } from "./commission-resume.ts";
import { commissionRhythm } from "./commission-rhythm.ts";
import { commissionShow } from "./commission-show.ts";
import { commissionSkip } from "./commission-skip.ts";
import { help } from "./help.ts";
import { later, usual } from "./later.ts";
import { meLanguage } from "./me-language.ts";
import { meReminders } from "./me-reminders.ts";
import { meShow } from "./me-show.ts";
import { meSpeakFor } from "./me-speak-for.ts";
import { meetingAgenda } from "./meeting-agenda.ts";
import { meetingCancel } from "./meeting-cancel.ts";
import { meetingList } from "./meeting-list.ts";
import { meetingMove } from "./meeting-move.ts";
import { meetingPlan } from "./meeting-plan.ts";
import { meetingShow } from "./meeting-show.ts";
import { menu } from "./menu.ts";
import { networkAudit } from "./network-audit.ts";
import { networkResume } from "./network-resume.ts";
import { networkStatus } from "./network-status.ts";
import { networkUpcoming } from "./network-upcoming.ts";
import { nextMeeting } from "./next-meeting.ts";
import { partnerAdd } from "./partner-add.ts";
import { partnerArchive } from "./partner-archive.ts";
import { partnerEdit } from "./partner-edit.ts";
import { partnerImport } from "./partner-import.ts";
import { partnerList } from "./partner-list.ts";
import { partnerShow } from "./partner-show.ts";
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
import { roleClaim } from "./role-claim.ts";
import { roleGrant } from "./role-grant.ts";
import { roleRevoke } from "./role-revoke.ts";
import { rsvp } from "./rsvp.ts";
import { vote } from "./vote.ts";

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [
  menu,
  help,
  nextMeeting,
  vote,
  rsvp,
  announce,
  meetingShow,
  meetingList,
  meetingPlan,
  meetingMove,
  meetingCancel,
  meetingAgenda,
  pollDates,
  pollChoice,
  pollShow,
  pollEdit,
  pollClose,
  pollExtend,
  pollCancel,
  pollRemind,
  pollAgain,
  commissionShow,
  commissionList,
  commissionJoin,
  commissionLeave,
  commissionRhythm,
  commissionReminders,
  commissionAnimation,
  commissionPause,
  commissionResume,
  commissionSkip,
  commissionCreate,
  commissionRename,
  commissionArchive,
  partnerShow,
  partnerList,
  partnerAdd,
  partnerEdit,
  partnerImport,
  partnerArchive,
  plenaryShow,
  plenaryPlan,
  announcementList,
  announcementCorrect,
  announcementRetry,
  announcementStop,
  channelBind,
  channelSpace,
  channelUnbind,
  roleGrant,
  roleRevoke,
  roleClaim,
  meShow,
  meLanguage,
  meReminders,
  meSpeakFor,
  networkStatus,
  networkUpcoming,
  networkAudit,
  networkResume,
];

export const tree = new CommandTree(commands, later, usual);
