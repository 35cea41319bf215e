import { SetupFault } from "./errors.ts";

/** What the command line asks for. */
export interface CommandLine {
  /** The command's words; empty: run the bot. */
  readonly words: readonly string[];
  readonly as: string | undefined;
  readonly in: string | undefined;
  /** A rehearsed present. */
  readonly at: string | undefined;
  readonly json: boolean;
}

const VALUED = ["as", "in", "at"] as const;

/**
 * Takes `--as`, `--in`, `--at` and `--json` out of the arguments; all others are the
 * command's own.
 * @throws {SetupFault} when one of them has no value
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const found: Partial<Record<(typeof VALUED)[number], string>> = {};
  const words: string[] = [];
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const name = VALUED.find((one) => arg === `--${one}` || arg.startsWith(`--${one}=`));
    if (arg === "--json") json = true;
    else if (name === undefined) words.push(arg);
    else if (arg.includes("=")) found[name] = arg.slice(arg.indexOf("=") + 1);
    else {
      at += 1;
      const value = args[at];
      if (value === undefined)
        throw new SetupFault(`--${name} : il manque sa valeur / its value is missing`);
      found[name] = value;
    }
  }
  return { words, as: found.as, in: found.in, at: found.at, json };
}

/** The words of the shell as one would type them in a chat: what holds a space is quoted again. */
export function retyped(words: readonly string[]): string {
  return words
    .map((word) => (words.length === 1 && /\s/u.test(word) ? word : retypedOne(word)))
    .join(" ");
}

function retypedOne(word: string): string {
  const option = /^(?<head>--[\p{L}-]+=)(?<value>.*)$/su.exec(word)?.groups;
  if (option) return `${option["head"]}${quoted(option["value"] ?? "")}`;
  return /\s/u.test(word) || word === "" ? quoted(word) : word;
}

function quoted(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  return value.includes("»") ? `“${value}”` : `«${value}»`;
}
