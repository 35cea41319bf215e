import { expect, test } from "vitest";
import { slackTown } from "../support/slack-town.ts";

/* A private channel that is shared beyond the team has another id from then on. */

const CHANNEL = "C-logement";
const SHARED = "C-partage";

async function scene() {
  const town = await slackTown("sockets", "2027-01-11T10:00");
  town.slack.channel(CHANNEL, "logement", { kind: "private" });
  const julie = await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières");
  await julie.types('/utopia sondage dates "Colocation" mardi 2 mars 14h, jeudi 4 mars 18h');
  return { town, julie };
}

test("what stands in it is edited there, what follows is posted there, and nothing twice", async () => {
  const { town, julie } = await scene();
  await town.happens(town.slack.shares(CHANNEL, SHARED));
  expect(await julie.types("/utopia voter 2 oui", "partage")).toContain("jeudi 4 mars 2027 à 18 h");
  await julie.types("/utopia réunion fixer jeudi 1 avril 18h", "partage");
  const [poll, meeting, ...others] = town.channel("partage");
  expect(poll?.text).toContain("✅ 1 oui");
  expect(meeting?.text).toContain("jeudi 1er avril 2027 à 18 h");
  expect(others).toEqual([]);
  expect(julie.reads).toEqual([]);
});

test("what was refused by the old id, before that was told, bars nothing", async () => {
  const { town, julie } = await scene();
  const coordination = await town.coordination("U2", "Claire");
  town.slack.fails("chat.postMessage", { refused: "channel_not_found" }, { channel: CHANNEL });
  await julie.types("/utopia réunion fixer jeudi 1 avril 18h");
  expect(julie.reads).toEqual([expect.stringContaining("le salon n’existe plus")]);
  await town.happens(town.slack.shares(CHANNEL, SHARED));
  expect(await coordination.types("/utopia réseau état", "pleniere")).not.toContain(
    "Salons où rien n’arrive",
  );
});
