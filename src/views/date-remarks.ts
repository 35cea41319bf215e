import type { OptionRemarks } from "../boards/date-remarks.ts";
import type { DateRemark } from "../domain/date-remark.ts";
import { timeInWords, weekdayInWords } from "../moments.ts";
import type { Speech } from "../text.ts";
import { type Block, note, type Text } from "../view.ts";

/** More lines are not read: the dates that they are about are only named. */
const MOST_LINES = 5;

/** What to know of one date, a line each. */
export function dateNotes(remarks: readonly DateRemark[], speech: Speech): readonly Block[] {
  return remarks.map((remark) => note(sentence(remark, [], speech)));
}

/** What to know of the dates of a poll, a line each; what is the same of several dates is said once. */
export function optionNotes(options: readonly OptionRemarks[], speech: Speech): readonly Block[] {
  const said = new Map<string, { remark: DateRemark; positions: number[] }>();
  for (const { position, remarks } of options)
    for (const remark of remarks) {
      const key = JSON.stringify(remark);
      const same = said.get(key) ?? { remark, positions: [] };
      same.positions.push(position);
      said.set(key, same);
    }
  const all = [...said.values()];
  const others = new Set(all.slice(MOST_LINES).flatMap(({ positions }) => positions));
  return [
    ...all.slice(0, MOST_LINES).map(({ remark, positions }) => sentence(remark, positions, speech)),
    ...(others.size === 0 ? [] : [speech.say("date-remark.others", numbered([...others], speech))]),
  ].map(note);
}

/** Of the dates at these positions of a poll, or of the one date there is. */
function sentence(remark: DateRemark, positions: readonly number[], speech: Speech): Text {
  const { say, language } = speech;
  const dates = numbered(positions, speech);
  switch (remark.about) {
    case "public-holiday":
      return say("date-remark.public-holiday", { ...dates, name: remark.name[language] });
    case "school-holidays":
      return say("date-remark.school-holidays", {
        ...dates,
        zone: remark.zone,
        name: remark.name[language],
      });
    case "school-unknown":
      return say("date-remark.school-unknown", { ...dates, zone: remark.zone });
    case "clash":
      return say("date-remark.clash", {
        ...dates,
        body: remark.body,
        weekday: weekdayInWords(remark.when.wall, language),
        time: timeInWords(remark.when.wall, language),
        common: remark.common,
      });
    default:
      return remark satisfies never;
  }
}

const numbered = (positions: readonly number[], { join }: Speech) => ({
  count: positions.length,
  dates: join(positions.map(String)),
});
