import { addCommittee } from "../support/busy-town.ts";
import { refuses } from "../support/refusals.ts";

const LONG = "a".repeat(81);

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
