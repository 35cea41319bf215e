/* Discord's own markup: https://docs.discord.com/developers/reference#message-formatting */

/** How somebody reads what stands for something else. */
export interface Reader {
  readonly nameOf: (id: string) => string;
  /** A moment in seconds, in one of Discord's styles. */
  readonly moment: (seconds: number, style: string) => string;
}

export interface Read {
  readonly text: string;
  readonly links: readonly string[];
}

/** Who is called by name, before it is asked whether they may be. */
export interface Called {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

const TOKENS = new RegExp(
  [
    "```(?:[a-z]+\\n)?(?<block>[\\s\\S]+?)```",
    "(?<ticks>`{1,2})(?<code>[\\s\\S]+?)\\k<ticks>",
    "\\\\(?<escaped>[^\\p{L}\\p{N}\\s])",
    "<@!?(?<user>\\d+)>",
    "<@&(?<role>\\d+)>",
    "<#(?<channel>\\d+)>",
    "<t:(?<moment>-?\\d+)(?::(?<style>[tTdDfFsSR]))?>",
    "<(?<command>/[^:>]+):\\d+>",
    "<a?:(?<emoji>\\w+):\\d+>",
    "\\[(?<label>[^\\]\\n]+)\\]\\(<?(?<target>https?://[^\\s)>]+)>?\\)",
    "<(?<hidden>https?://[^\\s>]+)>",
    "(?<bare>https?://[^\\s<]*[^\\s<.,:;\"'\\])])",
    "(?<all>@everyone|@here)",
  ].join("|"),
  "gu",
);

/** Where something stands that is not markup any longer. */
const PLACE = 0xf0000;
const PLACES = /[\u{f0000}-\u{ffffd}]/gu;

/** What is between the marks, the marks gone; the longer ones first. */
const MARKS: readonly RegExp[] = [
  /\*\*(?=\S)(.+?)\*\*/gsu,
  /__(?=\S)(.+?)__/gsu,
  /~~(.+?)~~/gsu,
  /\|\|(.+?)\|\|/gsu,
  /\*(?=\S)([^*]+?)(?<=\S)\*/gsu,
  /(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/gsu,
];

/** Headings, small print, quotations. */
const LINE_STARTS = /^(?:#{1,3} |-# |>>> |> )/gmu;

/** Letters without width, where nothing follows them. */
const UNSEEN = /(?:\u200b|\u200c|\u200d|\u2060)+$/u;

/** What a text shows, and where its links lead. */
export function readMarkdown(source: string, reader: Reader): Read {
  const kept: string[] = [];
  const links: string[] = [];
  const keep = (text: string): string => {
    kept.push(text);
    return String.fromCodePoint(PLACE + kept.length - 1);
  };
  const bare = source.replaceAll(TOKENS, (...match) => {
    const token = match.at(-1) as Token;
    const link = token.target ?? token.hidden ?? token.bare;
    if (link !== undefined) links.push(link);
    return keep(shown(token, reader));
  });
  const unmarked = MARKS.reduce(
    (text, mark) => text.replaceAll(mark, "$1"),
    bare.replaceAll(LINE_STARTS, ""),
  );
  const text = unmarked.replaceAll(
    PLACES,
    (place) => kept[(place.codePointAt(0) ?? PLACE) - PLACE] ?? "",
  );
  return { text: text.replace(UNSEEN, ""), links };
}

type Token = Readonly<
  Partial<
    Record<
      | "block"
      | "code"
      | "escaped"
      | "user"
      | "role"
      | "channel"
      | "moment"
      | "style"
      | "command"
      | "emoji"
      | "label"
      | "target"
      | "hidden"
      | "bare"
      | "all",
      string
    >
  >
>;

function shown(token: Token, reader: Reader): string {
  const { user, role, channel, label } = token;
  if (user !== undefined || role !== undefined) return `@${reader.nameOf(user ?? role ?? "")}`;
  if (channel !== undefined) return `#${reader.nameOf(channel)}`;
  if (token.moment !== undefined) return reader.moment(Number(token.moment), token.style ?? "f");
  if (label !== undefined) return readMarkdown(label, reader).text;
  if (token.emoji !== undefined) return `:${token.emoji}:`;
  return (
    token.block ??
    token.code ??
    token.escaped ??
    token.command ??
    token.hidden ??
    token.bare ??
    token.all ??
    ""
  );
}

/** Nobody is called from within code, or behind a backslash. */
export function calledBy(source: string): Called {
  const tokens = [...source.matchAll(TOKENS)].map(({ groups = {} }) => groups as Token);
  const ids = (name: "user" | "role") => [...new Set(tokens.flatMap((token) => token[name] ?? []))];
  return {
    everyone: tokens.some((token) => token.all !== undefined),
    users: ids("user"),
    roles: ids("role"),
  };
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const SPANS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A moment as the reader's own Discord writes it, by the reader's clock on the wall. */
export function moment(seconds: number, style: string, locale: string, now: number): string {
  const options = STYLES[style];
  if (options !== undefined)
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "Europe/Paris" }).format(
      seconds * 1_000,
    );
  const away = seconds - now / 1_000;
  const [unit, span] = SPANS.find(([, length]) => Math.abs(away) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(
    Math.round(away / span),
    unit,
  );
}
