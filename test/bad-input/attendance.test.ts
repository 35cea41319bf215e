import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const PLANNED = "réunion fixer jeudi 8 avril 18h";
const AGENDA = Array.from({ length: 50 }, (_, at) => `réunion odj Point ${at + 1}`);

refuses("meeting agenda", { after: [PLANNED, ...AGENDA] }, [
  {
    says: "réunion odj",
    english: "meeting agenda",
    in: "emploi",
    refused: "meeting.none-here",
    fr: "Emploi : aucune réunion n’est fixée pour l’instant.",
    en: "Emploi: no meeting is planned for now.",
  },
  {
    says: "réunion odj #99 Bilan",
    english: "meeting agenda #99 Results",
    refused: "meeting.unknown",
    fr: "Il n’y a pas de réunion n° 99. Tapez /utopia réunion liste pour les voir.",
    en: "There is no meeting 99. Type /utopia meeting list to see them.",
  },
  {
    says: 'réunion odj ""',
    english: 'meeting agenda ""',
    refused: "typed.missing",
    fr: "Il manque le point à ajouter. Tapez par exemple : /utopia réunion ordre-du-jour Bilan de la colocation",
    en: "Missing: the item to add. Type for example: /utopia meeting agenda Results of the flat-share",
  },
  {
    says: `réunion odj ${"a".repeat(301)}`,
    english: `meeting agenda ${"a".repeat(301)}`,
    refused: "text.too-long",
    fr: "Ce texte fait 301 caractères (« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… »), et 300 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 301 characters (“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”), and at most 300 are possible. Shorten it.",
  },
  {
    says: "réunion odj Bilan",
    english: "meeting agenda Results",
    by: "member",
    refused: "agenda.full",
    fr: "L’ordre du jour a déjà 50 points, et ne peut pas en avoir plus. Proposez celui-ci pour une autre réunion.",
    en: "The agenda already has 50 items, and can have no more. Propose this one for another meeting.",
  },
]);

refuses("rsvp", { after: [PLANNED] }, [
  {
    says: "présence",
    english: "rsvp",
    refused: "typed.missing",
    fr: "Il manque votre réponse : oui, peut-être ou non. Tapez par exemple : /utopia présence oui",
    en: "Missing: your answer: yes, maybe or no. Type for example: /utopia rsvp yes",
  },
  {
    says: "présence ouais",
    english: "rsvp yeah",
    refused: "choice.unknown",
    fr: "Je ne connais pas « ouais ». Ce qui est possible : oui, peut-être ou non.",
    en: "I do not know “yeah”. What is possible: yes, maybe or no.",
  },
  {
    says: "présence constructor",
    english: "rsvp __proto__",
    refused: "choice.unknown",
    fr: "Je ne connais pas « constructor ». Ce qui est possible : oui, peut-être ou non.",
    en: "I do not know “__proto__”. What is possible: yes, maybe or no.",
  },
  {
    says: "présence 99 oui",
    english: "rsvp 99 yes",
    refused: "meeting.unknown",
    fr: "Il n’y a pas de réunion n° 99. Tapez /utopia réunion liste pour les voir.",
    en: "There is no meeting 99. Type /utopia meeting list to see them.",
  },
  {
    says: "présence oui",
    english: "rsvp yes",
    in: "emploi",
    refused: "meeting.none-here",
    fr: "Emploi : aucune réunion n’est fixée pour l’instant.",
    en: "Emploi: no meeting is planned for now.",
  },
  {
    says: "présence oui --pour=Léa",
    english: "rsvp yes --for=Léa",
    by: "member",
    refused: "rights.animation",
    fr: "« présence --pour » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“rsvp --for” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "présence oui --pour=Zorglub",
    english: "rsvp yes --for=Zorglub",
    refused: "behalf.unknown",
    fr: "Je ne connais ni partenaire ni personne du nom de « Zorglub ». Pour voir les partenaires : /utopia partenaire chercher",
    en: "I know neither a partner nor a person called “Zorglub”. To see the partners: /utopia partner list",
  },
]);

/** The meeting is over; and another, of the same number of answers, was cancelled. */
async function later(town: Town): Promise<void> {
  await town.until("2027-04-08T18:30");
}

refuses(
  "rsvp",
  { after: [PLANNED, "réunion fixer vendredi 16 avril 18h", "réunion annuler 2"], where: later },
  [
    {
      says: "présence 1 oui",
      english: "rsvp 1 yes",
      refused: "meeting.over",
      fr: "La réunion n° 1 a déjà eu lieu, le jeudi 8 avril 2027 à 18 h. Tapez /utopia réunion liste pour voir celles qui viennent.",
      en: "Meeting 1 has already taken place, on Thursday 8 April 2027 at 18:00. Type /utopia meeting list to see those to come.",
    },
    {
      says: "présence 2 oui",
      english: "rsvp 2 yes",
      refused: "meeting.cancelled",
      fr: "La réunion n° 2 est annulée. Tapez /utopia réunion liste pour voir celles qui sont fixées.",
      en: "Meeting 2 is cancelled. Type /utopia meeting list to see those that are planned.",
    },
    {
      says: "réunion déplacer #1 vendredi 9 avril 18h",
      english: "meeting move #1 Friday 9 April 6pm",
      refused: "meeting.over",
      fr: "La réunion n° 1 a déjà eu lieu, le jeudi 8 avril 2027 à 18 h. Tapez /utopia réunion liste pour voir celles qui viennent.",
      en: "Meeting 1 has already taken place, on Thursday 8 April 2027 at 18:00. Type /utopia meeting list to see those to come.",
    },
    {
      says: "réunion déplacer #2 vendredi 9 avril 18h",
      english: "meeting move #2 Friday 9 April 6pm",
      refused: "meeting.cancelled",
      fr: "La réunion n° 2 est annulée. Tapez /utopia réunion liste pour voir celles qui sont fixées.",
      en: "Meeting 2 is cancelled. Type /utopia meeting list to see those that are planned.",
    },
    {
      says: "réunion annuler 1",
      english: "meeting cancel 1",
      refused: "meeting.over",
      fr: "La réunion n° 1 a déjà eu lieu, le jeudi 8 avril 2027 à 18 h. Tapez /utopia réunion liste pour voir celles qui viennent.",
      en: "Meeting 1 has already taken place, on Thursday 8 April 2027 at 18:00. Type /utopia meeting list to see those to come.",
    },
    {
      says: "réunion annuler 2",
      english: "meeting cancel 2",
      refused: "meeting.cancelled",
      fr: "La réunion n° 2 est annulée. Tapez /utopia réunion liste pour voir celles qui sont fixées.",
      en: "Meeting 2 is cancelled. Type /utopia meeting list to see those that are planned.",
    },
    {
      says: "réunion odj #2 Bilan",
      english: "meeting agenda #2 Results",
      refused: "meeting.cancelled",
      fr: "La réunion n° 2 est annulée. Tapez /utopia réunion liste pour voir celles qui sont fixées.",
      en: "Meeting 2 is cancelled. Type /utopia meeting list to see those that are planned.",
    },
  ],
);

refuses("plenary show", {}, [
  {
    says: "plénière voir juin",
    english: "plenary show June",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « juin » après « plénière voir ». Tapez par exemple : /utopia plénière voir",
    en: "I did not know what to do with “June” after “plenary show”. Type for example: /utopia plenary show",
  },
]);

refuses("plenary plan", { after: ["plénière fixer jeudi 10 juin 18h"] }, [
  {
    says: "plénière fixer",
    english: "plenary plan",
    refused: "typed.missing",
    fr: 'Il manque la date avec son heure. Tapez par exemple : /utopia plénière fixer jeudi 10 juin 18h --lieu="Hôtel de ville"',
    en: 'Missing: the date with its hour. Type for example: /utopia plenary plan Thursday 10 June 6pm --place="Town hall"',
  },
  {
    says: "plénière fixer jeudi 10 juin 18h",
    english: "plenary plan Thursday 10 June 6pm",
    refused: "meeting.same-time",
    fr: "« Plénière » a déjà une réunion le jeudi 10 juin 2027 à 18 h : la n° 1. Donnez une autre date.",
    en: "“Plénière” already has a meeting on Thursday 10 June 2027 at 18:00: number 1. Give another date.",
  },
  {
    says: "plénière fixer jeudi 10 juin",
    english: "plenary plan Thursday 10 June",
    refused: "date.hour-missing",
    fr: "Il manque l’heure du jeudi 10 juin 2027. Ajoutez-la, par exemple : 18h30.",
    en: "The hour of Thursday 10 June 2027 is missing. Add it, for example: 6:30pm.",
  },
  {
    says: "plénière fixer jeudi 17 juin 18h",
    english: "plenary plan Thursday 17 June 6pm",
    by: "animation",
    refused: "rights.coordination",
    fr: "« plénière fixer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“plenary plan” is for the network’s coordination: ask them.",
  },
]);
