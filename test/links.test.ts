import { expect, test } from "vitest";
import { plain } from "../src/text.ts";
import { withLinks } from "../src/views/links.ts";

const link = (address: string) => ({ link: address, label: address });

test.each([
  ["Salle 3, au CCAS", ["Salle 3, au CCAS"]],
  ["", []],
  ["https://visio.numerique.gouv.fr/utopia", [link("https://visio.numerique.gouv.fr/utopia")]],
  [
    "Le lien : https://visio.fr/a_b?x=1&y=2. À jeudi.",
    ["Le lien : ", link("https://visio.fr/a_b?x=1&y=2"), ". À jeudi."],
  ],
  [
    "Deux (https://a.fr/x) et « https://b.fr » !",
    ["Deux (", link("https://a.fr/x"), ") et « ", link("https://b.fr"), " » !"],
  ],
  [
    "https://fr.wikipedia.org/wiki/Thionville_(Moselle)",
    [link("https://fr.wikipedia.org/wiki/Thionville_(Moselle)")],
  ],
  ["(voir https://a.fr/x_(y)).", ["(voir ", link("https://a.fr/x_(y)"), ")."]],
  [
    "javascript:alert(1) ftp://a.fr mailto:a@b.fr",
    ["javascript:alert(1) ftp://a.fr mailto:a@b.fr"],
  ],
  ["https:// rien", ["https:// rien"]],
  ["<https://a.fr|Cliquez>", ["<", link("https://a.fr"), "|Cliquez>"]],
])("%s", (text, parts) => {
  expect(withLinks(text)).toEqual(parts);
});

test("nothing of a text is lost", () => {
  const text = "Voir https://a.fr/x, puis https://b.fr (tout).";
  expect(plain(withLinks(text))).toBe(text);
});
