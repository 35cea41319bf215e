import type { Situation } from "../command.ts";
import { numberedName } from "../readers/offers.ts";
import type { Field } from "../view.ts";

/** As many as a list of choices shows on every platform that has one. */
const MOST_OFFERED = 100;
/** What stands for a name that is to be filled in. */
const BLANK = "…";

/** For whom an answer is noted: a partner from a list, or a name to be typed where there are too many. */
export async function whoseField(typed: string, { repos, speech }: Situation): Promise<Field> {
  const partners = await repos.partners.all();
  const about = { name: "for", label: speech.line("field.for") };
  const value = typed === BLANK ? {} : { value: typed };
  if (partners.length === 0 || partners.length > MOST_OFFERED || typed !== BLANK)
    return { ...about, kind: "line", most: 150, hint: speech.line("field.for.hint"), ...value };
  const options = partners.map((one) => ({ value: numberedName(one), label: one.name }));
  return { ...about, kind: "choice", options };
}
