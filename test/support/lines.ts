/**
 * How a command is typed. `{body}` and `{n}` stand for a body and for the number of its
 * poll, its meeting or its announcement.
 */
export interface Line {
  /** In the channel of the body that it is about. */
  readonly here: string;
  /** Anywhere, naming that body; absent where the command names none. */
  readonly named?: string;
  /** What it may still be refused for, by the state of things, once the right to it is granted. */
  readonly despite?: readonly string[];
}

const DATES = "jeudi 1 avril 18h, mardi 6 avril 14h";

/** A valid line for each command, and for each right that is asked for besides. */
export const LINES: Readonly<Record<string, Line>> = {
  menu: { here: "accueil" },
  help: { here: "aide" },
  "next-meeting": { here: "quand", named: "quand {body}" },
  vote: { here: "voter 1 oui", named: "voter #{n} 1 oui" },
  "vote for": {
    here: 'voter 1 oui --pour="Secours Catholique"',
    named: "voter #{n} 1 oui --pour=Léa",
  },
  rsvp: { here: "présence oui", named: "présence {n} oui" },
  "rsvp for": {
    here: 'présence oui --pour="Secours Catholique"',
    named: "présence {n} oui --pour=Léa",
  },
  announce: { here: "annoncer Bonsoir --oui" },
  "announce to a body": { here: "annoncer Bonsoir --à={body} --oui" },
  "meeting show": { here: "réunion voir", named: "réunion voir {n}" },
  "meeting list": { here: "réunion liste", named: "réunion liste {body}" },
  "meeting plan": {
    here: "réunion fixer jeudi 4 mars 18h",
    named: "réunion fixer {body} jeudi 4 mars 18h",
  },
  "meeting move": {
    here: "réunion déplacer vendredi 5 mars 18h",
    named: "réunion déplacer #{n} vendredi 5 mars 18h",
  },
  "meeting cancel": { here: "réunion annuler", named: "réunion annuler {n}" },
  "meeting agenda": { here: "réunion odj", named: "réunion odj #{n}" },
  "meeting agenda add": { here: "réunion odj Bilan", named: "réunion odj #{n} Bilan" },
  "poll dates": {
    here: `sondage dates "Lieu" ${DATES}`,
    named: `sondage dates "Lieu" ${DATES} --dans={body}`,
  },
  "poll choice": {
    here: 'sondage choix "Nom" Toit, Clé',
    named: 'sondage choix "Nom" Toit, Clé --dans={body}',
  },
  "poll show": { here: "sondage voir", named: "sondage voir {n}" },
  "poll edit": {
    here: "sondage modifier --titre=Toit",
    named: "sondage modifier {n} --titre=Toit",
  },
  "poll close": { here: "sondage clore", named: "sondage clore {n}" },
  "poll extend": {
    here: "sondage prolonger samedi 20 février 12h",
    named: "sondage prolonger #{n} samedi 20 février 12h",
  },
  "poll cancel": { here: "sondage annuler", named: "sondage annuler {n}" },
  "poll remind": { here: "sondage relancer", named: "sondage relancer {n}" },
  "poll again": {
    here: "sondage refaire jeudi 4 mars 18h",
    named: "sondage refaire #{n} jeudi 4 mars 18h",
  },
  "commission show": { here: "commission voir", named: "commission voir {body}" },
  "commission list": { here: "commission liste" },
  "commission join": { here: "commission rejoindre", named: "commission rejoindre {body}" },
  "commission leave": {
    here: "commission quitter",
    named: "commission quitter {body}",
    despite: ["commission.not-member", "commission.plenary-leave"],
  },
  "commission rhythm": {
    here: "commission rythme premier jeudi 18h",
    named: "commission rythme {body} premier jeudi 18h",
    despite: ["commission.plenary-rhythm"],
  },
  "commission reminders": {
    here: "commission rappels J-1",
    named: "commission rappels {body} J-1",
  },
  "commission animation": {
    here: "commission animation Secours Catholique",
    named: "commission animation {body} Secours Catholique",
    despite: ["commission.plenary-animation"],
  },
  "commission pause": {
    here: "commission pause",
    named: "commission pause {body}",
    despite: ["commission.plenary-rhythm"],
  },
  "commission resume": {
    here: "commission reprendre",
    named: "commission reprendre {body}",
    despite: ["commission.not-paused"],
  },
  "commission skip": {
    here: "commission sauter",
    named: "commission sauter {body}",
    despite: ["commission.plenary-rhythm"],
  },
  "commission create": { here: "commission créer Culture" },
  "commission rename": {
    here: "commission renommer Toit",
    named: "commission renommer {body} Toit",
    despite: ["commission.plenary-rename"],
  },
  "commission archive": {
    here: "commission archiver",
    named: "commission archiver {body}",
    despite: ["commission.busy", "commission.has-committees", "commission.plenary-archive"],
  },
  "partner show": { here: "partenaire voir Secours Catholique" },
  "partner list": { here: "partenaire chercher centre social" },
  "partner add": { here: "partenaire ajouter Zébulon --type=association" },
  "partner edit": { here: "partenaire modifier Secours Catholique --signataire=oui" },
  "partner import": { here: "partenaire importer partenaires.csv", despite: ["file.elsewhere"] },
  "partner archive": { here: "partenaire archiver Secours Catholique" },
  "plenary show": { here: "plénière voir" },
  "plenary plan": { here: "plénière fixer jeudi 10 juin 18h" },
  "announcement list": { here: "annonce liste" },
  "announcement correct": { here: "annonce rectifier #{n} À 18 h 30" },
  "announcement retry": {
    here: "annonce réessayer #{n}",
    despite: ["announcement.nothing-failed"],
  },
  "announcement stop": { here: "annonce arrêter #{n}" },
  "channel bind": {
    here: "salon associer",
    named: "salon associer {body}",
    despite: ["channel.already", "channel.direct", "channel.taken"],
  },
  "channel unbind": { here: "salon dissocier", despite: ["channel.not-bound"] },
  "channel space": { here: "salon espace", despite: ["channel.no-space"] },
  "role grant": { here: "rôle donner coordination Léa" },
  "role revoke": { here: "rôle retirer délégation Léa" },
  "role claim": { here: "rôle prendre K7QM-2XHD", despite: ["role.coordinates"] },
  "me show": { here: "moi voir" },
  "me language": { here: "moi langue anglais" },
  "me reminders": { here: "moi rappels non" },
  "me speak-for": { here: "moi structure Secours Catholique" },
  "network status": { here: "réseau état" },
  "network upcoming": { here: "réseau envois-prévus" },
  "network audit": { here: "réseau historique" },
  "network resume": { here: "réseau reprendre", despite: ["network.not-paused"] },
};
