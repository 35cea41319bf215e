import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const DATES = 'sondage dates "Toit" jeudi 1 avril 18h, mardi 6 avril 14h';
const LABELS = Array.from({ length: 26 }, (_, at) => `n${at}`).join(", ");
const LONG = "a".repeat(151);

refuses("poll dates", {}, [
  {
    says: "sondage dates",
    english: "poll dates",
    refused: "typed.missing",
    fr: 'Il manque le titre, entre guillemets s’il a plusieurs mots. Tapez par exemple : /utopia sondage dates "Colocation des jeunes" mardi 2 mars 14h, jeudi 4 mars 18h30',
    en: 'Missing: the title, in quotation marks if it has several words. Type for example: /utopia poll dates "Youth flat-share" Tuesday 2 March 2pm, Thursday 4 March 6:30pm',
  },
  {
    says: 'sondage dates "Toit"',
    english: 'poll dates "Roof"',
    refused: "typed.missing",
    fr: 'Il manque les dates proposées, séparées par des virgules. Tapez par exemple : /utopia sondage dates "Colocation des jeunes" mardi 2 mars 14h, jeudi 4 mars 18h30',
    en: 'Missing: the dates proposed, separated by commas. Type for example: /utopia poll dates "Youth flat-share" Tuesday 2 March 2pm, Thursday 4 March 6:30pm',
  },
  {
    says: 'sondage dates "" jeudi 1 avril 18h',
    english: 'poll dates "" Thursday 1 April 6pm',
    refused: "typed.missing",
    fr: 'Il manque le titre, entre guillemets s’il a plusieurs mots. Tapez par exemple : /utopia sondage dates "Colocation des jeunes" mardi 2 mars 14h, jeudi 4 mars 18h30',
    en: 'Missing: the title, in quotation marks if it has several words. Type for example: /utopia poll dates "Youth flat-share" Tuesday 2 March 2pm, Thursday 4 March 6:30pm',
  },
  {
    says: "sondage dates Toit des jeunes jeudi 1 avril 18h",
    english: "poll dates Roof of youth Thursday 1 April 6pm",
    refused: "typed.quote-first",
    fr: 'J’ai lu « Toit » comme titre, et je n’ai pas compris les dates qui suivent. Si le titre a plusieurs mots, mettez-le entre guillemets : /utopia sondage dates "Colocation des jeunes" mardi 2 mars 14h, jeudi 4 mars 18h30',
    en: 'I read “Roof” as the title, and did not understand the dates that follow. If the title has several words, put it in quotation marks: /utopia poll dates "Youth flat-share" Tuesday 2 March 2pm, Thursday 4 March 6:30pm',
  },
  {
    says: `sondage dates "${LONG}" jeudi 1 avril 18h`,
    english: `poll dates "${LONG}" Thursday 1 April 6pm`,
    refused: "text.too-long",
    fr: "Ce texte fait 151 caractères (« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… »), et 150 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 151 characters (“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”), and at most 150 are possible. Shorten it.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h',
    english: 'poll dates "Roof" Thursday 1 April 6pm',
    in: "direct",
    refused: "body.which-option",
    fr: "De quelle commission s’agit-il ? Ajoutez par exemple --dans=logement. Celles qui existent : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it for? Add for example --in=logement. Those that there are: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h',
    english: 'poll dates "Roof" Thursday 1 April 6pm',
    by: "stranger",
    refused: "rights.animation",
    fr: "« sondage dates » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll dates” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril',
    english: 'poll dates "Roof" Thursday 1 April',
    refused: "poll.date-without-hour",
    fr: "À quelle heure, jeudi 1er avril 2027 ? Écrivez l’heure de chaque date, par exemple : mardi 2 mars 14h. Pour proposer des journées, il faut un sondage lancé avec --sans-réunion.",
    en: "At what time, Thursday 1 April 2027? Write the hour of each date, for example: Tuesday 2 March 2pm. To propose whole days, a poll must be opened with --no-meeting.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h --clôture="vendredi 2 avril 12h"',
    english: 'poll dates "Roof" Thursday 1 April 6pm --deadline="Friday 2 April 12:00"',
    refused: "poll.deadline-after-date",
    fr: "La clôture, vendredi 2 avril 2027 à 12 h, vient après la première date proposée, jeudi 1er avril 2027 à 18 h. Avancez la clôture.",
    en: "The deadline, Friday 2 April 2027 at 12:00, comes after the first date, Thursday 1 April 2027 at 18:00. Make it earlier.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h --clôture=hier',
    english: 'poll dates "Roof" Thursday 1 April 6pm --deadline=yesterday',
    refused: "date.past",
    fr: "Le samedi 9 janvier 2027 est déjà passé. Écrivez une date à venir, avec son année s’il s’agit d’une autre année.",
    en: "Saturday 9 January 2027 is already past. Type a date to come, with its year if you mean another year.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h --voix=chats',
    english: 'poll dates "Roof" Thursday 1 April 6pm --voice=cats',
    refused: "choice.unknown",
    fr: "Je ne connais pas « chats ». Ce qui est possible : membre ou partenaire.",
    en: "I do not know “cats”. What is possible: member or partner.",
  },
  {
    says: 'sondage dates "Toit" jeudi 1 avril 18h --leiu=ici',
    english: 'poll dates "Roof" Thursday 1 April 6pm --palce=here',
    refused: "typed.option-near",
    fr: "« sondage dates » n’a pas d’option --leiu. Vouliez-vous dire --lieu ?",
    en: "“poll dates” has no option --palce. Did you mean --place?",
  },
]);

refuses("poll choice", {}, [
  {
    says: 'sondage choix "Nom"',
    english: 'poll choice "Name"',
    refused: "typed.missing",
    fr: 'Il manque les propositions, séparées par des virgules. Tapez par exemple : /utopia sondage choix "Nom du projet" Colocation, Coloc solidaire',
    en: 'Missing: the options, separated by commas. Type for example: /utopia poll choice "Project name" Flat-share, Solidarity flat',
  },
  {
    says: 'sondage choix "Nom" Toit',
    english: 'poll choice "Name" Roof',
    refused: "poll.too-few-options",
    fr: "Un sondage garde au moins deux propositions. Pour en donner plusieurs, séparez-les par des virgules.",
    en: "A poll keeps at least two options. To give several, put commas between them.",
  },
  {
    says: 'sondage choix "Nom" , ,',
    english: 'poll choice "Name" , ,',
    refused: "text.empty",
    fr: "Le texte est vide. Écrivez au moins un mot.",
    en: "The text is empty. Write at least one word.",
  },
  {
    says: `sondage choix "Nom" ${LABELS}`,
    english: `poll choice "Name" ${LABELS}`,
    refused: "poll.too-many-options",
    fr: "Un sondage a 25 propositions au plus. Gardez les meilleures.",
    en: "A poll has at most 25 options. Keep the best ones.",
  },
  {
    says: 'sondage choix "Nom" Toit, Clé, toit',
    english: 'poll choice "Name" Roof, Key, roof',
    refused: "poll.option-twice",
    fr: "« toit » est proposé deux fois. Gardez cette proposition une seule fois.",
    en: "“roof” is proposed twice. Keep this option once.",
  },
  {
    says: 'sondage choix "Nom" Toit, Clé',
    english: 'poll choice "Name" Roof, Key',
    by: "member",
    refused: "rights.animation",
    fr: "« sondage choix » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll choice” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: 'sondage choix "Nom" Toit, Clé --secret=non',
    english: 'poll choice "Name" Roof, Key --secret=no',
    refused: "typed.flag-value",
    fr: "L’option --secret se donne seule, sans « non ». Écrivez seulement --secret, ou retirez-la.",
    en: "The option --secret stands alone, without “no”. Write only --secret, or leave it out.",
  },
]);

refuses("poll show", {}, [
  {
    says: "sondage voir",
    english: "poll show",
    refused: "poll.none-here",
    fr: "Logement : aucun sondage n’est ouvert en ce moment.",
    en: "Logement: no poll is open at the moment.",
  },
  {
    says: "sondage voir",
    english: "poll show",
    in: "direct",
    refused: "poll.none",
    fr: "Aucun sondage n’est ouvert en ce moment.",
    en: "No poll is open at the moment.",
  },
  {
    says: "sondage voir 99",
    english: "poll show 99",
    refused: "poll.unknown",
    fr: "Il n’y a pas de sondage n° 99. Tapez /utopia sondage pour voir celui qui est ouvert.",
    en: "There is no poll 99. Type /utopia poll to see the open one.",
  },
  {
    says: "sondage voir toit",
    english: "poll show roof",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « toit » après « sondage voir ». Tapez par exemple : /utopia sondage voir 12",
    en: "I did not know what to do with “roof” after “poll show”. Type for example: /utopia poll show 12",
  },
  {
    says: "sondage voir --sondage=toit",
    english: "poll show --poll=roof",
    refused: "poll.not-a-number",
    fr: "« toit » n’est pas un numéro de sondage. Écrivez par exemple : 12.",
    en: "“roof” is not a poll’s number. Type for example: 12.",
  },
]);

/** The machine slept through the deadline: nobody has closed the poll yet. */
const oversleep = async (town: Town) => town.clock.set(Date.parse("2027-01-20T09:00:00Z"));

refuses("poll edit", { after: [DATES] }, [
  {
    says: 'sondage modifier --ajouter="jeudi 1 avril 18h"',
    english: 'poll edit --add="Thursday 1 April 6pm"',
    refused: "date.twice",
    fr: "Le jeudi 1er avril 2027 à 18 h est écrit deux fois. Gardez-le une seule fois.",
    en: "Thursday 1 April 2027 at 18:00 is there twice. Keep it once.",
  },
  {
    says: "sondage modifier",
    english: "poll edit",
    refused: "poll.nothing-to-edit",
    fr: 'Dites ce qui change, par exemple : /utopia sondage modifier 1 --titre="Colocation". Ou bien : /utopia sondage modifier 1 --ajouter="jeudi 4 mars 18h"',
    en: 'Say what changes, for example: /utopia poll edit 1 --title="Flat-share". Or: /utopia poll edit 1 --add="Thursday 4 March 6pm"',
  },
  {
    says: "sondage modifier --titre=Toit",
    english: "poll edit --title=Roof",
    by: "member",
    refused: "rights.animation",
    fr: "« sondage modifier » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“poll edit” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "sondage modifier 99 --titre=Toit",
    english: "poll edit 99 --title=Roof",
    refused: "poll.unknown",
    fr: "Il n’y a pas de sondage n° 99. Tapez /utopia sondage pour voir celui qui est ouvert.",
    en: "There is no poll 99. Type /utopia poll to see the open one.",
  },
  {
    says: "sondage modifier --enlever=9",
    english: "poll edit --remove-option=9",
    refused: "vote.no-such-option",
    fr: "« Toit » n’a pas de proposition 9. Celles qui existent : 1 et 2.",
    en: "“Toit” has no option 9. Those that there are: 1 and 2.",
  },
  {
    says: "sondage modifier --enlever=99",
    english: "poll edit --remove-option=99",
    refused: "integer.range",
    fr: "« 99 » n’est pas un nombre de 1 à 25. Écrivez par exemple : 1.",
    en: "“99” is not a number from 1 to 25. Type for example: 1.",
  },
  {
    says: "sondage modifier --enlever=1",
    english: "poll edit --remove-option=1",
    refused: "poll.too-few-options",
    fr: "Un sondage garde au moins deux propositions. Pour en donner plusieurs, séparez-les par des virgules.",
    en: "A poll keeps at least two options. To give several, put commas between them.",
  },
  {
    says: 'sondage modifier --ajouter="mercredi 7 avril"',
    english: 'poll edit --add="Wednesday 7 April"',
    refused: "poll.date-without-hour",
    fr: "À quelle heure, mercredi 7 avril 2027 ? Écrivez l’heure de chaque date, par exemple : mardi 2 mars 14h. Pour proposer des journées, il faut un sondage lancé avec --sans-réunion.",
    en: "At what time, Wednesday 7 April 2027? Write the hour of each date, for example: Tuesday 2 March 2pm. To propose whole days, a poll must be opened with --no-meeting.",
  },
  {
    says: 'sondage modifier --ajouter="mardi 12 janvier 14h"',
    english: 'poll edit --add="Tuesday 12 January 2pm"',
    refused: "poll.deadline-after-date",
    fr: "La clôture, dimanche 17 janvier 2027 à 10 h, vient après la première date proposée, mardi 12 janvier 2027 à 14 h. Avancez la clôture.",
    en: "The deadline, Sunday 17 January 2027 at 10:00, comes after the first date, Tuesday 12 January 2027 at 14:00. Make it earlier.",
  },
  {
    says: 'sondage modifier --ajouter="bientôt"',
    english: 'poll edit --add="soon"',
    refused: "date.vague",
    fr: "« bientôt » est trop vague. Écrivez un jour précis, et son heure, par exemple : mardi 2 mars 14h.",
    en: "“soon” is too vague. Type a precise day, and its hour, for example: Tuesday 2 March 2pm.",
  },
]);

refuses("poll edit", { after: [`sondage choix "Nom" ${LABELS.replace(", n25", "")}`] }, [
  {
    says: "sondage modifier --ajouter=Toit",
    english: "poll edit --add=Roof",
    refused: "poll.too-many-options",
    fr: "Un sondage a 25 propositions au plus. Gardez les meilleures.",
    en: "A poll has at most 25 options. Keep the best ones.",
  },
]);

refuses("poll edit", { after: [DATES], where: oversleep }, [
  {
    says: "sondage modifier --titre=Toit",
    english: "poll edit --title=Roof",
    refused: "poll.deadline-past",
    fr: "La clôture, dimanche 17 janvier 2027 à 10 h, est déjà passée. Choisissez une date à venir.",
    en: "The deadline, Sunday 17 January 2027 at 10:00, is already past. Choose one to come.",
  },
]);

refuses("poll edit", { after: ['sondage choix "Nom" Toit, Clé'] }, [
  {
    says: "sondage modifier --ajouter=toit",
    english: "poll edit --add=TOIT",
    refused: "poll.option-twice",
    fr: "« toit » est proposé deux fois. Gardez cette proposition une seule fois.",
    en: "“TOIT” is proposed twice. Keep this option once.",
  },
]);
