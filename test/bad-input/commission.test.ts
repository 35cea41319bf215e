import { addCommittee } from "../support/busy-town.ts";
import { refuses } from "../support/refusals.ts";

const LONG = "a".repeat(81);

refuses("commission show", {}, [
  {
    says: "commission voir zorglub",
    english: "commission show zorglub",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
]);

refuses("commission list", {}, [
  {
    says: "commission liste emploi",
    english: "commission list emploi",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « emploi » après « commission liste ». Tapez par exemple : /utopia commission liste",
    en: "I did not know what to do with “emploi” after “commission list”. Type for example: /utopia commission list",
  },
]);

refuses("commission join", {}, [
  {
    says: "commission rejoindre",
    english: "commission join",
    in: "direct",
    by: "stranger",
    refused: "body.which",
    fr: "De quelle commission s’agit-il ? Ajoutez son nom. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "commission rejoindre zorglub",
    english: "commission join zorglub",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: 'commission rejoindre ""',
    english: 'commission join ""',
    refused: "typed.missing",
    fr: "Il manque la commission. Tapez par exemple : /utopia commission rejoindre logement",
    en: "Missing: the commission. Type for example: /utopia commission join logement",
  },
]);

refuses("commission leave", {}, [
  {
    says: "commission quitter emploi",
    english: "commission leave emploi",
    refused: "commission.not-member",
    fr: "Vous ne faites pas partie de « Emploi » : il n’y a rien à quitter.",
    en: "You are not a member of “Emploi”: there is nothing to leave.",
  },
  {
    says: "commission quitter plénière",
    english: "commission leave plénière",
    refused: "commission.plenary-leave",
    fr: "« Plénière » réunit tout le monde : on ne la quitte pas. Pour ne plus recevoir de relance personnelle : /utopia moi rappels non",
    en: "“Plénière” is everyone: it cannot be left. To get no personal reminders any more: /utopia me reminders no",
  },
  {
    says: "commission quitter",
    english: "commission leave",
    in: "direct",
    refused: "body.which",
    fr: "De quelle commission s’agit-il ? Ajoutez son nom. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
]);

refuses("commission animation", {}, [
  {
    says: "commission animation Habitat Jeunes",
    english: "commission animation Habitat Jeunes",
    refused: "animation.already",
    fr: "« Habitat Jeunes des 3 Frontières » fait déjà partie de l’animation de « Logement ».",
    en: "“Habitat Jeunes des 3 Frontières” is already in the animation of “Logement”.",
  },
  {
    says: "commission animation Claire --retirer",
    english: "commission animation Claire --remove",
    refused: "animation.not-there",
    fr: "« Claire » ne figure pas dans l’animation de « Logement » : il n’y a rien à retirer. Pour voir qui y figure, tapez la commande sans nom.",
    en: "“Claire” is not named in the animation of “Logement”: there is nothing to remove. To see who is, type the command without a name.",
  },
  {
    says: "commission animation --retirer",
    english: "commission animation --remove",
    refused: "animation.remove-whom",
    fr: "Dites qui ne fait plus partie de l’animation de « Logement », par exemple : /utopia commission animation logement Secours Catholique --retirer",
    en: "Say who leaves the animation of “Logement”, for example: /utopia commission animation logement Secours Catholique --remove",
  },
  {
    says: "commission animation plénière Claire",
    english: "commission animation plénière Claire",
    refused: "commission.plenary-animation",
    fr: "« Plénière » revient à la coordination, et n’a pas d’autre animation. Pour agrandir la coordination : /utopia rôle donner coordination NOM",
    en: "“Plénière” is run by the coordination, and has no other animation. To enlarge the coordination: /utopia role grant coordination NAME",
  },
  {
    says: "commission animation Zorglub",
    english: "commission animation Zorglub",
    refused: "behalf.unknown",
    fr: "Je ne connais ni partenaire ni personne du nom de « Zorglub ». Pour voir les partenaires : /utopia partenaire chercher",
    en: "I know neither a partner nor a person called “Zorglub”. To see the partners: /utopia partner list",
  },
  {
    says: "commission animation Secours Catholique",
    english: "commission animation Secours Catholique",
    in: "direct",
    refused: "body.which",
    fr: "De quelle commission s’agit-il ? Ajoutez son nom. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "commission animation Claire",
    english: "commission animation Claire",
    by: "member",
    refused: "rights.animation",
    fr: "« commission animation » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“commission animation” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("commission pause", {}, [
  {
    says: "commission pause plénière",
    english: "commission pause plénière",
    refused: "commission.plenary-rhythm",
    fr: "« Plénière » n’a pas de rythme : chaque date se fixe à part, par exemple : /utopia plénière fixer jeudi 10 juin 18h",
    en: "“Plénière” has no rhythm: each date is planned by itself, for example: /utopia plenary plan Thursday 10 June 6pm",
  },
  {
    says: "commission pause",
    english: "commission pause",
    by: "member",
    refused: "rights.animation",
    fr: "« commission pause » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“commission pause” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("commission pause", { after: ["commission pause"] }, [
  {
    says: "commission pause",
    english: "commission pause",
    refused: "commission.paused",
    fr: "« Logement » est déjà en pause. Pour reprendre : /utopia commission reprendre Logement",
    en: "“Logement” is already paused. To resume: /utopia commission resume Logement",
  },
]);

refuses("commission resume", {}, [
  {
    says: "commission reprendre",
    english: "commission resume",
    refused: "commission.not-paused",
    fr: "« Logement » n’est pas en pause : il n’y a rien à reprendre.",
    en: "“Logement” is not paused: there is nothing to resume.",
  },
  {
    says: "commission reprendre",
    english: "commission resume",
    by: "stranger",
    refused: "rights.animation",
    fr: "« commission reprendre » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“commission resume” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("commission skip", {}, [
  {
    says: "commission sauter",
    english: "commission skip",
    refused: "commission.no-rhythm",
    fr: "« Logement » n’a pas de rythme : il n’y a rien à sauter. Pour lui en donner un, par exemple : /utopia commission rythme logement deuxième mardi 18h",
    en: "“Logement” has no rhythm: there is nothing to skip. To give it one, for example: /utopia commission rhythm logement second Tuesday 6pm",
  },
  {
    says: "commission sauter plénière",
    english: "commission skip plénière",
    refused: "commission.plenary-rhythm",
    fr: "« Plénière » n’a pas de rythme : chaque date se fixe à part, par exemple : /utopia plénière fixer jeudi 10 juin 18h",
    en: "“Plénière” has no rhythm: each date is planned by itself, for example: /utopia plenary plan Thursday 10 June 6pm",
  },
  {
    says: "commission sauter",
    english: "commission skip",
    by: "member",
    refused: "rights.animation",
    fr: "« commission sauter » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“commission skip” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("commission create", {}, [
  {
    says: "commission créer",
    english: "commission create",
    refused: "typed.missing",
    fr: "Il manque le nom. Tapez par exemple : /utopia commission créer Culture",
    en: "Missing: the name. Type for example: /utopia commission create Culture",
  },
  {
    says: "commission créer logement",
    english: "commission create logement",
    refused: "commission.name-taken",
    fr: "« logement » se confondrait avec « Logement », qui existe déjà. Choisissez un autre nom.",
    en: "“logement” would be taken for “Logement”, which there is already. Choose another name.",
  },
  {
    says: "commission créer 🎉🎉",
    english: "commission create 🎉🎉",
    refused: "commission.name-letters",
    fr: "Le nom « 🎉🎉 » n’a ni lettre ni chiffre. Écrivez par exemple : Culture.",
    en: "The name “🎉🎉” has neither a letter nor a number. Write for example: Culture.",
  },
  {
    says: `commission créer ${LONG}`,
    english: `commission create ${LONG}`,
    refused: "text.too-long",
    fr: "Ce texte fait 81 caractères (« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… »), et 80 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 81 characters (“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”), and at most 80 are possible. Shorten it.",
  },
  {
    says: "commission créer Culture",
    english: "commission create Culture",
    by: "animation",
    refused: "rights.coordination",
    fr: "« commission créer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“commission create” is for the network’s coordination: ask them.",
  },
]);

refuses("commission rename", {}, [
  {
    says: "commission renommer",
    english: "commission rename",
    refused: "typed.missing",
    fr: "Il manque le nom. Tapez par exemple : /utopia commission renommer logement Logement et mobilité",
    en: "Missing: the name. Type for example: /utopia commission rename logement Housing and mobility",
  },
  {
    says: "commission renommer logement Logement",
    english: "commission rename logement Logement",
    refused: "commission.same-name",
    fr: "« Logement » s’appelle déjà ainsi. Écrivez le nouveau nom après celui d’aujourd’hui.",
    en: "“Logement” is already called so. Write the new name after today’s.",
  },
  {
    says: "commission renommer logement Émploi",
    english: "commission rename logement Émploi",
    refused: "commission.name-taken",
    fr: "« Émploi » se confondrait avec « Emploi », qui existe déjà. Choisissez un autre nom.",
    en: "“Émploi” would be taken for “Emploi”, which there is already. Choose another name.",
  },
  {
    says: "commission renommer logement ---",
    english: "commission rename logement ---",
    refused: "commission.name-letters",
    fr: "Le nom « --- » n’a ni lettre ni chiffre. Écrivez par exemple : Culture.",
    en: "The name “---” has neither a letter nor a number. Write for example: Culture.",
  },
  {
    says: "commission renommer plénière Tous",
    english: "commission rename plénière All",
    refused: "commission.plenary-rename",
    fr: "« Plénière » est la même pour tout le réseau : son nom ne se change pas.",
    en: "“Plénière” is the same for the whole network: its name does not change.",
  },
  {
    says: "commission renommer logement Toit",
    english: "commission rename logement Roof",
    by: "member",
    refused: "rights.animation",
    fr: "« commission renommer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“commission rename” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

const BUSY = ['sondage dates "Toit" jeudi 1 avril 18h', "réunion fixer jeudi 8 avril 18h"];

refuses("commission archive", { after: BUSY }, [
  {
    says: "commission archiver",
    english: "commission archive",
    refused: "commission.busy",
    fr: "« Logement » a encore un sondage en cours (#1 Toit) et une réunion à venir (#1 Logement) : à clore ou à annuler d’abord.",
    en: "“Logement” still has a poll under way (#1 Toit) and a meeting to come (#1 Logement): to be closed or cancelled first.",
  },
  {
    says: "commission archiver plénière",
    english: "commission archive plénière",
    refused: "commission.plenary-archive",
    fr: "« Plénière » réunit tout le réseau : elle ne s’archive pas.",
    en: "“Plénière” is the whole network: it cannot be archived.",
  },
  {
    says: "commission archiver",
    english: "commission archive",
    by: "animation",
    refused: "rights.coordination",
    fr: "« commission archiver » revient à la coordination du réseau : demandez-le-lui.",
    en: "“commission archive” is for the network’s coordination: ask them.",
  },
]);

refuses("commission archive", { after: BUSY.slice(0, 1) }, [
  {
    says: "commission archiver",
    english: "commission archive",
    refused: "commission.busy",
    fr: "« Logement » a encore un sondage en cours (#1 Toit) : à clore ou à annuler d’abord.",
    en: "“Logement” still has a poll under way (#1 Toit): to be closed or cancelled first.",
  },
]);

refuses("commission archive", { where: addCommittee }, [
  {
    says: "commission archiver",
    english: "commission archive",
    refused: "commission.has-committees",
    fr: "« Logement » a encore des comités techniques : Colocation. Archivez-les d’abord.",
    en: "“Logement” still has technical committees: Colocation. Archive them first.",
  },
]);
