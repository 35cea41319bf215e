/** Who counts: a member, or a partner as a whole. */
export type VoiceId = { readonly memberId: number } | { readonly partnerId: number };

/** The voice of a row that has a member or a partner, never both (the database holds it). */
export function voiceOf(row: {
  readonly memberId: number | null;
  readonly partnerId: number | null;
}): VoiceId {
  if (row.memberId !== null) return { memberId: row.memberId };
  if (row.partnerId !== null) return { partnerId: row.partnerId };
  throw new Error("a ballot or an answer has a voice");
}

/** One number for each voice: ids are positive, so that those of partners are told by their sign. */
export function voiceKey(voice: VoiceId): number {
  return "memberId" in voice ? voice.memberId : -voice.partnerId;
}
