import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const DATES = 'sondage dates "Toit" jeudi 1 avril 18h, mardi 6 avril 14h';

/** The machine slept through the deadline: nobody has closed the poll yet, and it takes no votes. */
const oversleep = async (town: Town) => town.clock.set(Date.parse("2027-01-20T09:00:00Z"));

refuses("vote", {}, [
  {
    says: "voter 1 oui",
    english: "vote 1 yes",
    refused: "poll.none-here",
    fr: "Logement : aucun sondage n’est ouvert en ce moment.",
    en: "Logement: no poll is open at the moment.",
  },
  {
    says: "voter 1 oui",
    english: "vote 1 yes",
    in: "direct",
    by: "stranger",
    refused: "poll.none",
    fr: "Aucun sondage n’est ouvert en ce moment.",
    en: "No poll is open at the moment.",
  },
]);

refuses("vote", { after: [DATES] }, [
  {
    says: "voter",
    english: "vote",
    refused: "typed.missing",
    fr: "Il manque votre réponse, avec les numéros des propositions. Tapez par exemple : /utopia voter 1 3 oui, 4 si besoin, reste non",
    en: "Missing: your answer, with the options’ numbers. Type for example: /utopia vote 1 3 yes, 4 if need be, rest no",
  },
  {
    says: "voter #1",
    english: "vote #1",
    refused: "vote.empty",
    fr: "Dites ce que vous répondez à « Toit », par exemple : 1 3 oui, 4 si besoin, reste non.",
    en: "Say what you answer to “Toit”, for example: 1 3 yes, 4 if need be, rest no.",
  },
  {
    says: "voter #99 1 oui",
    english: "vote #99 1 yes",
    refused: "poll.unknown",
    fr: "Il n’y a pas de sondage n° 99. Tapez /utopia sondage pour voir celui qui est ouvert.",
    en: "There is no poll 99. Type /utopia poll to see the open one.",
  },
  {
    says: "voter 1 peut être pas",
    english: "vote 1 perhaps",
    refused: "vote.unreadable",
    fr: "Je n’ai pas compris « pas » dans « 1 peut être pas ». Écrivez par exemple : 1 3 oui, 4 si besoin, reste non.",
    en: "I did not understand “perhaps” in “1 perhaps”. Type for example: 1 3 yes, 4 if need be, rest no.",
  },
  {
    says: "voter 1 constructor",
    english: "vote 1 __proto__",
    refused: "vote.unreadable",
    fr: "Je n’ai pas compris « constructor » dans « 1 constructor ». Écrivez par exemple : 1 3 oui, 4 si besoin, reste non.",
    en: "I did not understand “__proto__” in “1 __proto__”. Type for example: 1 3 yes, 4 if need be, rest no.",
  },
  {
    says: `voter 1 ${"x".repeat(7000)}`,
    english: `vote 1 ${"x".repeat(7000)}`,
    refused: "vote.unreadable",
    fr: "Je n’ai pas compris « xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… » dans « 1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… ». Écrivez par exemple : 1 3 oui, 4 si besoin, reste non.",
    en: "I did not understand “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” in “1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”. Type for example: 1 3 yes, 4 if need be, rest no.",
  },
  {
    says: "voter oui",
    english: "vote yes",
    refused: "vote.which",
    fr: "À quelles propositions répond « oui » ? Écrivez leurs numéros, par exemple : 1 3 oui.",
    en: "Which options does “yes” answer? Write their numbers, for example: 1 3 yes.",
  },
  {
    says: "voter 1 oui, 1 non",
    english: "vote 1 yes, 1 no",
    refused: "vote.twice",
    fr: "La proposition 1 reçoit deux réponses. Gardez-en une.",
    en: "Option 1 is answered twice. Keep one answer.",
  },
  {
    says: "voter 1 oui, 9 non",
    english: "vote 1 yes, 9 no",
    refused: "vote.no-such-option",
    fr: "« Toit » n’a pas de proposition 9. Celles qui existent : 1 et 2.",
    en: "“Toit” has no option 9. Those that there are: 1 and 2.",
  },
  {
    says: "voter 1 2",
    english: "vote 1 2",
    refused: "vote.no-answer",
    fr: "Il manque la réponse dans « 1 2 ». Écrivez par exemple : 1 3 oui, reste non.",
    en: "The answer is missing in “1 2”. Type for example: 1 3 yes, rest no.",
  },
  {
    says: "voter 1 oui --pour=Léa",
    english: "vote 1 yes --for=Léa",
    by: "member",
    refused: "rights.animation",
    fr: "« voter --pour » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“vote --for” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "voter 1 oui --pour=Zorglub",
    english: "vote 1 yes --for=Zorglub",
    refused: "behalf.unknown",
    fr: "Je ne connais ni partenaire ni personne du nom de « Zorglub ». Pour voir les partenaires : /utopia partenaire chercher",
    en: "I know neither a partner nor a person called “Zorglub”. To see the partners: /utopia partner list",
  },
  {
    says: "voter 1 oui --pour=centre",
    english: "vote 1 yes --for=centre",
    refused: "partner.several",
    fr: "« centre » se trouve dans plusieurs noms : Centre Culturel Jaques Brel, Centre d'Information et d'Orientation, Centre Hospitalier de Jury, Centre Médico Psychologique - 1er Secteur, Centre Médico Psychologique - 2ème Secteur, Centre Saint-Michel, Centre Social Jacques Prévert et Centre Social Le Lierre. Écrivez-en un peu plus.",
    en: "“centre” is in several names: Centre Culturel Jaques Brel, Centre d'Information et d'Orientation, Centre Hospitalier de Jury, Centre Médico Psychologique - 1er Secteur, Centre Médico Psychologique - 2ème Secteur, Centre Saint-Michel, Centre Social Jacques Prévert and Centre Social Le Lierre. Write more of it.",
  },
  {
    says: "voter 1 oui --pour=#2",
    english: "vote 1 yes --for=#2",
    refused: "behalf.several",
    fr: "« #2 » peut vouloir dire : #2 A.F.A.D. et #2 Claire. Écrivez le numéro avec le nom, par exemple : #2 A.F.A.D.",
    en: "“#2” may mean: #2 A.F.A.D. and #2 Claire. Write the number with the name, for example: #2 A.F.A.D.",
  },
  {
    says: "voter 1 oui --pour=Clare",
    english: "vote 1 yes --for=Clare",
    refused: "member.unknown-near",
    fr: "Je ne connais personne du nom de « Clare ». Noms proches : Claire.",
    en: "I know nobody called “Clare”. Near names: Claire.",
  },
  {
    says: 'voter 1 oui --pour="Secours Catolique"',
    english: 'vote 1 yes --for="Secours Catolique"',
    refused: "partner.unknown-near",
    fr: "Je ne connais pas de partenaire « Secours Catolique ». Noms proches : Secours Catholique.",
    en: "I know no partner “Secours Catolique”. Near names: Secours Catholique.",
  },
  {
    says: "voter 1 oui --pur=Léa",
    english: "vote 1 yes --fr=Léa",
    refused: "typed.option-near",
    fr: "« voter » n’a pas d’option --pur. Vouliez-vous dire --pour ?",
    en: "“vote” has no option --fr. Did you mean --for?",
  },
]);

refuses("vote", { after: ['sondage choix "Nom" Toit, Clé'] }, [
  {
    says: "voter 1 2",
    english: "vote 1 2",
    refused: "vote.one-choice",
    fr: "« Nom » : un seul choix est possible. Donnez un seul numéro.",
    en: "“Nom”: only one choice is possible. Give one number.",
  },
  {
    says: "voter 1 si besoin",
    english: "vote 1 if need be",
    refused: "vote.yes-or-no",
    fr: "« Nom » se répond par oui ou non, par exemple : 1 oui, 2 non.",
    en: "“Nom” is answered by yes or no, for example: 1 yes, 2 no.",
  },
  {
    says: "voter toit",
    english: "vote toit",
    refused: "vote.unreadable",
    fr: "Je n’ai pas compris « toit » dans « toit ». Écrivez le numéro de ce que vous choisissez, par exemple : 1.",
    en: "I did not understand “toit” in “toit”. Type the number of what you choose, for example: 1.",
  },
  {
    says: "voter #1",
    english: "vote #1",
    refused: "vote.empty",
    fr: "Dites ce que vous répondez à « Nom », par exemple : 1.",
    en: "Say what you answer to “Nom”, for example: 1.",
  },
]);

refuses("vote", { after: [DATES, `${DATES} --dans=emploi`] }, [
  {
    says: "voter 1 oui",
    english: "vote 1 yes",
    in: "direct",
    refused: "poll.which",
    fr: "Plusieurs sondages sont ouverts : #1 Toit et #2 Toit. Ajoutez le numéro de celui que vous voulez dire, par exemple : #12.",
    en: "Several polls are open: #1 Toit and #2 Toit. Add the number of the one that you mean, for example: #12.",
  },
]);

refuses("vote", { after: [DATES, "sondage annuler 1"] }, [
  {
    says: "voter #1 1 oui",
    english: "vote #1 1 yes",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
]);

refuses("vote", { after: [DATES], where: oversleep }, [
  {
    says: "voter 1 oui",
    english: "vote 1 yes",
    refused: "poll.closed",
    fr: "Le sondage n° 1, « Toit », n’est plus ouvert : les réponses ne changent plus.",
    en: "Poll 1, “Toit”, is no longer open: answers no longer change.",
  },
]);
