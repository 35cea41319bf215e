import { plain } from "../../src/text.ts";
import { actions, list, note, text, title, type View, view } from "../../src/view.ts";

/** A message as a person reads it. */
export interface Shown {
  readonly text: string;
  /** Labels, as far as they can be pressed. */
  readonly buttons: readonly string[];
  /** Where its links lead. */
  readonly links: readonly string[];
  /** Who or what is called by it: people, roles, everybody. */
  readonly pings: readonly string[];
}

/** Every kind of block and of inline, each with words of its own. */
export const everything = view(
  title(["Colocation ", { strong: "des jeunes" }]),
  text([
    "Tapez ",
    { code: "voter 1 oui" },
    ", lisez ",
    { link: "https://example.org/notice", label: "la notice" },
  ]),
  text([
    {
      slot: { wall: "2027-04-01T18:00", zone: "Europe/Paris" },
      words: "jeudi 1er avril 2027 à 18\u00a0h",
    },
  ]),
  {
    block: "facts",
    facts: [
      { label: "Lieu", value: ["salle Braun"] },
      { label: "Durée", value: ["deux heures"] },
    ],
  },
  list([["Accueil de nuit"], ["Bourse au logement"]]),
  {
    block: "poll",
    lines: [
      {
        number: 1,
        label: ["mardi matin"],
        tally: ["✅ 2 oui"],
        voices: ["C.A.F., A.D.I.L."],
        actions: answers(1),
      },
      { number: 2, label: ["samedi soir"], tally: ["❌ 4 non"], voices: [], actions: answers(2) },
    ],
    how: ["Pour répondre : voter 1 oui"],
  },
  actions(
    { label: "Je viens", run: "rsvp #3 yes", tone: "primary" },
    { label: "Pour une structure", ask: "moi structure " },
  ),
  { block: "link", url: "https://example.org/charte", label: "La charte" },
  note(["Réponses jusqu’à vendredi"]),
);

/** A poll line's answers. */
function answers(option: number) {
  return [
    { label: "Oui", run: `vote #7 ${option} yes` },
    { label: "Non", run: `vote #7 ${option} no` },
  ];
}

/** No platform finds a place to cut it. */
export const UNBROKEN = "é".repeat(9_000);

const HOSTILE =
  "avant @everyone @here <!channel> <@U1> @lea [x](javascript:alert) *a* `b` \u001b[2J\u0007 \u202eenvers après";

/** Words from outside that some platform would act on, wherever a view can hold words. */
export const hostile = view(
  title([HOSTILE]),
  text([{ strong: HOSTILE }, { code: HOSTILE }, HOSTILE]),
  { block: "facts", facts: [{ label: HOSTILE, value: [HOSTILE] }] },
  list([[HOSTILE]]),
  {
    block: "poll",
    lines: [{ number: 1, label: [HOSTILE], tally: [HOSTILE], voices: [HOSTILE], actions: [] }],
    how: [HOSTILE],
  },
  note([HOSTILE]),
);

const numbered = (count: number, what: string) =>
  Array.from({ length: count }, (_, at) => `${what}${at}`);

/** Far more than any platform takes at once, a word without spaces included. */
export const long = view(
  title([numbered(200, "titre").join(" ")]),
  text([numbered(2_000, "mot").join(" ")]),
  text([{ strong: numbered(1_000, "fort").join(" ") }]),
  text([UNBROKEN]),
  list(numbered(150, "point").map((item) => [item])),
  actions(...numbered(60, "bouton").map((label) => ({ label, run: `vote ${label}` }))),
);

export const saying = (words: string): View => view(text([words]));

/** Every word that a view shows; the answers of a poll's lines may be offered in another way. */
export function wordsOf({ blocks }: View): readonly string[] {
  const texts = blocks.flatMap((block): readonly string[] => {
    switch (block.block) {
      case "title":
      case "text":
      case "note":
        return [plain(block.text)];
      case "facts":
        return block.facts.flatMap(({ label, value }) => [label, plain(value)]);
      case "list":
        return block.items.map(plain);
      case "poll":
        return block.lines.flatMap(({ label, tally, voices }) => [label, tally, voices].map(plain));
      case "actions":
        return block.actions.map(({ label }) => label);
      case "link":
        return [block.label];
      default:
        return block satisfies never;
    }
  });
  return texts.flatMap((one) => one.split(/\s+/u)).filter((word) => word !== "");
}

export function missing(words: readonly string[], shown: readonly Shown[]): readonly string[] {
  const all = new Set(
    shown.flatMap((one) => [one.text, ...one.buttons].flatMap((some) => some.split(/\s+/u))),
  );
  // A sign may stand beside a word; a hundred thousand words must not be searched in all.
  const together = [...all].join(" ");
  return words.filter((word) => !all.has(word) && !together.includes(word));
}
