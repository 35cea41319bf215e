import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { slackTown } from "../support/slack-town.ts";
import { page } from "./slack-page.ts";

const here = import.meta.dirname;
const PAGE = join(here, "slack.html");
const PICTURE = join(here, "../../data/pictures/slack.png");
const README = join(here, "../../README.md");

/** A poll that lives, its form on a phone, and the meeting that comes of it, in the real blocks. */
async function pictured(): Promise<string> {
  const town = await slackTown("sockets", "2027-01-11T10:00");
  const julie = await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières");
  const lea = await town.person("U2", "Léa", "C.A.F. de la Moselle");
  const karim = await town.person("U3", "Karim", "A.D.I.L. 57");
  for (const one of [lea, karim]) await one.types("/utopia commission rejoindre");
  await julie.types("/utopia sondage dates");
  await julie.sends({
    Titre: "Colocation des jeunes",
    "Dates proposées": "mardi 2 mars 14h\njeudi 4 mars 18h30",
    Lieu: "CCAS, salle 3",
    "Réponses jusqu’au": "vendredi 12 février 18h",
  });
  const readBack = julie.screen();
  await julie.sends();
  await lea.types("/utopia voter 1 oui, 2 si besoin");
  await karim.clicks("Oui");
  await karim.clicks("Répondre en détail");
  const ballot = karim.screen();
  await julie.types(
    '/utopia réunion fixer mardi 16 février 18h --lieu="Foyer de jeunes travailleurs"',
  );
  await lea.clicks("Je viens");
  await town.until("2027-02-09T09:05");
  return page({
    channel: "logement",
    messages: town.blocksIn("logement"),
    aside: { blocks: lea.lastAnswer() },
    modals: [readBack, ballot],
  });
}

test("the picture in the README is drawn from what Slack is sent", async () => {
  const now = await pictured();
  if (process.env["UPDATE_PICTURE"] !== undefined) {
    writeFileSync(PAGE, now);
    draw(PAGE, PICTURE);
  }
  expect(now, "UPDATE_PICTURE=1 npx vitest run test/picture draws it anew").toBe(
    readFileSync(PAGE, "utf8"),
  );
  expect(readFileSync(README, "utf8")).toContain("data/pictures/slack.png");
});

/** Debian's Chromium, or whatever CHROMIUM names. */
function draw(file: string, picture: string): void {
  const chromium = process.env["CHROMIUM"] ?? "chromium";
  execFileSync(chromium, [
    "--headless",
    "--no-sandbox",
    "--hide-scrollbars",
    "--window-size=1220,1260",
    `--screenshot=${picture}`,
    `file://${file}`,
  ]);
}
