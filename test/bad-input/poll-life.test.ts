import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const DATES = 'sondage dates "Toit" jeudi 1 avril 18h, mardi 6 avril 14h';

/** The first date of a poll that waits for a decision goes by. */
const goBy = (town: Town) => town.until("2027-04-02T10:00");

const DECIDED = [DATES, "voter 1 oui"];

refuses("poll close", { after: DECIDED }, [
  {
    says: "sondage clore --option=2",
    english: "poll close --option=2",
    refused: "poll.clear-winner",
    fr: "Le sondage n° 1, « Toit », a désigné une autre option. Pour passer outre, annulez-le et fixez la réunion vous-même : /utopia sondage annuler 1",
    en: "Poll 1, “Toit”, chose another option. To decide otherwise, cancel it and plan the meeting yourself: /utopia poll cancel 1",
  },
  {
    says: "sondage clore --option=9",
    english: "poll close --option=9",
    refused: "vote.no-such-option",
    fr: "« Toit » n’a pas de proposition 9. Celles qui existent : 1 et 2.",
    en: "“Toit” has no option 9. Those that there are: 1 and 2.",
  },
  {
    says: "sondage clore --option=zéro",
    english: "poll close --option=none",
    refused: "integer.range",
    fr: "« zéro » n’est pas un nombre de 1 à 25. Écrivez par exemple : 1.",
    en: "“none” is not a number from 1 to 25. Type for example: 1.",
  },
  {
    says: "sondage clore 1",
    english: "poll close 1",
    by: "member",
    refused: "rights.animation",
    fr: "« sondage clore » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll close” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("poll close", { after: [`${DATES} --clôture="jeudi 1 avril 12h"`], where: goBy }, [
  {
    says: "sondage clore 1 --option=1",
    english: "poll close 1 --option=1",
    refused: "meeting.past",
    fr: "C’est déjà passé : jeudi 1er avril 2027 à 18 h. Choisissez une date à venir.",
    en: "That is already past: Thursday 1 April 2027 at 18:00. Choose a date to come.",
  },
]);

refuses("poll extend", { after: [DATES] }, [
  {
    says: "sondage prolonger 1",
    english: "poll extend 1",
    refused: "typed.number-first",
    fr: "Je n’ai pas compris la date « 1 ». Si 1 est un numéro et non un jour, écrivez-le ainsi : #1",
    en: "I did not understand the date “1”. If 1 is a number and no day, write it so: #1",
  },
  {
    says: "sondage prolonger 1 jeudi 14 janvier 12h",
    english: "poll extend 1 Thursday 14 January 12:00",
    refused: "typed.number-first",
    fr: "Je n’ai pas compris la date « 1 jeudi 14 janvier 12h ». Si 1 est un numéro et non un jour, écrivez-le ainsi : #1",
    en: "I did not understand the date “1 Thursday 14 January 12:00”. If 1 is a number and no day, write it so: #1",
  },
  {
    says: "sondage prolonger",
    english: "poll extend",
    refused: "typed.missing",
    fr: "Il manque la date avec son heure. Tapez par exemple : /utopia sondage prolonger #12 vendredi 5 mars 12h",
    en: "Missing: the date with its hour. Type for example: /utopia poll extend #12 Friday 5 March 12:00",
  },
  {
    says: "sondage prolonger jeudi 14 janvier 12h",
    english: "poll extend Thursday 14 January 12:00",
    refused: "poll.not-later",
    fr: "Ce sondage est déjà ouvert jusqu’au dimanche 17 janvier 2027 à 10 h. Donnez une date plus tardive.",
    en: "This poll is already open until Sunday 17 January 2027 at 10:00. Give a later date.",
  },
  {
    says: "sondage prolonger vendredi 2 avril 12h",
    english: "poll extend Friday 2 April 12:00",
    refused: "poll.deadline-after-date",
    fr: "La clôture, vendredi 2 avril 2027 à 12 h, vient après la première date proposée, jeudi 1er avril 2027 à 18 h. Avancez la clôture.",
    en: "The deadline, Friday 2 April 2027 at 12:00, comes after the first date, Thursday 1 April 2027 at 18:00. Make it earlier.",
  },
  {
    says: "sondage prolonger mardi 2 mars",
    english: "poll extend Tuesday 2 March",
    refused: "date.hour-missing",
    fr: "Il manque l’heure du mardi 2 mars 2027. Ajoutez-la, par exemple : 18h30.",
    en: "The hour of Tuesday 2 March 2027 is missing. Add it, for example: 6:30pm.",
  },
  {
    says: "sondage prolonger #1 mardi 2 mars 12h",
    english: "poll extend #1 Tuesday 2 March 12:00",
    by: "stranger",
    refused: "rights.animation",
    fr: "« sondage prolonger » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll extend” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("poll cancel", { after: [DATES, "sondage annuler 1"] }, [
  {
    says: "sondage annuler",
    english: "poll cancel",
    refused: "poll.none-here",
    fr: "Logement : aucun sondage n’est ouvert en ce moment.",
    en: "Logement: no poll is open at the moment.",
  },
  {
    says: "sondage annuler 1",
    english: "poll cancel 1",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
  {
    says: "sondage clore 1",
    english: "poll close 1",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
  {
    says: "sondage clore 1 --option=1",
    english: "poll close 1 --option=1",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
  {
    says: "sondage prolonger #1 mardi 2 mars 12h",
    english: "poll extend #1 Tuesday 2 March 12:00",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
  {
    says: "sondage modifier 1 --titre=Clé",
    english: "poll edit 1 --title=Key",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
  {
    says: "sondage relancer 1",
    english: "poll remind 1",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
]);

refuses("poll remind", { after: [DATES] }, [
  {
    says: "sondage relancer 99",
    english: "poll remind 99",
    refused: "poll.unknown",
    fr: "Il n’y a pas de sondage n° 99. Tapez /utopia sondage pour voir celui qui est ouvert.",
    en: "There is no poll 99. Type /utopia poll to see the open one.",
  },
  {
    says: "sondage relancer",
    english: "poll remind",
    by: "member",
    refused: "rights.animation",
    fr: "« sondage relancer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll remind” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("poll again", { after: [DATES] }, [
  {
    says: "sondage refaire",
    english: "poll again",
    refused: "poll.again-needs-dates",
    fr: "Pour refaire le sondage n° 1, « Toit », donnez les nouvelles dates, par exemple : /utopia sondage refaire #1 mardi 2 mars 14h, jeudi 4 mars 18h",
    en: "To do poll 1, “Toit”, again, give the new dates, for example: /utopia poll again #1 Tuesday 2 March 2pm, Thursday 4 March 6pm",
  },
  {
    says: "sondage refaire jeudi 8 avril 18h",
    english: "poll again Thursday 8 April 6pm",
    in: "direct",
    refused: "poll.again-which",
    fr: "Dites quel sondage refaire, par son numéro, par exemple : /utopia sondage refaire #12 mardi 2 mars 14h, jeudi 4 mars 18h",
    en: "Say which poll to do again, by its number, for example: /utopia poll again #12 Tuesday 2 March 2pm, Thursday 4 March 6pm",
  },
  {
    says: "sondage refaire jeudi 8 avril 18h",
    english: "poll again Thursday 8 April 6pm",
    in: "emploi",
    refused: "poll.none-yet",
    fr: 'Emploi n’a encore eu aucun sondage à refaire. Pour en lancer un, par exemple : /utopia sondage dates "Colocation des jeunes" mardi 2 mars 14h, jeudi 4 mars 18h30',
    en: 'Emploi has had no poll yet that could be done again. To start one, for example: /utopia poll dates "Youth flat-share" Tuesday 2 March 2pm, Thursday 4 March 6:30pm',
  },
  {
    says: "sondage refaire jeudi 8 avril",
    english: "poll again Thursday 8 April",
    refused: "poll.date-without-hour",
    fr: "À quelle heure, jeudi 8 avril 2027 ? Écrivez l’heure de chaque date, par exemple : mardi 2 mars 14h. Pour proposer des journées, il faut un sondage lancé avec --sans-réunion.",
    en: "At what time, Thursday 8 April 2027? Write the hour of each date, for example: Tuesday 2 March 2pm. To propose whole days, a poll must be opened with --no-meeting.",
  },
  {
    says: "sondage refaire #1 jeudi 8 avril 18h",
    english: "poll again #1 Thursday 8 April 6pm",
    by: "member",
    refused: "rights.animation",
    fr: "« sondage refaire » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll again” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("poll again", { after: ['sondage choix "Nom" Toit, Clé'] }, [
  {
    says: "sondage refaire jeudi 8 avril 18h",
    english: "poll again Thursday 8 April 6pm",
    refused: "poll.again-no-dates",
    fr: "Le sondage n° 1, « Nom », ne porte pas sur des dates. Pour le refaire tel quel : /utopia sondage refaire #1",
    en: "Poll 1, “Nom”, is not about dates. To do it again as it was: /utopia poll again #1",
  },
]);

refuses("poll cancel", { after: [DATES, "sondage annuler 1"] }, [
  {
    says: "sondage annuler 1",
    english: "poll cancel 1",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
]);
