import type { CommandForm } from "../command.ts";
import { shownOption } from "../command-names.ts";
import { isRefusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { meeting as meetingArgument } from "../readers/entities.ts";
import { text } from "../view.ts";
import { meetingName } from "../views/meeting.ts";
import { meant } from "./meant.ts";
import { whoseField } from "./whose-field.ts";

/** Whether somebody comes; with `for` an answer received by telephone. */
export const rsvpForm: CommandForm = {
  async show(given, at) {
    const meeting = await meant(meetingArgument(), given.get("meeting"), at);
    if (isRefusal(meeting)) return meeting;
    const { speech, repos } = at;
    const whose = given.get("for");
    if (whose !== undefined) {
      const denied = await deny(
        "rsvp for",
        await repos.bodies.byId(meeting.bodyId),
        at,
        shownOption("rsvp", "for", speech.language),
      );
      if (denied) return denied;
    }
    const { line, say } = speech;
    const { number, when } = meeting;
    return {
      command: `rsvp #${number}${whose === undefined ? "" : " --for=…"}`,
      title: line(whose === undefined ? "form.rsvp.title" : "form.note.title"),
      submit: line(whose === undefined ? "form.vote.submit" : "form.note.submit"),
      intro: [text(say("form.rsvp.intro", { name: meetingName(meeting, speech), when }))],
      fields: [
        ...(whose === undefined ? [] : [await whoseField(whose, at)]),
        {
          kind: "choice",
          name: "attendance",
          label: line("field.attendance"),
          options: [
            { value: "yes", label: line("rsvp.yes") },
            { value: "maybe", label: line("rsvp.maybe") },
            { value: "no", label: line("rsvp.no") },
          ],
        },
      ],
    };
  },
};
