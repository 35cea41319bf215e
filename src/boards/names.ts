import type { VoiceId } from "../domain/voice.ts";
import type { Repositories } from "../store/repositories.ts";

/** How voices are named before others: by their partner. Someone who speaks for none is counted, not named. */
export interface Named {
  /** Names of partners, each once, with how many of their people it stands for. */
  readonly partners: readonly { readonly name: string; readonly people: number }[];
  /** People who speak for no partner. */
  readonly others: number;
}

/** Looks up whom many voices speak for, in two reads. */
export async function nameVoices(
  repos: Repositories,
  voices: readonly VoiceId[],
): Promise<(some: readonly VoiceId[]) => Named> {
  const spokenFor = await repos.members.partnerNames(
    voices.flatMap((voice) => ("memberId" in voice ? voice.memberId : [])),
  );
  const partners = await repos.partners.names(
    voices.flatMap((voice) => ("partnerId" in voice ? voice.partnerId : [])),
  );
  const nameOf = (voice: VoiceId): string | undefined =>
    "memberId" in voice ? spokenFor.get(voice.memberId) : partners.get(voice.partnerId);
  return (some) => {
    const people = new Map<string, number>();
    let others = 0;
    for (const voice of some) {
      const name = nameOf(voice);
      if (name === undefined) others += 1;
      else people.set(name, (people.get(name) ?? 0) + 1);
    }
    return { partners: [...people].map(([name, count]) => ({ name, people: count })), others };
  };
}
