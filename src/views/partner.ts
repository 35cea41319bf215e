import type { PartnerBoard } from "../boards/partner.ts";
import type { Member } from "../domain/member.ts";
import type { PartnerKind } from "../domain/partner.ts";
import type { Partner } from "../store/partners.ts";
import type { MessageKey, Speech } from "../text.ts";
import { type Block, list, note, type Text, text, title, type View, view } from "../view.ts";
import { dialled } from "./contact.ts";

type Fact = Extract<Block, { block: "facts" }>["facts"][number];

/** What is known of a partner; how to reach it, only for those who may have to. */
export function partnerView(board: PartnerBoard, speech: Speech): View {
  const { partner, inConfidence } = board;
  const hasContacts = partner.email !== null || partner.phone !== null;
  return view(
    title([partner.name]),
    {
      block: "facts",
      facts: [...publicFacts(board, speech), ...(inConfidence ? contacts(board, speech) : [])],
    },
    hasContacts && !inConfidence && note(speech.say("partner.contacts-kept")),
  );
}

function publicFacts(
  { partner, animates, delegates, inConfidence }: PartnerBoard,
  { line, join }: Speech,
): readonly Fact[] {
  const fact = (label: MessageKey, value: string): Fact => ({ label: line(label), value: [value] });
  const people = inConfidence
    ? join(delegates.map((one) => nameOf(one.name, one.delegation?.confirmed === true, line)))
    : "";
  return [
    fact("partner.kind", line("partner.kind-name", { kind: partner.kind })),
    fact(
      "partner.charter",
      line("partner.signatory", { signatory: partner.signatory ? "yes" : "no" }),
    ),
    ...(animates.length > 0
      ? [fact("partner.animates", join(animates.map((body) => body.name)))]
      : []),
    fact(
      "partner.delegates",
      people === "" ? line("partner.delegates-count", { count: delegates.length }) : people,
    ),
  ];
}

const nameOf = (name: string, confirmed: boolean, line: Speech["line"]): string =>
  confirmed ? name : line("partner.delegate-claimed", { name });

function contacts({ partner: { email, phone } }: PartnerBoard, { line }: Speech): readonly Fact[] {
  return [
    { label: line("partner.email"), value: [email ?? line("partner.no-contact")] },
    {
      label: line("partner.phone"),
      value: [phone === null ? line("partner.no-contact") : dialled(phone)],
    },
  ];
}

const KINDS: readonly PartnerKind[] = ["association", "institution"];

/** Partners by their kind, with how many there are of each. */
export function partnersView(partners: readonly Partner[], head: Text, speech: Speech): View {
  return view(title(head), ...KINDS.flatMap((kind) => listOf(kind, partners, speech)));
}

function listOf(
  kind: PartnerKind,
  partners: readonly Partner[],
  { say }: Speech,
): readonly Block[] {
  const some = partners.filter((partner) => partner.kind === kind);
  if (some.length === 0) return [];
  return [
    text(say("partner.kind-count", { kind, count: some.length })),
    list(some.map(({ name }) => [name])),
  ];
}

/** A partner read back after it was added or changed. */
export function partnerSaidView(
  key: "partner.added" | "partner.edited",
  board: PartnerBoard,
  speech: Speech,
): View {
  return view(text(speech.say(key)), ...partnerView(board, speech).blocks);
}

/** A partner is gone; those who spoke for it are to be told. */
export function archivedView(
  { name }: Partner,
  delegates: readonly Member[],
  { say, join }: Speech,
): View {
  return view(
    text(say("partner.archived", { partner: name })),
    delegates.length > 0 &&
      note(
        say("partner.archived-delegates", {
          count: delegates.length,
          delegates: join(delegates.map((one) => one.name)),
        }),
      ),
  );
}
