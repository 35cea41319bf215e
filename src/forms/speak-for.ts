import type { CommandForm } from "../command.ts";
import type { Field } from "../view.ts";

/** As many as a list of choices shows on every platform that has one. */
const MOST_OFFERED = 99;
const NONE = "none";

/** For whom somebody speaks: a partner from the list, or none. */
export const speakForForm: CommandForm = {
  async show(given, { repos, speech }) {
    const { line } = speech;
    const partners = await repos.partners.all();
    const about = { name: "partner", label: line("field.partner") };
    const typed = given.get("partner");
    const options = partners.map(({ number, name }) => ({ value: `#${number}`, label: name }));
    const field: Field =
      partners.length > MOST_OFFERED || typed !== undefined
        ? { ...about, kind: "line", most: 150, ...(typed !== undefined && { value: typed }) }
        : {
            ...about,
            kind: "choice",
            options: [...options, { value: NONE, label: line("vote.for-none") }],
          };
    return {
      command: "me speak-for",
      title: line("form.speak-for.title"),
      submit: line("form.vote.submit"),
      intro: [],
      fields: [field],
    };
  },
};
