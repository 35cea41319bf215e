import type { CommandForm } from "../command.ts";
import { offered } from "../domain/poll.ts";
import { isRefusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { poll as pollArgument } from "../readers/entities.ts";
import { plain } from "../text.ts";
import { optionName } from "../views/poll.ts";
import { placeField, titleField } from "./fields.ts";
import { meant } from "./meant.ts";

/** What can be corrected of an open poll: its name, its place, one proposal more or less. */
export const pollEditForm: CommandForm = {
  async show(given, at) {
    const poll = await meant(pollArgument(), given.get("poll"), at);
    if (isRefusal(poll)) return poll;
    const { speech, repos } = at;
    const denied = await deny("poll edit", await repos.bodies.byId(poll.bodyId), at);
    if (denied) return denied;
    const { line } = speech;
    const isOfDates = poll.kind === "dates";
    return {
      command: `poll edit #${poll.number}`,
      title: line("form.poll-edit.title"),
      submit: line("form.poll-edit.submit"),
      intro: [],
      fields: [
        titleField(speech, poll.title),
        placeField(speech, poll.place),
        {
          kind: "lines",
          name: "add",
          label: line("field.add"),
          hint: line(isOfDates ? "field.dates.hint" : "field.options.hint"),
          most: 2_000,
          optional: true,
        },
        {
          kind: "choice",
          name: "remove-option",
          label: line("field.remove"),
          options: offered(poll).map((option) => ({
            value: String(option.position),
            label: plain(optionName(option, speech)),
          })),
          optional: true,
        },
      ],
    };
  },

  faults: {
    "date.twice": "add",
    "poll.too-few-options": "remove-option",
    "poll.date-without-hour": "add",
  },
};
