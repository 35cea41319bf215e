import type { Acting, CommandForm, Situation } from "../command.ts";
import type { Body } from "../domain/body.ts";
import { isRefusal } from "../domain/refusal.ts";
import { actions, type Block, type Field, text } from "../view.ts";
import { forBody } from "./body-field.ts";
import { datesField, deadlineField, placeField, titleField } from "./fields.ts";
import { type PollRead, readBackPoll } from "./poll-read-back.ts";

type Asked = Omit<PollRead, "body"> & { readonly in: Body };

/** A date poll to launch: the dates are read back before anybody is asked. */
export const pollDatesForm: CommandForm<Asked, Acting> = {
  async show(given, at) {
    const whose = await forBody("poll dates", "in", given, at);
    if (isRefusal(whose)) return whose;
    const { line, say } = at.speech;
    const { body } = whose;
    return {
      command: body === undefined ? "poll dates" : `poll dates --in=${body.slug}`,
      title: line("form.poll-dates.title"),
      submit: line("form.read-back"),
      intro: [
        ...(body === undefined ? [] : [text(say("form.for-body", { body: body.name }))]),
        ...(await again(body, at)),
      ],
      fields: [
        ...whose.fields,
        titleField(at.speech, given.get("title")),
        datesField(at.speech, given.get("dates")),
        deadlineField(at.speech),
        placeField(at.speech),
        voiceField(at),
      ],
    };
  },

  faults: {
    "poll.deadline-past": "deadline",
    "poll.deadline-after-date": "deadline",
    "poll.date-without-hour": "dates",
    "poll.too-many-options": "dates",
  },

  readBack: (values, acting) => readBackPoll({ ...values, body: values.in }, acting),
};

/** The same question as last time needs its new dates only. */
async function again(body: Body | undefined, at: Situation): Promise<readonly Block[]> {
  const last = body && (await at.repos.polls.latest(body.id));
  if (last?.kind !== "dates") return [];
  const label = at.speech.line("poll.again-last");
  return [actions({ label, ask: `poll again #${last.number}` })];
}

function voiceField({ speech: { line } }: Situation): Field {
  return {
    kind: "choice",
    name: "voice",
    label: line("field.voice"),
    options: [
      { value: "member", label: line("field.voice.member") },
      { value: "partner", label: line("field.voice.partner") },
    ],
    value: "member",
  };
}
