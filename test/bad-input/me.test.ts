import { refuses } from "../support/refusals.ts";

refuses("me show", {}, [
  {
    says: "moi voir vite",
    english: "me show now",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « vite » après « moi voir ». Tapez par exemple : /utopia moi voir",
    en: "I did not know what to do with “now” after “me show”. Type for example: /utopia me show",
  },
  {
    says: "moi langu",
    english: "me languag",
    refused: "typed.unknown-near",
    fr: "Je ne connais pas « moi langu ». Vouliez-vous dire : moi langue ?",
    en: "I do not know “me languag”. Did you mean: me language?",
  },
]);

refuses("me language", {}, [
  {
    says: "moi langue",
    english: "me language",
    refused: "typed.missing",
    fr: "Il manque la langue : français ou anglais. Tapez par exemple : /utopia moi langue français",
    en: "Missing: the language: French or English. Type for example: /utopia me language English",
  },
  {
    says: "moi langue platt",
    english: "me language Platt",
    refused: "choice.unknown",
    fr: "Je ne connais pas « platt ». Ce qui est possible : français ou anglais.",
    en: "I do not know “Platt”. What is possible: French or English.",
  },
]);

refuses("me reminders", {}, [
  {
    says: "moi rappels parfois",
    english: "me reminders sometimes",
    refused: "choice.unknown",
    fr: "Je ne connais pas « parfois ». Ce qui est possible : oui ou non.",
    en: "I do not know “sometimes”. What is possible: yes or no.",
  },
  {
    says: "moi rappels",
    english: "me reminders",
    refused: "typed.missing",
    fr: "Il manque la réponse : oui ou non. Tapez par exemple : /utopia moi rappels oui",
    en: "Missing: the answer: yes or no. Type for example: /utopia me reminders yes",
  },
]);

refuses("me speak-for", {}, [
  {
    says: "moi structure",
    english: "me speak-for",
    by: "stranger",
    refused: "typed.missing",
    fr: "Il manque le nom d’un partenaire. Tapez par exemple : /utopia moi structure Secours Catholique",
    en: "Missing: a partner’s name. Type for example: /utopia me speak-for Secours Catholique",
  },
  {
    says: "moi structure zorglub",
    english: "me speak-for zorglub",
    by: "stranger",
    refused: "partner.unknown",
    fr: "Je ne connais pas de partenaire « zorglub ». Pour les voir tous : /utopia partenaire chercher",
    en: "I know no partner “zorglub”. To see them all: /utopia partner list",
  },
  {
    says: "moi structure Secours Catolique",
    english: "me speak-for Secours Catolique",
    by: "stranger",
    refused: "partner.unknown-near",
    fr: "Je ne connais pas de partenaire « Secours Catolique ». Noms proches : Secours Catholique.",
    en: "I know no partner “Secours Catolique”. Near names: Secours Catholique.",
  },
  {
    says: "moi structure centre social",
    english: "me speak-for centre social",
    by: "member",
    refused: "partner.several",
    fr: "« centre social » se trouve dans plusieurs noms : Centre Social Jacques Prévert, Centre Social Le Lierre et Centre Social Les Grands-Chênes. Écrivez-en un peu plus.",
    en: "“centre social” is in several names: Centre Social Jacques Prévert, Centre Social Le Lierre and Centre Social Les Grands-Chênes. Write more of it.",
  },
]);

refuses("network status", {}, [
  {
    says: "réseau état",
    english: "network status",
    by: "member",
    refused: "rights.coordination",
    fr: "« réseau état » revient à la coordination du réseau : demandez-le-lui.",
    en: "“network status” is for the network’s coordination: ask them.",
  },
  {
    says: "réseau zorglub",
    english: "network zorglub",
    refused: "typed.unknown-verb",
    fr: "Je ne connais pas « réseau zorglub ». Ce qui existe : état, envois-prévus, historique et reprendre.",
    en: "I do not know “network zorglub”. What there is: status, upcoming, audit and resume.",
  },
]);

refuses("network upcoming", {}, [
  {
    says: "réseau envois-prévus --jusque=hier",
    english: "network upcoming --until=yesterday",
    refused: "date.past",
    fr: "Le samedi 9 janvier 2027 est déjà passé. Écrivez une date à venir, avec son année s’il s’agit d’une autre année.",
    en: "Saturday 9 January 2027 is already past. Type a date to come, with its year if you mean another year.",
  },
  {
    says: 'réseau envois-prévus --jusque="un jour"',
    english: 'network upcoming --until="one day"',
    refused: "date.unreadable",
    fr: "Je n’ai pas compris « un jour » dans « un jour ». Écrivez par exemple : mardi 2 mars 14h.",
    en: "I did not understand “one day” in “one day”. Type for example: Tuesday 2 March 2pm.",
  },
  {
    says: "réseau envois-prévus mars",
    english: "network upcoming March",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « mars » après « réseau envois-prévus ». Tapez par exemple : /utopia réseau envois-prévus",
    en: "I did not know what to do with “March” after “network upcoming”. Type for example: /utopia network upcoming",
  },
]);

refuses("network audit", {}, [
  {
    says: "réseau historique",
    english: "network audit",
    by: "animation",
    refused: "rights.coordination",
    fr: "« réseau historique » revient à la coordination du réseau : demandez-le-lui.",
    en: "“network audit” is for the network’s coordination: ask them.",
  },
  {
    says: "réseau historique mars",
    english: "network audit March",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « mars » après « réseau historique ». Tapez par exemple : /utopia réseau historique",
    en: "I did not know what to do with “March” after “network audit”. Type for example: /utopia network audit",
  },
]);

refuses("network resume", {}, [
  {
    says: "réseau reprendre",
    english: "network resume",
    by: "animation",
    refused: "rights.coordination",
    fr: "« réseau reprendre » revient à la coordination du réseau : demandez-le-lui.",
    en: "“network resume” is for the network’s coordination: ask them.",
  },
  {
    says: "réseau reprendre --oui",
    english: "network resume --yes",
    refused: "network.not-paused",
    fr: "Utopia n’est pas en pause : il n’y a rien à reprendre.",
    en: "Utopia is not paused: there is nothing to resume.",
  },
  {
    says: "réseau reprendre demain",
    english: "network resume tomorrow",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « demain » après « réseau reprendre ». Tapez par exemple : /utopia réseau reprendre",
    en: "I did not know what to do with “tomorrow” after “network resume”. Type for example: /utopia network resume",
  },
]);
