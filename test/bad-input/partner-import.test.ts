import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { refuses } from "../support/refusals.ts";

const folder = mkdtempSync(join(tmpdir(), "utopia-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The path of a file of this machine that holds this. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, content);
  return path;
}

const HEAD = "nom;type;signataire;e-mail;téléphone";
const typed = (path: string) => ({
  says: `partenaire importer ${path}`,
  english: `partner import ${path}`,
});

refuses("partner import", {}, [
  {
    says: "partenaire importer",
    english: "partner import",
    refused: "typed.missing",
    fr: "Il manque le chemin d’un fichier CSV. Tapez par exemple : /utopia partenaire importer partenaires.csv",
    en: "Missing: the path of a CSV file. Type for example: /utopia partner import partners.csv",
  },
  {
    ...typed("partenaires.csv"),
    refused: "file.elsewhere",
    fr: "Un fichier ne s’importe que sur la machine où Utopia est installé, dans son terminal. Ici, ajoutez les partenaires un par un, par exemple : /utopia partenaire ajouter Épicerie solidaire --type=association",
    en: "A file is only imported on the machine where Utopia is installed, in its terminal. Here, add partners one by one, for example: /utopia partner add Épicerie solidaire --kind=association",
  },
  {
    ...typed("partenaires.csv"),
    by: "animation",
    refused: "rights.coordination",
    fr: "« partenaire importer » revient à la coordination du réseau : demandez-le-lui.",
    en: "“partner import” is for the network’s coordination: ask them.",
  },
]);

refuses("partner import", { platform: "terminal" }, [
  {
    ...typed("absent.csv"),
    refused: "file.unreadable",
    fr: "Je ne trouve pas le fichier « absent.csv », ou je n’ai pas le droit de le lire. Vérifiez son nom et son dossier.",
    en: "I do not find the file “absent.csv”, or may not read it. Check its name and its folder.",
  },
  {
    ...typed("/"),
    refused: "file.unreadable",
    fr: "Je ne trouve pas le fichier « / », ou je n’ai pas le droit de le lire. Vérifiez son nom et son dossier.",
    en: "I do not find the file “/”, or may not read it. Check its name and its folder.",
  },
  {
    ...typed("/dev/zero"),
    refused: "file.unreadable",
    fr: "Je ne trouve pas le fichier « /dev/zero », ou je n’ai pas le droit de le lire. Vérifiez son nom et son dossier.",
    en: "I do not find the file “/dev/zero”, or may not read it. Check its name and its folder.",
  },
  {
    ...typed(`x${"/x".repeat(500)}`),
    refused: "text.too-long",
    fr: "Ce texte fait 1 001 caractères (« x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x… »), et 1 000 au plus sont possibles. Raccourcissez-le.",
    en: "This text has 1,001 characters (“x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x…”), and at most 1,000 are possible. Shorten it.",
  },
  {
    ...typed(file("empty", "")),
    refused: "csv.empty",
    fr: "Ce fichier ne contient aucun partenaire. Écrivez une ligne de titres (nom ; type ; signataire ; e-mail ; téléphone), puis une ligne par partenaire.",
    en: "There is no partner in this file. Write a line of headings (name; type; signatory; e-mail; phone), then one line for each partner.",
  },
  {
    ...typed(file("no-header", "Épicerie;association")),
    refused: "csv.no-header",
    fr: "La première ligne (« Épicerie ; association ») ne donne pas le titre des colonnes. Écrivez au-dessus des partenaires, par exemple : nom ; type ; signataire ; e-mail ; téléphone.",
    en: "The first line (“Épicerie ; association”) does not give the headings of the columns. Write above the partners, for example: name; type; signatory; e-mail; phone.",
  },
  {
    ...typed(file("no-name", "type\nassociation")),
    refused: "csv.no-name-column",
    fr: "Il manque une colonne « nom ». Ajoutez-la, avec le nom d’un partenaire à chaque ligne.",
    en: "There is no “name” column. Add it, with the name of a partner on each line.",
  },
  {
    ...typed(file("no-kind", "nom\nÉpicerie")),
    refused: "csv.no-kind-column",
    fr: "Il manque une colonne « type ». Ajoutez-la, avec « association » ou « institution » à chaque ligne.",
    en: "There is no “type” column. Add it, with “association” or “institution” on each line.",
  },
  {
    ...typed(file("unknown", "nom;type;couleur\nÉpicerie;association;vert")),
    refused: "csv.unknown-column",
    fr: "Je ne connais pas ces colonnes : couleur. Supprimez-les, ou donnez-leur un de ces titres : nom, type, signataire, e-mail, téléphone.",
    en: "I do not know these columns: couleur. Delete them, or give them one of these headings: name, type, signatory, e-mail, phone.",
  },
  {
    ...typed(file("twice", "nom;name;type\nÉpicerie;Épicerie;association")),
    refused: "csv.column-twice",
    fr: "Les colonnes nom et name disent la même chose. Gardez-en une seule, puis renvoyez le fichier.",
    en: "The columns nom and name say the same thing. Keep only one of them, then send the file again.",
  },
  {
    ...typed(file("large", "x".repeat(1_000_001))),
    refused: "csv.too-large",
    fr: "Ce fichier est trop long : je lis 1000 ko et 10 000 lignes au plus. Gardez les seules colonnes et lignes utiles ; un tableur laisse parfois des milliers de lignes vides à la fin.",
    en: "This file is too long: I read 1000 kB and 10,000 lines at most. Keep only the columns and lines that are needed; spreadsheets sometimes leave thousands of empty lines at the end.",
  },
  {
    ...typed(file("workbook", Buffer.from("504b0304", "hex"))),
    refused: "csv.workbook",
    fr: "Ce fichier est un classeur (Excel ou LibreOffice), pas un fichier CSV. Dans le tableur, choisissez « Enregistrer sous », puis « CSV UTF-8 », et envoyez ce nouveau fichier.",
    en: "This file is a workbook (Excel or LibreOffice), not a CSV file. In the spreadsheet, choose “Save as”, then “CSV UTF-8”, and send that new file.",
  },
  {
    ...typed(file("image", Buffer.from("0001020304050607", "hex"))),
    refused: "csv.not-text",
    fr: "Ce fichier n’est pas un texte que je sais lire. Dans le tableur, choisissez « Enregistrer sous », puis « CSV UTF-8 », et envoyez ce nouveau fichier.",
    en: "This file is not a text that I can read. In the spreadsheet, choose “Save as”, then “CSV UTF-8”, and send that new file.",
  },
  {
    ...typed(
      file(
        "lines",
        [
          HEAD,
          "Épicerie;association;;;",
          "Epicerie;magasin;peut-être;epicerie;3,53E+8",
          "Toit;association;;;;ici",
          'Clé "neuve;association;;;',
          '"Deux\nlignes";association;;;',
          ";;oui;;",
        ].join("\n"),
      ),
    ),
    refused: "file.bad-lines",
    fr: "5 lignes du fichier sont à corriger : rien n’est importé. Corrigez, puis retapez la même commande.\nLigne 3 : « Epicerie » est déjà à la ligne 2. Gardez une seule des deux lignes.\nLigne 3 : Je ne connais pas le type « magasin ». Écrivez « association » ou « institution ».\nLigne 3 : Je ne sais pas lire « peut-être » dans la colonne « signataire ». Écrivez « oui » ou « non », ou laissez la cellule vide.\nLigne 3 : « epicerie » n’est pas une adresse électronique complète. Écrivez une seule adresse, par exemple : contact@association.fr.\nLigne 3 : « 3,53E+8 » est un numéro qu’un tableur a arrondi. Écrivez-le en entier, par exemple : 03 53 01 23 45. Dans un tableur, mettez d’abord la colonne au format « Texte ».\nLigne 4 : « ici » est dans une colonne sans titre : un séparateur se trouve sans doute dans le texte d’une cellule. Entourez cette cellule de guillemets droits.\nLigne 5 : À la ligne 5, un guillemet droit est mal placé ou n’est pas refermé. Écrivez les guillemets d’un nom ainsi : « … ».\nLigne 6 : Les lignes 6 à 7 se lisent comme une seule, à cause d’un saut de ligne entre guillemets droits. Écrivez chaque partenaire sur une seule ligne.\nLigne 8 : Il manque le nom du partenaire. Écrivez par exemple : Secours Catholique.\nLigne 8 : Il manque le type du partenaire. Écrivez « association » ou « institution ».",
    en: "5 lines of the file are to be corrected: nothing is imported. Correct, then type the same command again.\nLine 3: “Epicerie” is already on line 2. Keep only one of the two lines.\nLine 3: I do not know the type “magasin”. Write “association” or “institution”.\nLine 3: I cannot read “peut-être” in the “signatory” column. Write “yes” or “no”, or leave the cell empty.\nLine 3: “epicerie” is not a complete e-mail address. Write a single address, for example: contact@association.fr.\nLine 3: “3,53E+8” is a number that a spreadsheet has rounded. Write it in full, for example: 03 53 01 23 45. In a spreadsheet, first set the column to the “Text” format.\nLine 4: “ici” is in a column without a heading: there is probably a separator in the text of a cell. Put straight quotation marks around that cell.\nLine 5: On line 5, a straight quotation mark is out of place or is not closed. Write the quotation marks of a name like this: “…”.\nLine 6: Lines 6 to 7 read as a single one, because of a line break between straight quotation marks. Write each partner on one line.\nLine 8: The name of the partner is missing. Write for example: Secours Catholique.\nLine 8: The type of the partner is missing. Write “association” or “institution”.",
  },
]);
