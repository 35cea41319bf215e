import { refuses } from "../support/refusals.ts";

const SENTENCE = "Colocation des jeunes ".repeat(400);

refuses("any line", {}, [
  {
    says: 'sondage dates "Colocation des jeunes',
    refused: "typed.quote-open",
    fr: '« "Colocation des jeunes » ouvre un guillemet sans le refermer. Fermez-le, par exemple : "Colocation des jeunes".',
    en: '“"Colocation des jeunes” opens a quotation mark without closing it. Close it, for example: "Youth flat-share".',
  },
  {
    says: "«",
    refused: "typed.quote-open",
    fr: '« « » ouvre un guillemet sans le refermer. Fermez-le, par exemple : "Colocation des jeunes".',
    en: '“«” opens a quotation mark without closing it. Close it, for example: "Youth flat-share".',
  },
  {
    says: `annoncer «${SENTENCE.slice(0, 3000)}`,
    refused: "typed.quote-open",
    fr: '« «Colocation des jeunes Colocation des jeunes Colocation des… » ouvre un guillemet sans le refermer. Fermez-le, par exemple : "Colocation des jeunes".',
    en: '“«Colocation des jeunes Colocation des jeunes Colocation des…” opens a quotation mark without closing it. Close it, for example: "Youth flat-share".',
  },
  {
    says: "zorglub",
    refused: "typed.unknown",
    fr: "Je ne connais pas « zorglub ». Tapez /utopia aide pour voir ce que vous pouvez faire.",
    en: "I do not know “zorglub”. Type /utopia help to see what you can do.",
  },
  {
    says: "--",
    refused: "typed.unknown",
    fr: "Je ne connais pas « -- ». Tapez /utopia aide pour voir ce que vous pouvez faire.",
    en: "I do not know “--”. Type /utopia help to see what you can do.",
  },
  {
    says: "__proto__",
    refused: "typed.unknown",
    fr: "Je ne connais pas « __proto__ ». Tapez /utopia aide pour voir ce que vous pouvez faire.",
    en: "I do not know “__proto__”. Type /utopia help to see what you can do.",
  },
  {
    says: "/utopia sondge",
    english: "/utopia pol",
    refused: "typed.unknown-near",
    fr: "Je ne connais pas « sondge ». Vouliez-vous dire : sondage ?",
    en: "I do not know “pol”. Did you mean: poll?",
  },
  {
    says: "réunion zorglub",
    english: "meeting zorglub",
    refused: "typed.unknown-verb",
    fr: "Je ne connais pas « réunion zorglub ». Ce qui existe : voir, liste, fixer, déplacer, annuler et ordre-du-jour.",
    en: "I do not know “meeting zorglub”. What there is: show, list, plan, move, cancel and agenda.",
  },
  {
    says: "rôle zorglub",
    english: "role zorglub",
    refused: "typed.unknown-verb",
    fr: "Je ne connais pas « rôle zorglub ». Ce qui existe : donner, retirer et prendre.",
    en: "I do not know “role zorglub”. What there is: grant, revoke and claim.",
  },
  {
    says: "salon",
    english: "channel",
    refused: "typed.verb-missing",
    fr: "« salon » ne suffit pas : ajoutez ce que vous voulez faire. Ce qui existe : associer, espace et dissocier.",
    en: "“channel” is not enough: add what you want to do. What there is: bind, space and unbind.",
  },
  {
    says: "charte signer",
    english: "charter sign",
    refused: "typed.later",
    fr: "« charte signer » n’existe pas encore dans cette version d’Utopia. Tapez /utopia aide pour voir ce qui existe.",
    en: "“charter sign” does not exist yet in this version of Utopia. Type /utopia help to see what there is.",
  },
  {
    says: SENTENCE,
    refused: "text.too-long",
    fr: "Ce texte fait 8 799 caractères (« Colocation des jeunes Colocation des jeunes Colocation des … »), et 8 000 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 8,799 characters (“Colocation des jeunes Colocation des jeunes Colocation des …”), and at most 8,000 are possible. Shorten it.",
  },
  {
    says: "annoncer a\u0000b",
    refused: "text.unshowable",
    fr: "« annoncer a�b » contient un caractère invisible que je ne peux pas garder. Retapez ce texte à la main.",
    en: "“annoncer a�b” holds an invisible character that I cannot keep. Type this text again by hand.",
  },
]);

refuses("help", {}, [
  {
    says: "aide zorglub",
    english: "help zorglub",
    refused: "typed.unknown",
    fr: "Je ne connais pas « zorglub ». Tapez /utopia aide pour voir ce que vous pouvez faire.",
    en: "I do not know “zorglub”. Type /utopia help to see what you can do.",
  },
  {
    says: "aide sondge",
    english: "help poll dat",
    refused: "typed.unknown-near",
    fr: "Je ne connais pas « sondge ». Vouliez-vous dire : sondage ?",
    en: "I do not know “poll dat”. Did you mean: poll dates or poll edit?",
  },
  {
    says: 'aide ""',
    english: 'help ""',
    refused: "typed.missing",
    fr: "Il manque la commande. Tapez par exemple : /utopia aide",
    en: "Missing: the command. Type for example: /utopia help",
  },
  {
    says: `aide ${SENTENCE.slice(0, 70)}`,
    english: `help ${SENTENCE.slice(0, 70)}`,
    refused: "text.too-long",
    fr: "Ce texte fait 70 caractères (« Colocation des jeunes Colocation des jeunes Colocation des … »), et 60 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 70 characters (“Colocation des jeunes Colocation des jeunes Colocation des …”), and at most 60 are possible. Shorten it.",
  },
  {
    says: "aide --vite",
    english: "help --fast",
    refused: "typed.option-none",
    fr: "« aide » n’a pas d’option : retirez --vite.",
    en: "“help” has no options: leave --fast out.",
  },
]);
