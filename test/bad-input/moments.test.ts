import { refuses } from "../support/refusals.ts";

// Typed on Sunday 10 January 2027 at 10:00.
refuses("meeting plan", {}, [
  {
    says: "réunion fixer mardi 2 mars",
    english: "meeting plan Tuesday 2 March",
    refused: "date.hour-missing",
    fr: "Il manque l’heure du mardi 2 mars 2027. Ajoutez-la, par exemple : 18h30.",
    en: "The hour of Tuesday 2 March 2027 is missing. Add it, for example: 6:30pm.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h ou jeudi 4 mars 14h",
    english: "meeting plan Tuesday 2 March 2pm or Thursday 4 March 2pm",
    refused: "date.one-only",
    fr: "Une seule date est attendue, et j’en ai lu 2. Gardez-en une.",
    en: "Only one date is expected, and I read 2. Keep one.",
  },
  {
    says: 'sondage dates "Toit" jeudi 4 mars 18h --clôture="mardi 2 mars de 14h à 16h"',
    english: 'poll dates "Roof" Thursday 4 March 6pm --deadline="Tuesday 2 March from 2pm to 4pm"',
    refused: "date.one-hour",
    fr: "Une seule heure est attendue, et j’ai lu mardi 2 mars 2027 de 14 h à 16 h. Écrivez seulement l’heure du début, par exemple : mardi 2 mars 14h.",
    en: "Only one hour is expected, and I read Tuesday 2 March 2027 from 14:00 to 16:00. Type only when it starts, for example: Tuesday 2 March 2pm.",
  },
  {
    says: "réunion fixer hier 14h",
    english: "meeting plan yesterday 2pm",
    refused: "date.past",
    fr: "Le samedi 9 janvier 2027 à 14 h est déjà passé. Écrivez une date à venir, avec son année s’il s’agit d’une autre année.",
    en: "Saturday 9 January 2027 at 14:00 is already past. Type a date to come, with its year if you mean another year.",
  },
  {
    says: 'réunion fixer mardi 2 mars 14h --durée="un moment"',
    english: 'meeting plan Tuesday 2 March 2pm --duration="a while"',
    refused: "duration.unreadable",
    fr: "Je n’ai pas compris la durée « un moment ». Écrivez les heures et les minutes, par exemple : 1h30 ou 45 min.",
    en: "I did not understand the duration “a while”. Type hours and minutes, for example: 1h30 or 45 min.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --durée=3min",
    english: "meeting plan Tuesday 2 March 2pm --duration=3min",
    refused: "duration.range",
    fr: "« 3min » ne convient pas : une durée va de 5 minutes à 24 heures. Écrivez par exemple : 1h30.",
    en: "“3min” will not do: a duration goes from 5 minutes to 24 hours. Type for example: 1h30.",
  },
  {
    says: `réunion fixer mardi 2 mars 14h --durée="${"1h ".repeat(700)}"`,
    english: `meeting plan Tuesday 2 March 2pm --duration="${"1h ".repeat(700)}"`,
    refused: "duration.too-long",
    fr: "Ce texte est trop long pour une durée. Écrivez par exemple : 1h30 ou 45 min.",
    en: "This text is too long for a duration. Type for example: 1h30 or 45 min.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --durée=\u200b",
    english: "meeting plan Tuesday 2 March 2pm --duration=\u200b",
    refused: "duration.empty",
    fr: "Il manque une durée. Écrivez par exemple : 1h30 ou 45 min.",
    en: "A duration is missing. Type for example: 1h30 or 45 min.",
  },
]);
