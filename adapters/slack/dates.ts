import type { types } from "@slack/bolt";
import { type Language, slotInWords } from "../../src/moments.ts";
import { hasHour, instantOf, MINUTE, type Slot } from "../../src/when.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements/date-element */
type DateElement = types.RichTextDate;

/**
 * Slack begins what it puts in a date's place with a capital, unless something stands before.
 * https://metacpan.org/pod/Slack::BlockKit::Block::RichText::Date
 */
const LOWER = "\u200b";
/** `from` and `to` as `slotInWords` says them. */
const WORDS = {
  fr: { at: "à", from: "de", to: " à " },
  en: { at: "at", from: "from", to: " to " },
} as const;
/** The end of a span that is an hour of the same day; any other is shown with its day. */
const SAME_DAY = /^(?:\d\S*(?:\u00a0\S+)*|minuit|midnight)$/u;

/**
 * A slot as Slack's dates, which show each reader their own hour; our words stand wherever
 * Slack shows none, and in the notification. A day without an hour is nobody's instant: it
 * stays words, and so does what is not said as `slotInWords` says it.
 */
export function dateElements(
  slot: Slot,
  words: string,
  language: Language,
): readonly (DateElement | types.RichTextText)[] {
  const plain = { type: "text", text: words } as const;
  if (!hasHour(slot)) return [plain];
  const { at, from, to } = WORDS[language];
  const begins = instantOf(slot);

  const start = slotInWords({ wall: slot.wall, zone: slot.zone }, language);
  if (words.startsWith(start)) {
    const first = element(begins, `{date_long} ${at} {time}`, start);
    const rest = words.slice(start.length);
    return rest === "" ? [first] : [first, { type: "text", text: rest }];
  }

  const middle = words.lastIndexOf(to);
  if (slot.minutes === undefined || middle < 0) return [plain];
  const end = words.slice(middle + to.length);
  return [
    element(begins, `{date_long} ${from} {time}`, words.slice(0, middle)),
    { type: "text", text: to },
    element(
      begins + slot.minutes * MINUTE,
      SAME_DAY.test(end) ? "{time}" : `{date_long} ${at} {time}`,
      end,
    ),
  ];
}

function element(instant: number, format: string, fallback: string): DateElement {
  return { type: "date", timestamp: instant / 1_000, format: LOWER + format, fallback };
}
