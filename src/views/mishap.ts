import type { Access } from "../chat.ts";
import { isMessageKey, type Speech, selector } from "../text.ts";
import type { Text } from "../view.ts";

/** Why something did not arrive, by its code, as a part of a sentence. */
export function reasonLine(code: string, { line }: Speech): string {
  return line("status.reason", { reason: selector(code), told: code });
}

/** Why a platform does not let us in: a few words of its own, or, of those that we give ourselves, a part of a sentence. */
export function platformReason(reason: string, { line }: Speech): string {
  const key = `platform-reason.${reason}`;
  return isMessageKey(key) ? line(key) : reason;
}

/** What can be done about it, by whom, in sentences; empty where nothing can. */
export function mend(code: string, platform: string | undefined, { say }: Speech): Text {
  const key = `mend.${code}`;
  return isMessageKey(key) ? say(key, { platform: platform ?? "" }) : [];
}

/** Why nothing can be posted in a place, by the code that says it best; empty: nothing known. */
export function barOf({ barred, lacks = [] }: Pick<Access, "barred" | "lacks">): string {
  return lacks.length > 0 ? "not-allowed" : (barred ?? "");
}

/** What can be done where nothing can be posted: each permission that is missing is named. */
export function barMend(
  access: Pick<Access, "barred" | "lacks">,
  at: string,
  speech: Speech,
): Text {
  const { lacks = [] } = access;
  if (lacks.length === 0) return mend(barOf(access), at, speech);
  return speech.say("mend.lacks", {
    lacks: speech.join(lacks.map((one) => permissionName(one, speech))),
    count: lacks.length,
  });
}

/** A permission as people see it on its platform, or, where nobody knows that, as it names it to us. */
export function permissionName(permission: string, { line }: Speech): string {
  const key = `permission.${permission}`;
  return isMessageKey(key) ? line(key) : permission;
}
