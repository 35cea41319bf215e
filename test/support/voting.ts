import fc from "fast-check";
import type { Answer, Voice } from "../../src/domain/poll.ts";

/** A poll to vote in. Members are numbered from 0 to 3, partners 0 and 1, options from 1 to 3. */
export interface Terms {
  readonly kind: "dates" | "choice";
  readonly several: boolean;
  readonly voice: Voice;
}

/** What somebody does. `phone`: an answer is noted for them, or for a partner as a whole. */
export type Step =
  | { readonly act: "vote"; readonly member: number; readonly answers: Answers }
  | { readonly act: "phone"; readonly member: number; readonly answers: Answers }
  | { readonly act: "phone partner"; readonly partner: number; readonly answers: Answers }
  | { readonly act: "speak for"; readonly member: number; readonly partner: number }
  | { readonly act: "speak for none"; readonly member: number };

type Answers = ReadonlyMap<number, Answer>;

export const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  fc.record({
    kind: fc.constant("dates" as const),
    several: fc.constant(false),
    voice: anyVoice(),
  }),
  fc.record({ kind: fc.constant("choice" as const), several: fc.boolean(), voice: anyVoice() }),
);

function anyVoice(): fc.Arbitrary<Voice> {
  return fc.constantFrom<Voice>("member", "partner");
}

/** Steps that a poll of these terms refuses nobody. */
export function anySteps({ kind, several }: Terms): fc.Arbitrary<readonly Step[]> {
  const said = fc.constantFrom<Answer>(
    "yes",
    "no",
    ...(kind === "dates" ? ["if-need-be" as const] : []),
  );
  const isOneChoice = (answers: Answers) =>
    kind === "dates" || several || yesOf(answers).length < 2;
  const answers = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 3 }), said), { minLength: 1, maxLength: 3 })
    .map((all): Answers => new Map(all))
    .filter(isOneChoice);
  const member = fc.nat(3);
  const partner = fc.nat(1);
  const step = fc.oneof(
    fc.record({ act: fc.constant("vote" as const), member, answers }),
    fc.record({ act: fc.constant("phone" as const), member, answers }),
    fc.record({ act: fc.constant("phone partner" as const), partner, answers }),
    fc.record({ act: fc.constant("speak for" as const), member, partner }),
    fc.record({ act: fc.constant("speak for none" as const), member }),
  );
  return fc.array(step, { maxLength: 14 });
}

const yesOf = (answers: Answers) => [...answers.values()].filter((one) => one === "yes");

/** The answers of each voice (« member 2 », « partner 0 »), by option. */
export type Ballots = ReadonlyMap<string, Answers>;

/** What must be counted, said independently of how it is stored. */
export function expected({ kind, several, voice }: Terms, steps: readonly Step[]): Ballots {
  const ballots = new Map<string, Map<number, Answer>>();
  const speaksFor = new Map<number, number>();
  const become = (from: string, to: string) => {
    const ballot = ballots.get(from);
    if (ballot === undefined || ballots.has(to)) return;
    ballots.delete(from);
    ballots.set(to, ballot);
  };
  const patch = (key: string, answers: Answers) => {
    const ballot = ballots.get(key) ?? new Map<number, Answer>();
    ballots.set(key, ballot);
    if (kind === "choice" && !several && yesOf(answers).length > 0)
      for (const [option, answer] of ballots.get(key) ?? [])
        if (answer === "yes") ballot.set(option, "no");
    for (const [option, answer] of answers) ballot.set(option, answer);
  };
  const ownVoice = (member: number): string => {
    const partner = speaksFor.get(member);
    if (voice === "partner")
      return partner === undefined ? `member ${member}` : `partner ${partner}`;
    // What was noted for a partner as a whole is its first person's to change.
    if (partner !== undefined) become(`partner ${partner}`, `member ${member}`);
    return `member ${member}`;
  };
  const voiceOfPartner = (partner: number): string => {
    const people = [...speaksFor].flatMap(([member, one]) => (one === partner ? [member] : []));
    const [only, ...others] = people;
    if (voice === "partner" || only === undefined || others.length > 0) return `partner ${partner}`;
    return ownVoice(only);
  };
  const bring = (member: number, partner: number) => {
    const waiting = ballots.get(`member ${member}`);
    if (voice === "member" || waiting === undefined) return;
    become(`member ${member}`, `partner ${partner}`);
    ballots.delete(`member ${member}`);
    const standing = ballots.get(`partner ${partner}`) ?? new Map<number, Answer>();
    const hasChosen = kind === "choice" && !several && yesOf(standing).length > 0;
    for (const [option, answer] of waiting)
      if (!standing.has(option) && !(hasChosen && answer === "yes")) standing.set(option, answer);
  };
  for (const step of steps)
    switch (step.act) {
      case "vote":
      case "phone":
        patch(ownVoice(step.member), step.answers);
        break;
      case "phone partner":
        patch(voiceOfPartner(step.partner), step.answers);
        break;
      case "speak for":
        speaksFor.set(step.member, step.partner);
        bring(step.member, step.partner);
        break;
      case "speak for none":
        speaksFor.delete(step.member);
        break;
      default:
        step satisfies never;
    }
  return ballots;
}
