import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commands, tree } from "../commands/index.ts";
import { House } from "../src/house.ts";
import { type Rehearsed, rehearse } from "../src/rehearse.ts";
import { plain } from "../src/text.ts";
import { toolNamed } from "../src/tools.ts";
import { type View } from "../src/view.ts";
import { at, network, type Town } from "./support/town.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "utopia-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function use(
  town: Town,
  ...words: readonly string[]
): Promise<{ answer: View; shown: readonly View[] }> {
  const tool = toolNamed(words);
  if (tool === undefined) throw new Error(`no tool ${words[0]}`);
  const shown: View[] = [];
  const opened = {
    store: town.store,
    territories: [town.house.territory] as const,
    code: undefined,
  };
  const answer = await tool({
    config: { database: town.file, backups: undefined },
    open: () => Promise.resolve(opened),
    commands,
    tree,
    version: "test",
    now: town.clock.now(),
    show: (part) => shown.push(part),
  });
  return { answer, shown };
}

const firstLine = ({ blocks: [first] }: View) =>
  first && "text" in first ? plain(first.text).replaceAll("\u00a0", " ") : "";

test("a rehearsal says what would be posted, when and where, and changes nothing", async () => {
  const town = await network({ from: "2027-01-10T10:00", on: ["slack"] });
  await (await town.animation()).says("réunion fixer jeudi 1 avril 18h");
  const before = town.digest();
  const { answer, shown } = await use(
    town,
    "rehearse",
    "--from",
    "2027-03-20",
    "--to",
    "2027-04-02",
  );
  expect(shown.map(firstLine)).toEqual([
    "jeudi 25 mars 2027 à 9 h · #logement (slack)",
    "mercredi 31 mars 2027 à 9 h · #logement (slack)",
    "jeudi 1er avril 2027 à 16 h · #logement (slack)",
  ]);
  expect(firstLine(answer)).toContain("3 messages seraient envoyés");
  expect(town.digest()).toBe(before);
  expect(town.posted("logement")).toHaveLength(1);
});

test("a poll that closes in the rehearsal plans its meeting there, and nowhere else", async () => {
  const town = await network({ from: "2027-01-10T10:00", on: ["slack", "discord"] });
  const julie = await town.animation();
  await julie.says(
    'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h --clôture="vendredi 19 février 12h"',
  );
  await julie.says("voter 1 oui, 2 non");
  const said: Rehearsed[] = [];
  const span = { now: town.clock.now(), from: at("2027-02-01T00:00"), to: at("2027-04-02T00:00") };
  await rehearse(
    {
      store: town.store,
      territories: [town.house.territory],
      commands,
      tree,
      version: "test",
      make: (parts) => new House(parts, [town.house.territory]),
    },
    span,
    (one) => said.push(one),
  );
  const ofLogement = said.filter(
    ({ at: { platform, name } }) => `${platform} ${name}` === "discord logement",
  );
  expect(
    ofLogement.filter(({ delivery }) => delivery.notice !== "digest").map(({ when }) => when.wall),
  ).toEqual(["2027-02-19T12:00", "2027-03-25T09:00", "2027-03-31T09:00", "2027-04-01T16:00"]);
  expect((await julie.says("quand")).text).toContain("aucune réunion");
});

test("a backup is whole, is never written over another file, and is read back", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  await (await town.animation()).says("réunion fixer jeudi 1 avril 18h");
  const file = join(folder(), "backup.db");
  expect((await use(town, "backup", file)).answer.refused).toBeUndefined();
  expect(existsSync(file)).toBe(true);
  expect((await use(town, "backup", file)).answer.refused).toBe("tool.file-exists");
  expect(town.digestOf(file)).toBe(town.digest());
});

test.each([
  [["backup"], "tool.file-missing"],
  [["rehearse"], "tool.dates"],
  [["rehearse", "--from", "bientôt", "--to", "2027-03-01"], "tool.dates"],
  [["rehearse", "--from", "2027-03-01", "--to", "2027-02-01"], "tool.backwards"],
  [["matrix"], "tool.matrix"],
  [["matrix", "connecter"], "tool.matrix-off"],
])("%j is refused", async (words, refused) => {
  const town = await network({ from: "2027-01-10T10:00" });
  const before = town.digest();
  expect((await use(town, ...words)).answer.refused).toBe(refused);
  expect(town.digest()).toBe(before);
});

test("a backup over a file that is something else leaves it alone", async () => {
  const town = await network({ from: "2027-01-10T10:00" });
  const file = join(folder(), "letter.txt");
  writeFileSync(file, "Chère Léa");
  expect((await use(town, "backup", file)).answer.refused).toBe("tool.file-exists");
});
