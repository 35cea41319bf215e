import { expect, test } from "vitest";
import { calledBy, moment, readMarkdown } from "./markdown.ts";

/* What is read of Discord's markup: https://docs.discord.com/developers/reference#message-formatting */

const NOW = Date.parse("2027-03-01T13:00Z");
const THEN = Date.parse("2027-03-02T10:00Z") / 1_000;
const reader = {
  nameOf: (id: string) => `n${id}`,
  moment: (seconds: number, style: string) => moment(seconds, style, "fr", NOW),
};

const reads: readonly (readonly [source: string, text: string, ...links: string[]])[] = [
  [
    "**gras** __souligné__ *penché* _penché_ ~~barré~~ ||caché||",
    "gras souligné penché penché barré caché",
  ],
  ["***tout***", "tout"],
  ["vu\u200b\u200d\u2060", "vu"],
  ["un_nom_de_fichier et 2 * 3 * 4", "un_nom_de_fichier et 2 * 3 * 4"],
  ["\\*\\*pas gras\\*\\* \\_non\\_ \\<@1>", "**pas gras** _non_ <@1>"],
  ["`**tel quel**` ```\nbloc **tel quel**```", "**tel quel** \nbloc **tel quel**"],
  ["# Titre\n## Sous-titre\n-# petit\n> cité", "Titre\nSous-titre\npetit\ncité"],
  ["<@1> <@!2> <@&3> <#4> </utopia aide:5> <:coeur:6>", "@n1 @n2 @n3 #n4 /utopia aide :coeur:"],
  ["[**ici**](https://exemple.fr/a)", "ici", "https://exemple.fr/a"],
  [
    "https://exemple.fr/a_b_c, et <https://exemple.fr/d>.",
    "https://exemple.fr/a_b_c, et https://exemple.fr/d.",
    "https://exemple.fr/a_b_c",
    "https://exemple.fr/d",
  ],
  [`<t:${THEN}:F>`, "mardi 2 mars 2027 à 11:00"],
  [`<t:${THEN}:t> <t:${THEN}:D>`, "11:00 2 mars 2027"],
  [`<t:${THEN}:R>`, "dans 21 heures"],
];

test.each(reads)("%s", (source, text, ...links) => {
  expect(readMarkdown(source, reader)).toEqual({ text, links });
});

test("nobody is called from code or behind a backslash", () => {
  const source = "`@everyone <@1>` \\<@2> @\u200beveryone <@3> <@3> <@&4>";
  expect(calledBy(source)).toEqual({ everyone: false, users: ["3"], roles: ["4"] });
  expect(calledBy("@here")).toMatchObject({ everyone: true });
});
