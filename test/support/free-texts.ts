/** How a free text is typed, by the coordination in the channel of Logement. */
export interface Typing {
  /** Typed before; `time` counts from 1. */
  readonly before?: (time: number) => string;
  readonly says: (text: string, time: number) => string;
  /** Typed after, where the answer only gives the number of what shows the text. */
  readonly shows?: (number: string) => string;
  /** Several texts, at commas, semicolons and line breaks. */
  readonly isList?: true;
  readonly platform?: string;
}

/** A text in quotation marks that it does not hold itself. */
const quoted = (text: string) => (text.includes('"') ? `«${text}»` : `"${text}"`);

/** Another evening each time. */
function evening(time: number): string {
  return `${new Date(Date.UTC(2027, 2, time)).toISOString().slice(0, 10)}T18:00`;
}

const newMeeting = (time: number) => `réunion fixer ${evening(time)}`;
const seeMeeting = (number: string) => `réunion voir ${number}`;
const newChoice = (time: number) => `sondage choix "Nom ${time}" Toit, Clé`;

/** By command and argument. */
export const TYPED: Readonly<Record<string, Typing>> = {
  "help command": { says: (text) => `aide ${text}` },
  "announce text": { says: (text) => `annoncer ${text}` },
  "meeting plan title": {
    says: (text, time) => `réunion fixer ${evening(time)} --titre=${quoted(text)}`,
    shows: seeMeeting,
  },
  "meeting plan place": {
    says: (text, time) => `réunion fixer ${evening(time)} --lieu=${quoted(text)}`,
    shows: seeMeeting,
  },
  "meeting move place": {
    before: newMeeting,
    says: (text, time) => `réunion déplacer #${time} ${evening(time + 100)} --lieu=${quoted(text)}`,
    shows: seeMeeting,
  },
  "meeting cancel reason": {
    before: newMeeting,
    says: (text, time) => `réunion annuler ${time} ${text}`,
    shows: seeMeeting,
  },
  "meeting agenda item": {
    before: newMeeting,
    says: (text, time) => `réunion odj #${time} ${text}`,
  },
  "poll dates title": { says: (text, time) => `sondage dates ${quoted(text)} ${evening(time)}` },
  "poll dates place": {
    says: (text, time) => `sondage dates Lieu ${evening(time)} --lieu=${quoted(text)}`,
    shows: (number) => `sondage voir ${number}`,
  },
  "poll choice title": { says: (text) => `sondage choix ${quoted(text)} Toit, Clé` },
  "poll choice options": { says: (text) => `sondage choix Nom Toit\n${text}`, isList: true },
  "poll edit title": {
    before: newChoice,
    says: (text, time) => `sondage modifier ${time} --titre=${quoted(text)}`,
  },
  "poll edit place": {
    before: newChoice,
    says: (text, time) => `sondage modifier ${time} --lieu=${quoted(text)}`,
  },
  "poll edit add": {
    before: newChoice,
    says: (text, time) => `sondage modifier ${time} --ajouter=${quoted(text)}`,
    isList: true,
  },
  "commission create name": { says: (text) => `commission créer ${text}` },
  "commission rename name": { says: (text) => `commission renommer logement ${text}` },
  "partner list search": { says: (text) => `partenaire chercher ${text}` },
  "partner add name": { says: (text) => `partenaire ajouter ${text} --type=association` },
  "partner edit name": { says: (text) => `partenaire modifier #1 --nom=${quoted(text)}` },
  "partner import file": {
    says: (text) => `partenaire importer ${text}`,
    platform: "terminal",
  },
  "plenary plan title": {
    says: (text, time) => `plénière fixer ${evening(time)} --titre=${quoted(text)}`,
    shows: seeMeeting,
  },
  "plenary plan place": {
    says: (text, time) => `plénière fixer ${evening(time)} --lieu=${quoted(text)}`,
    shows: seeMeeting,
  },
  "announcement correct text": {
    before: (time) => `annoncer Bonjour ${time} --oui`,
    says: (text) => `annonce rectifier ${text}`,
    shows: () => "annonce liste",
  },
  "role claim code": { says: (text) => `rôle prendre ${text}` },
};
