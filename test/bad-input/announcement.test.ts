import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const LONG = "a ".repeat(2000);

refuses("announce", { where: addSilentBody }, [
  {
    says: "annoncer",
    english: "announce",
    refused: "typed.missing",
    fr: "Il manque le texte. Tapez par exemple : /utopia annoncer La plénière aura lieu jeudi 10 juin à 18h",
    en: "Missing: the text. Type for example: /utopia announce The plenary is on Thursday 10 June at 6pm",
  },
  {
    says: 'annoncer "" --oui',
    english: 'announce "" --yes',
    refused: "typed.missing",
    fr: "Il manque le texte. Tapez par exemple : /utopia annoncer La plénière aura lieu jeudi 10 juin à 18h",
    en: "Missing: the text. Type for example: /utopia announce The plenary is on Thursday 10 June at 6pm",
  },
  {
    says: `annoncer ${LONG}`,
    english: `announce ${LONG}`,
    refused: "text.too-long",
    fr: "Ce texte fait 3 999 caractères (« a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a… »), et 3 000 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 3,999 characters (“a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a…”), and at most 3,000 are possible. Shorten it.",
  },
  {
    says: "annoncer Bonjour --à=zorglub",
    english: "announce Hello --to=zorglub",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse, Culture et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse, Culture and Plénière.",
  },
  {
    says: "annoncer Bonjour --oui=demain",
    english: "announce Hello --yes=tomorrow",
    refused: "typed.flag-value",
    fr: "L’option --oui se donne seule, sans « demain ». Écrivez seulement --oui, ou retirez-la.",
    en: "The option --yes stands alone, without “tomorrow”. Write only --yes, or leave it out.",
  },
  {
    says: "annoncer Bonjour --le=lundi 4 janvier 2027 9h",
    english: "announce Hello --at=Monday 4 January 2027 9am",
    refused: "date.past",
    fr: "Le lundi 4 janvier 2027 à 9 h est déjà passé. Écrivez une date à venir, avec son année s’il s’agit d’une autre année.",
    en: "Monday 4 January 2027 at 09:00 is already past. Type a date to come, with its year if you mean another year.",
  },
  {
    says: "annoncer Bonjour --le=jeudi 14 janvier --oui",
    english: "announce Hello --at=Thursday 14 January --yes",
    refused: "date.hour-missing",
    fr: "Il manque l’heure du jeudi 14 janvier 2027. Ajoutez-la, par exemple : 18h30.",
    en: "The hour of Thursday 14 January 2027 is missing. Add it, for example: 6:30pm.",
  },
  {
    says: "annoncer Bonjour --le=demain de 9h à 10h",
    english: "announce Hello --at=tomorrow 9am to 10am",
    refused: "date.one-hour",
    fr: "Une seule heure est attendue, et j’ai lu lundi 11 janvier 2027 de 9 h à 10 h. Écrivez seulement l’heure du début, par exemple : mardi 2 mars 14h.",
    en: "Only one hour is expected, and I read Monday 11 January 2027 from 09:00 to 10:00. Type only when it starts, for example: Tuesday 2 March 2pm.",
  },
  {
    says: "annoncer Bonjour",
    english: "announce Hello",
    by: "animation",
    refused: "rights.coordination",
    fr: "« annoncer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“announce” is for the network’s coordination: ask them.",
  },
  {
    says: "annoncer Bonjour --à=emploi",
    english: "announce Hello --to=emploi",
    by: "animation",
    refused: "rights.animation",
    fr: "« annoncer » revient à l’animation de « Emploi », ou à la coordination : demandez-le-leur.",
    en: "“announce” is for the animation of “Emploi”, or for the coordination: ask them.",
  },
  {
    says: "annoncer Bonjour --à=culture --oui",
    english: "announce Hello --to=culture --yes",
    refused: "announcement.no-channel",
    fr: "« Culture » n’a aucun salon : personne ne recevrait cette annonce. Associez-lui d’abord un salon, en tapant dans ce salon : /utopia salon associer Culture",
    en: "“Culture” has no channel: nobody would get this announcement. First give it a channel, by typing in that channel: /utopia channel bind Culture",
  },
]);

/** A body that nobody has given a channel yet. */
async function addSilentBody(town: Town): Promise<void> {
  await town.act((repos) =>
    repos.bodies.add(
      { slug: "culture", name: "Culture", kind: "commission", parentId: null, animatedBy: null },
      town.clock.now(),
    ),
  );
}

refuses("announcement list", {}, [
  {
    says: "annonce liste mars",
    english: "announcement list March",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « mars » après « annonce liste ». Tapez par exemple : /utopia annonce liste #3",
    en: "I did not know what to do with “March” after “announcement list”. Type for example: /utopia announcement list #3",
  },
  {
    says: "annonce liste #99",
    english: "announcement list #99",
    refused: "announcement.unknown",
    fr: "Il n’y a pas d’annonce n° 99. Tapez /utopia annonce liste pour les voir.",
    en: "There is no announcement 99. Type /utopia announcement list to see them.",
  },
  {
    says: "annonce liste --annonce=mars",
    english: "announcement list --announcement=March",
    refused: "announcement.not-a-number",
    fr: "« mars » n’est pas un numéro d’annonce. Écrivez par exemple : 3.",
    en: "“March” is not an announcement’s number. Type for example: 3.",
  },
]);

refuses("announcement correct", {}, [
  {
    says: "annonce rectifier À 18 h 30",
    english: "announcement correct At 18:30",
    refused: "announcement.none",
    fr: "Aucune annonce pour l’instant.",
    en: "No announcement yet.",
  },
  {
    says: "annonce rectifier #99 À 18 h 30",
    english: "announcement correct #99 At 18:30",
    refused: "announcement.unknown",
    fr: "Il n’y a pas d’annonce n° 99. Tapez /utopia annonce liste pour les voir.",
    en: "There is no announcement 99. Type /utopia announcement list to see them.",
  },
]);

refuses(
  "announcement correct",
  { after: ["annoncer Bonjour --oui", "annoncer Bonsoir --à=logement --oui"] },
  [
    {
      says: "annonce rectifier #1",
      english: "announcement correct #1",
      refused: "typed.missing",
      fr: "Il manque le texte. Tapez par exemple : /utopia annonce rectifier #3 La plénière est à 18 h 30",
      en: "Missing: the text. Type for example: /utopia announcement correct #3 The plenary is at 18:30",
    },
    {
      says: "annonce rectifier --annonce=mars À 18 h 30",
      english: "announcement correct --announcement=March At 18:30",
      refused: "announcement.not-a-number",
      fr: "« mars » n’est pas un numéro d’annonce. Écrivez par exemple : 3.",
      en: "“March” is not an announcement’s number. Type for example: 3.",
    },
    {
      says: `annonce rectifier #1 ${LONG}`,
      english: `announcement correct #1 ${LONG}`,
      refused: "text.too-long",
      fr: "Ce texte fait 3 999 caractères (« a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a… »), et 3 000 au plus sont possibles. Raccourcissez-le.",
      en: "This text has 3,999 characters (“a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a…”), and at most 3,000 are possible. Shorten it.",
    },
    {
      says: "annonce rectifier #1 À 18 h 30",
      english: "announcement correct #1 At 18:30",
      by: "animation",
      refused: "rights.coordination",
      fr: "« annonce rectifier » revient à la coordination du réseau : demandez-le-lui.",
      en: "“announcement correct” is for the network’s coordination: ask them.",
    },
    {
      says: "annonce rectifier #2 À 18 h 30",
      english: "announcement correct #2 At 18:30",
      by: "member",
      refused: "rights.animation",
      fr: "« annonce rectifier » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
      en: "“announcement correct” is for the animation of “Logement”, or for the coordination: ask them.",
    },
  ],
);

refuses("announcement correct", { after: ["annoncer Bonjour --le=jeudi 14 janvier 9h --oui"] }, [
  {
    says: "annonce rectifier #1 À 18 h 30",
    english: "announcement correct #1 At 18:30",
    refused: "announcement.to-come",
    fr: "L’annonce n° 1 n’est pas encore partie : elle part jeudi 14 janvier 2027 à 9 h. Pour la changer, arrêtez-la, puis refaites-la : /utopia annonce arrêter #1",
    en: "Announcement 1 has not left yet: it leaves on Thursday 14 January 2027 at 09:00. To change it, stop it, then make it again: /utopia announcement stop #1",
  },
]);

refuses("announcement retry", {}, [
  {
    says: "annonce réessayer",
    english: "announcement retry",
    refused: "announcement.none",
    fr: "Aucune annonce pour l’instant.",
    en: "No announcement yet.",
  },
  {
    says: "annonce réessayer #99",
    english: "announcement retry #99",
    refused: "announcement.unknown",
    fr: "Il n’y a pas d’annonce n° 99. Tapez /utopia annonce liste pour les voir.",
    en: "There is no announcement 99. Type /utopia announcement list to see them.",
  },
]);

refuses("announcement retry", { after: ["annoncer Bonjour --oui"] }, [
  {
    says: "annonce réessayer #1",
    english: "announcement retry #1",
    refused: "announcement.nothing-failed",
    fr: "L’annonce n° 1 n’a aucun échec à refaire.",
    en: "Nothing of announcement 1 failed.",
  },
  {
    says: "annonce réessayer #1",
    english: "announcement retry #1",
    by: "member",
    refused: "rights.coordination",
    fr: "« annonce réessayer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“announcement retry” is for the network’s coordination: ask them.",
  },
  {
    says: "annonce réessayer #1 vite",
    english: "announcement retry #1 now",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « vite » après « annonce réessayer ». Tapez par exemple : /utopia annonce réessayer #3",
    en: "I did not know what to do with “now” after “announcement retry”. Type for example: /utopia announcement retry #3",
  },
]);

refuses("announcement stop", {}, [
  {
    says: "annonce arrêter",
    english: "announcement stop",
    refused: "announcement.none",
    fr: "Aucune annonce pour l’instant.",
    en: "No announcement yet.",
  },
]);

refuses(
  "announcement stop",
  { after: ["annoncer Bonjour --oui"], where: (town) => town.until("2027-01-10T10:05") },
  [
    {
      says: "annonce arrêter #1",
      english: "announcement stop #1",
      refused: "announcement.gone",
      fr: "L’annonce n° 1 est déjà partie. Pour la corriger, par exemple : /utopia annonce rectifier #1 La plénière est à 18 h 30",
      en: "Announcement 1 has already left. To correct it, for example: /utopia announcement correct #1 The plenary is at 18:30",
    },
    {
      says: "annonce arrêter #99",
      english: "announcement stop #99",
      refused: "announcement.unknown",
      fr: "Il n’y a pas d’annonce n° 99. Tapez /utopia annonce liste pour les voir.",
      en: "There is no announcement 99. Type /utopia announcement list to see them.",
    },
    {
      says: "annonce arrêter #1",
      english: "announcement stop #1",
      by: "member",
      refused: "rights.coordination",
      fr: "« annonce arrêter » revient à la coordination du réseau : demandez-le-lui.",
      en: "“announcement stop” is for the network’s coordination: ask them.",
    },
  ],
);

refuses("announcement stop", { after: ["annoncer Bonjour --oui", "annonce arrêter #1"] }, [
  {
    says: "annonce arrêter #1",
    english: "announcement stop #1",
    refused: "announcement.never-left",
    fr: "L’annonce n° 1 a été arrêtée avant de partir : personne ne l’a reçue. Pour en faire une autre, par exemple : /utopia annoncer La plénière aura lieu jeudi 10 juin à 18h",
    en: "Announcement 1 was stopped before it left: nobody got it. To make another one, for example: /utopia announce The plenary is on Thursday 10 June at 6pm",
  },
  {
    says: "annonce rectifier #1 À 18 h 30",
    english: "announcement correct #1 At 18:30",
    refused: "announcement.never-left",
    fr: "L’annonce n° 1 a été arrêtée avant de partir : personne ne l’a reçue. Pour en faire une autre, par exemple : /utopia annoncer La plénière aura lieu jeudi 10 juin à 18h",
    en: "Announcement 1 was stopped before it left: nobody got it. To make another one, for example: /utopia announce The plenary is on Thursday 10 June at 6pm",
  },
  {
    says: "annonce réessayer #1",
    english: "announcement retry #1",
    refused: "announcement.nothing-failed",
    fr: "L’annonce n° 1 n’a aucun échec à refaire.",
    en: "Nothing of announcement 1 failed.",
  },
]);
