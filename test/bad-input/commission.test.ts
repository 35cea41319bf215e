import { refuses } from "../support/refusals.ts";

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
    fr: "De quelle commission s’agit-il ? Ajoutez son nom juste après la commande. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name right after the command. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
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
    fr: "De quelle commission s’agit-il ? Ajoutez son nom juste après la commande. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name right after the command. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
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
    fr: "De quelle commission s’agit-il ? Ajoutez son nom juste après la commande. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name right after the command. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
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
