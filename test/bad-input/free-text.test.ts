import { describe, expect, test } from "vitest";
import { plainInk } from "../../adapters/terminal/ink.ts";
import { colours } from "../../adapters/terminal/ink.ts";
import { rowsOf } from "../../adapters/terminal/layout.ts";
import { linesOfView } from "../../adapters/terminal/render.ts";
import { commands } from "../../commands/index.ts";
import type { Situation } from "../../src/command.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { speech } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { HOSTILE } from "../support/hostile.ts";
import type { Reply } from "../support/person.ts";
import { channelOf } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

/** How a free text is typed, the time being, and the line that shows it afterwards. */
interface Typing {
  readonly says: (text: string, time: number) => string;
  readonly shows?: string;
}

/** A text in quotation marks that it does not hold itself. */
const quoted = (text: string) => (text.includes('"') ? `«${text}»` : `"${text}"`);
/** Another day each time. */
const day = (time: number) => `${new Date(Date.UTC(2027, 2, 1 + time)).toISOString().slice(0, 10)}T18:00`;

const TYPED: Readonly<Record<string, Typing>> = {
  "help command": { says: (text) => `aide ${text}` },
  "announce text": { says: (text) => `annoncer ${text}` },
  "announcement correct text": { says: (text) => `annonce rectifier #1 ${text}`, shows: "annonce liste" },
  "meeting plan title": { says: (text, time) => `réunion fixer ${day(time)} --titre=${quoted(text)}`, shows: "réunion liste" },
  "meeting plan place": { says: (text, time) => `réunion fixer ${day(time)} --lieu=${quoted(text)}`, shows: "réunion liste" },
  "meeting move place": { says: (text, time) => `réunion déplacer #1 ${day(time)} --lieu=${quoted(text)}`, shows: "réunion voir 1" },
  "meeting cancel reason": { says: (text) => `réunion annuler 1 ${text}`, shows: "réunion voir 1" },
  "meeting agenda item": { says: (text) => `réunion odj #1 ${text}` },
  "poll dates title": { says: (text, time) => `sondage dates ${quoted(text)} ${day(time)}` },
  "poll dates place": { says: (text, time) => `sondage dates Lieu ${day(time)} --lieu=${quoted(text)}`, shows: "sondage voir {n}" },
  "poll choice title": { says: (text) => `sondage choix ${quoted(text)} Oui, Non` },
  "poll choice options": { says: (text) => `sondage choix Nom Toit\n${text}` },
  "poll edit title": { says: (text) => `sondage modifier 1 --titre=${quoted(text)}` },
  "poll edit place": { says: (text) => `sondage modifier 1 --lieu=${quoted(text)}` },
  "poll edit add": { says: (text) => `sondage modifier 2 --ajouter=${quoted(text)}` },
  "plenary plan title": { says: (text, time) => `plénière fixer ${day(time)} --titre=${quoted(text)}`, shows: "réunion liste" },
  "plenary plan place": { says: (text, time) => `plénière fixer ${day(time)} --lieu=${quoted(text)}`, shows: "réunion liste" },
  "commission create name": { says: (text) => `commission créer ${text}` },
  "commission rename name": { says: (text) => `commission renommer logement ${text}` },
  "partner list search": { says: (text) => `partenaire chercher ${text}` },
  "partner add name": { says: (text) => `partenaire ajouter ${text} --type=association` },
  "partner edit name": { says: (text) => `partenaire modifier #1 --nom=${quoted(text)}` },
  "partner import file": { says: (text) => `partenaire importer ${text}` },
  "role claim code": { says: (text) => `rôle prendre ${text}` },
};
