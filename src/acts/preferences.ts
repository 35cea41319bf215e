import type { Member } from "../domain/member.ts";
import type { Language } from "../moments.ts";
import { record, type Work } from "./work.ts";

/** From now on this member is spoken to in this language. */
export async function setLanguage(work: Work, member: Member, language: Language): Promise<void> {
  await work.repos.members.setLanguage(member.id, language);
  await record(work, "member.language-set", "member", member.id, { language });
}

/** Whether this member wants to be asked directly for the answers that are missing. */
export async function setPersonalReminders(
  work: Work,
  member: Member,
  wanted: boolean,
): Promise<void> {
  await work.repos.members.setReminders(member.id, wanted);
  await record(work, "member.reminders-set", "member", member.id, { wanted });
}
