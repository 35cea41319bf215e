import type { Acting, CommandForm } from "../command.ts";
import type { Poll } from "../domain/poll.ts";
import { isRefusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { lastPoll } from "../readers/entities.ts";
import { text } from "../view.ts";
import type { Slot, WallTime } from "../when.ts";
import { datesField, deadlineField } from "./fields.ts";
import { meant } from "./meant.ts";
import { readBackPoll } from "./poll-read-back.ts";

interface Asked {
  readonly poll: Poll;
  readonly dates: readonly Slot[] | undefined;
  readonly deadline: WallTime | undefined;
}

/** A poll asked again of the same people: only its new dates are asked for. */
export const pollAgainForm: CommandForm<Asked, Acting> = {
  async show(given, at) {
    const last = await meant(lastPoll(), given.get("poll"), at);
    if (isRefusal(last)) return last;
    const { speech, repos } = at;
    const denied = await deny("poll again", await repos.bodies.byId(last.bodyId), at);
    if (denied) return denied;
    const { number, title } = last;
    return {
      command: `poll again #${number}`,
      title: speech.line("form.poll-again.title"),
      submit: speech.line("form.read-back"),
      intro: [text(speech.say("form.poll-again.intro", { number, title }))],
      fields: [
        ...(last.kind === "dates" ? [datesField(speech, given.get("dates"))] : []),
        deadlineField(speech),
      ],
    };
  },

  faults: {
    "poll.deadline-past": "deadline",
    "poll.deadline-after-date": "deadline",
    "poll.date-without-hour": "dates",
    "poll.too-many-options": "dates",
    "poll.again-needs-dates": "dates",
  },

  async readBack({ poll, dates = [], deadline }, acting) {
    const { title, voice, bodyId } = poll;
    const body = await acting.repos.bodies.get(bodyId);
    const place = poll.place ?? undefined;
    return readBackPoll({ body, title, dates, deadline, place, voice }, acting);
  },
};
