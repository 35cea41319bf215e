import type {
  APIApplicationCommandInteractionDataOption,
  APIApplicationCommandInteractionDataSubcommandOption,
  APIChatInputApplicationCommandInteractionData,
} from "discord.js";
import { expect, test } from "vitest";
import { begunOf, type Sent, typedOf } from "../../adapters/discord/typed.ts";
import { commands } from "../../commands/index.ts";

type Options = NonNullable<APIApplicationCommandInteractionDataSubcommandOption["options"]>;

/** As Discord tells it: /utopia, a group, a subcommand, what is said. */
const group = (noun: string, verb: string, ...options: Options): Sent =>
  told({ type: 2, name: noun, options: [{ type: 1, name: verb, options }] });

const leaf = (name: string, ...options: Options): Sent => told({ type: 1, name, options });

function told(below: APIApplicationCommandInteractionDataOption): Sent {
  const data: APIChatInputApplicationCommandInteractionData = {
    id: "1041",
    type: 1,
    name: "utopia",
    options: [below],
  };
  return data;
}

const said = (name: string, value: string) => ({ type: 3 as const, name, value });
const flag = (name: string, value: boolean) => ({ type: 5 as const, name, value });

test.each<[Sent, ReturnType<typeof typedOf>]>([
  [leaf("help"), { words: "help", given: {} }],
  [
    leaf("next-meeting", said("commission", "logement")),
    { words: "next-meeting", given: { commission: "logement" } },
  ],
  [
    group(
      "poll",
      "dates",
      said("title", "Colocation"),
      said("dates", "mardi 2 mars 14h, jeudi 4 mars 18h"),
    ),
    {
      words: "poll dates",
      given: { title: "Colocation", dates: "mardi 2 mars 14h, jeudi 4 mars 18h" },
    },
  ],
  // What it is called is not what the code calls it.
  [leaf("vote", said("answers", "1 oui")), { words: "vote", given: { ballot: "1 oui" } }],
  [
    group("poll", "dates", flag("no-meeting", true), said("title", "Colocation")),
    { words: "poll dates", given: { "no-meeting": "", title: "Colocation" } },
  ],
  [group("poll", "dates", flag("no-meeting", false)), { words: "poll dates", given: {} }],
  [
    group("poll", "close", { type: 4, name: "option", value: 2 }),
    { words: "poll close", given: { option: "2" } },
  ],
  [
    group("poll", "dates", said("title", "« Été à Guentrange »")),
    { words: "poll dates", given: { title: "Été à Guentrange" } },
  ],
  [
    group("poll", "dates", said("title", '"A" ou "B"'), said("place", '--lieu="ici"')),
    { words: "poll dates", given: { title: '"A" ou "B"', place: '--lieu="ici"' } },
  ],
  [
    group("poll", "dates", said("title", '"Foyer')),
    { words: "poll dates", given: { title: '"Foyer' } },
  ],
  // An older tree: what there is no more is answered with what is near to it.
  [
    group("poll", "dates", said("lieux", "Mairie"), said("title", "A")),
    { words: "poll dates --lieux", given: { title: "A" } },
  ],
  [group("poll", "doodle", said("title", "A")), { words: "poll doodle --title", given: {} }],
])("%j is typed as %j", (sent, typed) => {
  expect(typedOf(sent, commands)).toEqual(typed);
});

test("what is being typed", () => {
  const begun = group("poll", "dates", said("title", "Colocation"), {
    ...said("dates", "mard"),
    focused: true,
  });
  expect(begunOf(begun, commands)).toEqual({
    path: "poll dates",
    argument: "dates",
    typed: "mard",
    others: { title: "Colocation" },
  });
  const blank = leaf("next-meeting", { ...said("commission", ""), focused: true });
  expect(begunOf(blank, commands)).toEqual({
    path: "next-meeting",
    argument: "commission",
    typed: "",
    others: {},
  });
});

test("what is being typed for an argument that there is no more", () => {
  expect(
    begunOf(leaf("next-meeting", { ...said("committee", "l"), focused: true }), commands),
  ).toBeUndefined();
  expect(
    begunOf(leaf("next", { ...said("commission", "l"), focused: true }), commands),
  ).toBeUndefined();
});
