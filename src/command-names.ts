import { isMessageKey, type Language, type MessageKey, speech } from "./text.ts";

const known = new Map<string, readonly string[]>();

/** The words that mean a command, an argument or a noun, in one language: the first is the one that is shown. */
export function namesOf(
  key: `command.${string}` | `arg.${string}`,
  language: Language,
): readonly string[] {
  const id = `${language} ${key}`;
  const names = known.get(id) ?? split(speech(language).line(messageKey(`${key}.names`)));
  known.set(id, names);
  return names;
}

const split = (names: string): readonly string[] => names.split(",").map((name) => name.trim());

/** The key of a message that is named after something; a fault of ours when it is not there. */
export function messageKey(key: string): MessageKey {
  if (!isMessageKey(key)) throw new Error(`no message ${key} in data/locales`);
  return key;
}

/** A path as people type it: « sondage dates ». */
export function shownPath(path: string, language: Language): string {
  const steps = path.split(" ");
  return steps
    .map((_, at) => namesOf(`command.${steps.slice(0, at + 1).join(" ")}`, language)[0] ?? "")
    .map((name) => name.split("=")[0] ?? "")
    .join(" ");
}

/** An option of a command as people type it: « voter --pour ». */
export function shownOption(path: string, option: string, language: Language): string {
  return `${shownPath(path, language)} --${namesOf(`arg.${option}`, language)[0] ?? option}`;
}

/** What to type, as one would. */
export function example({ path }: { readonly path: string }, language: Language): string {
  const words = speech(language).line(messageKey(`command.${path}.example`));
  return `/utopia ${shownPath(path, language)} ${words}`.trim();
}
