import { refuses } from "../support/refusals.ts";

const PLANNED = "réunion fixer jeudi 8 avril 18h";

refuses("next-meeting", {}, [
  {
    says: "quand zorglub",
    english: "when zorglub",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "quand en",
    english: "when en",
    refused: "body.several",
    fr: "« en » peut vouloir dire : Logement, Santé / Vie quotidienne et Plénière. Écrivez le nom en entier.",
    en: "“en” may mean: Logement, Santé / Vie quotidienne and Plénière. Write the whole name.",
  },
  {
    says: `quand ${"a".repeat(7000)}`,
    english: `when ${"a".repeat(7000)}`,
    refused: "body.unknown",
    fr: "Je ne connais pas « aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
]);

refuses("meeting list", {}, [
  {
    says: "réunion liste zorglub",
    english: "meeting list zorglub",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
]);

refuses("meeting plan", { after: [PLANNED] }, [
  {
    says: "réunion fixer",
    english: "meeting plan",
    refused: "typed.missing",
    fr: 'Il manque la date avec son heure. Tapez par exemple : /utopia réunion fixer mardi 2 mars 14h --lieu="Maison de quartier"',
    en: 'Missing: the date with its hour. Type for example: /utopia meeting plan Tuesday 2 March 2pm --place="Community centre"',
  },
  {
    says: 'réunion fixer ""',
    english: 'meeting plan ""',
    refused: "typed.missing",
    fr: 'Il manque la date avec son heure. Tapez par exemple : /utopia réunion fixer mardi 2 mars 14h --lieu="Maison de quartier"',
    en: 'Missing: the date with its hour. Type for example: /utopia meeting plan Tuesday 2 March 2pm --place="Community centre"',
  },
  {
    says: "réunion fixer mardi 2 mars 14h",
    english: "meeting plan Tuesday 2 March 2pm",
    in: "direct",
    refused: "body.which",
    fr: "De quelle commission s’agit-il ? Ajoutez son nom juste après la commande. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name right after the command. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "réunion fixer logemant mardi 2 mars 14h",
    english: "meeting plan logemant Tuesday 2 March 2pm",
    in: "direct",
    refused: "body.unknown",
    fr: "Je ne connais pas « logemant ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “logemant”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h",
    english: "meeting plan Tuesday 2 March 2pm",
    by: "member",
    refused: "rights.animation",
    fr: "« réunion fixer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“meeting plan” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h",
    english: "meeting plan Tuesday 2 March 2pm",
    by: "stranger",
    refused: "rights.animation",
    fr: "« réunion fixer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“meeting plan” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "réunion fixer jeudi 8 avril 18h",
    english: "meeting plan Thursday 8 April 6pm",
    refused: "meeting.same-time",
    fr: "« Logement » a déjà une réunion le jeudi 8 avril 2027 à 18 h : la n° 1. Donnez une autre date.",
    en: "“Logement” already has a meeting on Thursday 8 April 2027 at 18:00: number 1. Give another date.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --lieu",
    english: "meeting plan Tuesday 2 March 2pm --place",
    refused: "typed.option-empty",
    fr: "L’option --lieu n’a pas de valeur. Écrivez-la ainsi : --lieu=…",
    en: "The option --place has no value. Write it so: --place=…",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --leiu=ici",
    english: "meeting plan Tuesday 2 March 2pm --plaec=here",
    refused: "typed.option-near",
    fr: "« réunion fixer » n’a pas d’option --leiu. Vouliez-vous dire --lieu ?",
    en: "“meeting plan” has no option --plaec. Did you mean --place?",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --zorglub=ici",
    english: "meeting plan Tuesday 2 March 2pm --zorglub=here",
    refused: "typed.option-unknown",
    fr: "« réunion fixer » n’a pas d’option --zorglub. Celles qui existent : --titre, --lieu et --durée.",
    en: "“meeting plan” has no option --zorglub. Those that there are: --title, --place and --duration.",
  },
  {
    says: "réunion fixer mardi 2 mars 14h --lieu=ici --lieu=là",
    english: "meeting plan Tuesday 2 March 2pm --place=here --place=there",
    refused: "typed.option-twice",
    fr: "L’option --lieu est donnée deux fois. Gardez-la une seule fois.",
    en: "The option --place is given twice. Keep it once.",
  },
  {
    says: `réunion fixer mardi 2 mars 14h --titre="${"a".repeat(151)}"`,
    english: `meeting plan Tuesday 2 March 2pm --title="${"a".repeat(151)}"`,
    refused: "text.too-long",
    fr: "Ce texte fait 151 caractères (« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… »), et 150 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 151 characters (“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”), and at most 150 are possible. Shorten it.",
  },
]);

refuses("meeting show", {}, [
  {
    says: "réunion voir",
    english: "meeting show",
    refused: "meeting.none-here",
    fr: "Logement : aucune réunion n’est fixée pour l’instant.",
    en: "Logement: no meeting is planned for now.",
  },
  {
    says: "réunion voir",
    english: "meeting show",
    in: "direct",
    refused: "meeting.none",
    fr: "Aucune réunion n’est fixée pour l’instant.",
    en: "No meeting is planned for now.",
  },
  {
    says: "réunion voir 99",
    english: "meeting show 99",
    refused: "meeting.unknown",
    fr: "Il n’y a pas de réunion n° 99. Tapez /utopia réunion liste pour les voir.",
    en: "There is no meeting 99. Type /utopia meeting list to see them.",
  },
  {
    says: "réunion voir mardi",
    english: "meeting show Tuesday",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « mardi » après « réunion voir ». Tapez par exemple : /utopia réunion voir 12",
    en: "I did not know what to do with “Tuesday” after “meeting show”. Type for example: /utopia meeting show 12",
  },
  {
    says: "réunion voir --réunion=mardi",
    english: "meeting show --meeting=Tuesday",
    refused: "meeting.not-a-number",
    fr: "« mardi » n’est pas un numéro de réunion. Écrivez par exemple : 12.",
    en: "“Tuesday” is not a meeting’s number. Type for example: 12.",
  },
]);

refuses("meeting show", { after: [PLANNED, "réunion fixer emploi vendredi 9 avril 18h"] }, [
  {
    says: "réunion voir",
    english: "meeting show",
    in: "direct",
    refused: "meeting.which",
    fr: "Plusieurs réunions sont fixées : #1 Logement et #2 Emploi. Ajoutez le numéro de celle que vous voulez dire, par exemple : #12.",
    en: "Several meetings are planned: #1 Logement and #2 Emploi. Add the number of the one that you mean, for example: #12.",
  },
]);

refuses("meeting move", { after: [PLANNED] }, [
  {
    says: "réunion déplacer",
    english: "meeting move",
    refused: "typed.missing",
    fr: "Il manque la date avec son heure. Tapez par exemple : /utopia réunion déplacer #12 jeudi 4 mars 18h",
    en: "Missing: the date with its hour. Type for example: /utopia meeting move #12 Thursday 4 March 6pm",
  },
  {
    says: "réunion déplacer vendredi 9 avril 18h",
    english: "meeting move Friday 9 April 6pm",
    by: "member",
    refused: "rights.animation",
    fr: "« réunion déplacer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“meeting move” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "réunion déplacer jeudi 8 avril 18h",
    english: "meeting move Thursday 8 April 6pm",
    refused: "meeting.not-moved",
    fr: "La réunion est déjà fixée au jeudi 8 avril 2027 à 18 h. Donnez une autre date.",
    en: "The meeting is already planned on Thursday 8 April 2027 at 18:00. Give another date.",
  },
  {
    says: "réunion déplacer lundi 4 janvier 18h",
    english: "meeting move Monday 4 January 6pm",
    refused: "date.past",
    fr: "Le lundi 4 janvier 2027 est déjà passé. Écrivez une date à venir, avec son année s’il s’agit d’une autre année.",
    en: "Monday 4 January 2027 is already past. Type a date to come, with its year if you mean another year.",
  },
  {
    says: "réunion déplacer #99 vendredi 9 avril 18h",
    english: "meeting move #99 Friday 9 April 6pm",
    refused: "meeting.unknown",
    fr: "Il n’y a pas de réunion n° 99. Tapez /utopia réunion liste pour les voir.",
    en: "There is no meeting 99. Type /utopia meeting list to see them.",
  },
  {
    says: "réunion déplacer vendredi 9 avril 18h",
    english: "meeting move Friday 9 April 6pm",
    in: "emploi",
    refused: "meeting.none-here",
    fr: "Emploi : aucune réunion n’est fixée pour l’instant.",
    en: "Emploi: no meeting is planned for now.",
  },
  {
    says: "réunion déplacer vendredi 9 avril 18h --durée=3min",
    english: "meeting move Friday 9 April 6pm --duration=3min",
    refused: "duration.range",
    fr: "« 3min » ne convient pas : une durée va de 5 minutes à 24 heures. Écrivez par exemple : 1h30.",
    en: "“3min” will not do: a duration goes from 5 minutes to 24 hours. Type for example: 1h30.",
  },
]);

refuses("meeting cancel", { after: [PLANNED] }, [
  {
    says: "réunion annuler 1",
    english: "meeting cancel 1",
    by: "member",
    refused: "rights.animation",
    fr: "« réunion annuler » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“meeting cancel” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "réunion annuler 99",
    english: "meeting cancel 99",
    refused: "meeting.unknown",
    fr: "Il n’y a pas de réunion n° 99. Tapez /utopia réunion liste pour les voir.",
    en: "There is no meeting 99. Type /utopia meeting list to see them.",
  },
  {
    says: "réunion annuler",
    english: "meeting cancel",
    in: "emploi",
    refused: "meeting.none-here",
    fr: "Emploi : aucune réunion n’est fixée pour l’instant.",
    en: "Emploi: no meeting is planned for now.",
  },
  {
    says: `réunion annuler 1 ${"a".repeat(301)}`,
    english: `meeting cancel 1 ${"a".repeat(301)}`,
    refused: "text.too-long",
    fr: "Ce texte fait 301 caractères (« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… »), et 300 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 301 characters (“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”), and at most 300 are possible. Shorten it.",
  },
  {
    says: "réunion annuler --zorglub",
    english: "meeting cancel --zorglub",
    refused: "typed.option-none",
    fr: "« réunion annuler » n’a pas d’option : retirez --zorglub.",
    en: "“meeting cancel” has no options: leave --zorglub out.",
  },
]);
