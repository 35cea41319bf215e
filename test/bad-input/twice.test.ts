import { refuses } from "../support/refusals.ts";

/* A button that was pressed stays where it is: pressed again, it does not do again what goes to everybody. */

refuses("announce", { after: ["annoncer Bonjour à tous --oui"] }, [
  {
    says: "annoncer Bonjour à tous --oui",
    refused: "announcement.again",
    fr: "Ces mots sont déjà annoncés aux mêmes salons : c’est l’annonce n° 1, elle n’est pas envoyée deux fois. Pour la voir : /utopia annonce liste #1",
    en: "These words are already announced to the same channels: they are announcement 1, which is not sent twice. To see it: /utopia announcement list #1",
  },
]);

refuses("poll choice", { after: ['sondage choix "Nom" Toit, Clé'] }, [
  {
    says: 'sondage choix "Nom" Toit, Clé',
    english: 'poll choice "Nom" Toit, Clé',
    refused: "poll.same-open",
    fr: "Ce sondage est déjà ouvert, avec les mêmes propositions : c’est le n° 1, « Nom ». Pour le voir : /utopia sondage voir #1",
    en: "This poll is already open, with the same proposals: it is number 1, “Nom”. To see it: /utopia poll show #1",
  },
]);
