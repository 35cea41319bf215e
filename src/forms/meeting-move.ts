import type { CommandForm } from "../command.ts";
import { isRefusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { meeting as meetingArgument } from "../readers/entities.ts";
import { text } from "../view.ts";
import { meetingName } from "../views/meeting.ts";
import { placeField } from "./fields.ts";
import { meant } from "./meant.ts";
import { WHEN_FAULTS, whenFields, whenWords } from "./meeting-fields.ts";

/** A meeting to move, or to correct: what stands is what the fields hold. */
export const meetingMoveForm: CommandForm = {
  async show(given, at) {
    const meeting = await meant(meetingArgument(), given.get("meeting"), at);
    if (isRefusal(meeting)) return meeting;
    const { speech, repos } = at;
    const denied = await deny("meeting move", await repos.bodies.byId(meeting.bodyId), at);
    if (denied) return denied;
    const { number, when, minutes, place } = meeting;
    const name = meetingName(meeting, speech);
    return {
      command: `meeting move #${number}`,
      title: speech.line("form.meeting-move.title"),
      submit: speech.line("form.meeting-move.submit"),
      intro: [text(speech.say("form.meeting-move.intro", { number, name, when }))],
      fields: [...whenFields(speech, { wall: when.wall, minutes }), placeField(speech, place)],
    };
  },

  words: whenWords,
  faults: WHEN_FAULTS,
};
