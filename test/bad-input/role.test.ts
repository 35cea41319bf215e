import { CODE, printCode } from "../support/busy-town.ts";
import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

/** Two people of one name, and somebody who has not said for whom they speak. */
async function addPeople(town: Town): Promise<void> {
  for (const [at, name] of ["Anne", "Anne", "Nadia"].entries()) {
    const account = { platform: "slack", scope: "T1", userId: `U-${at}`, name };
    await town.act((repos) => repos.members.welcome(account, town.clock.now()));
  }
}

refuses("role grant", { where: addPeople }, [
  {
    says: "rôle donner",
    english: "role grant",
    refused: "typed.missing",
    fr: "Il manque le rôle : coordination, animation ou délégation. Tapez par exemple : /utopia rôle donner animation Léa --dans=logement",
    en: "Missing: the role: coordination, animation or delegation. Type for example: /utopia role grant animation Léa --in=logement",
  },
  {
    says: "rôle donner coordination",
    english: "role grant coordination",
    refused: "typed.missing",
    fr: "Il manque le nom d’une personne. Tapez par exemple : /utopia rôle donner animation Léa --dans=logement",
    en: "Missing: a person’s name. Type for example: /utopia role grant animation Léa --in=logement",
  },
  {
    says: "rôle donner présidence Léa",
    english: "role grant presidency Léa",
    refused: "choice.unknown",
    fr: "Je ne connais pas « présidence ». Ce qui est possible : coordination, animation ou délégation.",
    en: "I do not know “presidency”. What is possible: coordination, animation or delegation.",
  },
  {
    says: "rôle donner coordination Zorglub",
    english: "role grant coordination Zorglub",
    refused: "member.unknown",
    fr: "Je ne connais personne du nom de « Zorglub ». On entre dans le réseau en répondant à un sondage, ou avec /utopia commission rejoindre.",
    en: "I know nobody called “Zorglub”. One enters the network by answering a poll, or with /utopia commission join.",
  },
  {
    says: "rôle donner coordination Clare",
    english: "role grant coordination Clare",
    refused: "member.unknown-near",
    fr: "Je ne connais personne du nom de « Clare ». Noms proches : Claire.",
    en: "I know nobody called “Clare”. Near names: Claire.",
  },
  {
    says: "rôle donner coordination Anne",
    english: "role grant coordination Anne",
    refused: "member.several",
    fr: "Plusieurs personnes s’appellent « Anne » : #5 Anne et #6 Anne. Écrivez le numéro de l’une d’elles, par exemple : #12.",
    en: "Several people are called “Anne”: #6 Anne and #7 Anne. Write the number of one of them, for example: #12.",
  },
  {
    says: "rôle donner coordination Claire",
    english: "role grant coordination Claire",
    refused: "role.coordinates",
    fr: "Claire fait déjà partie de la coordination.",
    en: "Claire is already in the coordination.",
  },
  {
    says: "rôle donner coordination Léa --dans=logement",
    english: "role grant coordination Léa --in=logement",
    refused: "role.in-animation-only",
    fr: "« Logement » : --dans ne va qu’avec l’animation. Pour ce rôle, retirez cette option.",
    en: "“Logement”: --in only goes with the animation. For this role, leave this option out.",
  },
  {
    says: 'rôle donner coordination Léa --pour="Secours Catholique"',
    english: 'role grant coordination Léa --for="Secours Catholique"',
    refused: "role.for-delegation-only",
    fr: "« Secours Catholique » : --pour ne va qu’avec la délégation. Pour ce rôle, retirez cette option.",
    en: "“Secours Catholique”: --for only goes with the delegation. For this role, leave this option out.",
  },
  {
    says: "rôle donner animation Léa",
    english: "role grant animation Léa",
    in: "direct",
    refused: "role.which-body",
    fr: "De quelle animation s’agit-il pour Léa ? Ajoutez la commission, par exemple : --dans=logement",
    en: "Which animation is it for Léa? Add the commission, for example: --in=logement",
  },
  {
    says: "rôle donner animation Léa --dans=plénière",
    english: "role grant animation Léa --in=plénière",
    refused: "commission.plenary-animation",
    fr: "« Plénière » revient à la coordination, et n’a pas d’autre animation. Pour agrandir la coordination : /utopia rôle donner coordination NOM",
    en: "“Plénière” is run by the coordination, and has no other animation. To enlarge the coordination: /utopia role grant coordination NAME",
  },
  {
    says: "rôle donner délégation Coordination",
    english: "role grant delegation Coordination",
    refused: "role.delegates",
    fr: "Coordination parle déjà pour C.C.A.S. / Ville de Thionville, et c’est confirmé.",
    en: "Coordination already speaks for C.C.A.S. / Ville de Thionville, and that is confirmed.",
  },
  {
    says: "rôle donner délégation Nadia",
    english: "role grant delegation Nadia",
    refused: "role.which-partner",
    fr: 'Nadia n’a pas encore dit sa structure. Ajoutez le partenaire, par exemple : --pour="Secours Catholique"',
    en: 'Nadia has not named an organisation yet. Add the partner, for example: --for="Secours Catholique"',
  },
  {
    says: "rôle donner délégation Léa --pour=centre",
    english: "role grant delegation Léa --for=centre",
    refused: "partner.several",
    fr: "« centre » se trouve dans plusieurs noms : Centre Culturel Jaques Brel, Centre d'Information et d'Orientation, Centre Hospitalier de Jury, Centre Médico Psychologique - 1er Secteur, Centre Médico Psychologique - 2ème Secteur, Centre Saint-Michel, Centre Social Jacques Prévert et Centre Social Le Lierre. Écrivez-en un peu plus.",
    en: "“centre” is in several names: Centre Culturel Jaques Brel, Centre d'Information et d'Orientation, Centre Hospitalier de Jury, Centre Médico Psychologique - 1er Secteur, Centre Médico Psychologique - 2ème Secteur, Centre Saint-Michel, Centre Social Jacques Prévert and Centre Social Le Lierre. Write more of it.",
  },
  {
    says: "rôle donner coordination Léa",
    english: "role grant coordination Léa",
    by: "animation",
    refused: "rights.coordination",
    fr: "« rôle donner » revient à la coordination du réseau : demandez-le-lui.",
    en: "“role grant” is for the network’s coordination: ask them.",
  },
]);

refuses("role grant", { after: ["rôle donner animation Claire"] }, [
  {
    says: "rôle donner animation Claire",
    english: "role grant animation Claire",
    refused: "animation.already",
    fr: "« Claire » fait déjà partie de l’animation de « Logement ».",
    en: "“Claire” is already in the animation of “Logement”.",
  },
]);

refuses("role revoke", {}, [
  {
    says: "rôle retirer coordination Léa",
    english: "role revoke coordination Léa",
    refused: "role.not-coordination",
    fr: "Léa ne fait pas partie de la coordination : il n’y a rien à retirer.",
    en: "Léa is not in the coordination: there is nothing to revoke.",
  },
  {
    says: "rôle retirer animation Léa",
    english: "role revoke animation Léa",
    refused: "animation.not-there",
    fr: "« Léa » ne figure pas dans l’animation de « Logement » : il n’y a rien à retirer. Pour voir qui y figure, tapez la commande sans nom.",
    en: "“Léa” is not named in the animation of “Logement”: there is nothing to remove. To see who is, type the command without a name.",
  },
  {
    says: 'rôle retirer délégation Léa --pour="Secours Catholique"',
    english: 'role revoke delegation Léa --for="Secours Catholique"',
    refused: "role.not-delegate",
    fr: "Léa ne parle pas pour Secours Catholique : il n’y a rien à retirer.",
    en: "Léa does not speak for Secours Catholique: there is nothing to revoke.",
  },
  {
    says: "rôle retirer coordination Zorglub",
    english: "role revoke coordination Zorglub",
    refused: "member.unknown",
    fr: "Je ne connais personne du nom de « Zorglub ». On entre dans le réseau en répondant à un sondage, ou avec /utopia commission rejoindre.",
    en: "I know nobody called “Zorglub”. One enters the network by answering a poll, or with /utopia commission join.",
  },
  {
    says: "rôle retirer coordination Claire",
    english: "role revoke coordination Claire",
    by: "stranger",
    refused: "rights.coordination",
    fr: "« rôle retirer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“role revoke” is for the network’s coordination: ask them.",
  },
]);

refuses("role revoke", { after: ["rôle retirer coordination Coordination"] }, [
  {
    says: "rôle retirer coordination Claire",
    english: "role revoke coordination Claire",
    refused: "role.last-coordination",
    fr: "Claire est la seule personne de la coordination. Donnez d’abord ce rôle à quelqu’un d’autre : /utopia rôle donner coordination NOM",
    en: "Claire is the only person in the coordination. First give this role to someone else: /utopia role grant coordination NAME",
  },
]);

refuses("role claim", { where: printCode }, [
  {
    says: "rôle prendre",
    english: "role claim",
    refused: "typed.missing",
    fr: "Il manque le code affiché au premier démarrage. Tapez par exemple : /utopia rôle prendre K7QM-2XHD",
    en: "Missing: the code printed at the first start. Type for example: /utopia role claim K7QM-2XHD",
  },
  {
    says: "rôle prendre AAAA-BBBB",
    english: "role claim AAAA-BBBB",
    by: "stranger",
    refused: "role.code-wrong",
    fr: "Ce code n’est pas le bon. Recopiez celui qu’Utopia a affiché à son premier démarrage, de la forme K7QM-2XHD.",
    en: "This code is not the right one. Copy the one that Utopia printed at its first start, which looks like K7QM-2XHD.",
  },
  {
    says: `rôle prendre ${CODE}`,
    english: `role claim ${CODE}`,
    refused: "role.coordinates",
    fr: "Claire fait déjà partie de la coordination.",
    en: "Claire is already in the coordination.",
  },
  {
    says: `rôle prendre ${"A".repeat(41)}`,
    english: `role claim ${"A".repeat(41)}`,
    refused: "text.too-long",
    fr: "Ce texte fait 41 caractères (« AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA »), et 40 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 41 characters (“AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA”), and at most 40 are possible. Shorten it.",
  },
]);

/** Somebody has claimed the coordination with it. */
async function useCode(town: Town): Promise<void> {
  await town.act((repos) => repos.members.useClaim(town.clock.now()));
}

refuses("role claim", { where: useCode }, [
  {
    says: `rôle prendre ${CODE}`,
    english: `role claim ${CODE}`,
    by: "stranger",
    refused: "role.code-used",
    fr: "Aucun code n’attend d’être utilisé : la coordination existe déjà. Demandez-lui ce rôle.",
    en: "No code waits to be used: there is a coordination already. Ask them for this role.",
  },
]);
