import { expect, test } from "vitest";
import { discordTown } from "../support/discord-town.ts";

const EDITS = "PATCH /channels/:channel/messages/:message";
/** How long (ms) a channel's messages are left alone after an edit. */
const PAUSE = 2_500;

test("a tally is edited every 2.5 seconds at most, and shows in the end what was answered last", async () => {
  let now = 0;
  const editedAt: number[] = [];
  const look = () => {
    while (editedAt.length < town.discord.accepted(EDITS)) editedAt.push(now);
  };
  let meanwhile: (() => Promise<void>)[] = [];
  const town = await discordTown(
    "2027-01-10T10:00",
    {},
    {
      monotonic: () => now,
      wait: async (ms) => {
        look();
        for (const press of meanwhile.splice(0)) await press();
        now += ms;
      },
    },
  );
  const julie = await town.person("201", "Julie", "Habitat Jeunes des 3 Frontières");
  const lea = await town.person("202", "Léa", "C.A.F. de la Moselle");
  const karim = await town.person("203", "Karim", "A.D.I.L. 57");
  await julie.uses("sondage dates", { titre: "Colocation", dates: "1 avril 18h, 6 avril 14h" });

  const answers = ["1. Oui", "2. Oui", "1. Si besoin", "2. Si besoin", "1. Oui"];
  for (const answer of answers) {
    // Others answer too while the turn of the edit is waited for.
    meanwhile = [lea, karim].map((person) => () => person.presses(answer));
    await julie.clicks(answer);
    look();
  }
  expect(editedAt).toHaveLength(answers.length);
  const pauses = editedAt.slice(1).map((at, before) => at - (editedAt[before] ?? 0));
  expect(pauses).toEqual([PAUSE, PAUSE, PAUSE, PAUSE]);
  const [poll] = town.channel("logement");
  expect(poll?.text).toContain("✅ 3 oui · 🤔 0 si besoin");
  expect(poll?.text).toContain("✅ 0 oui · 🤔 3 si besoin");
});
