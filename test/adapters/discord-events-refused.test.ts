import { describe, expect, test } from "vitest";
import { CREATE, coordinated, people, SPRING, seen } from "../support/discord-events.ts";

const EVENT = "GET /guilds/:guild/scheduled-events/:event";

describe("where events cannot be had", () => {
  test("because the operator turned them off, nothing is asked of Discord", async () => {
    const { town, julie } = await people({ events: false });
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion annuler");
    expect(await town.fates("meeting-event")).toEqual([]);
    expect(town.discord.calls.filter(({ route }) => route.includes("scheduled"))).toEqual([]);
  });

  test("because Utopia may not, it is named, and mended without a word", async () => {
    const { town, julie, claire } = await coordinated();
    town.discord.withdraws("CreateEvents");
    await town.happens();
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion fixer", { date: "jeudi 8 avril 18h" });
    expect(await town.fates("meeting-event")).toEqual([]);
    expect(await claire.uses("réseau état")).toContain("Créer des évènements");
    town.discord.grants("CreateEvents");
    await town.happens();
    expect(seen(town)).toHaveLength(2);
    expect(await claire.uses("réseau état")).not.toContain("Créer des évènements");
  });

  test("because it has just lost the right, the coordination is told once", async () => {
    const { town, julie, claire } = await coordinated();
    town.discord.fails(CREATE, { refused: 50_013 }, { times: 2 });
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion fixer", { date: "jeudi 8 avril 18h" });
    expect(await town.fates("meeting-event")).toEqual(["failed: events-barred"]);
    const told = claire.reads.filter((text) => text.includes("évènement"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("UTOPIA_DISCORD_EVENTS=off");
    expect(town.channel("logement")).toHaveLength(2);
  });

  test("because a hundred are to come, the coordination is told, and it is not tried for ever", async () => {
    const { town, julie, claire } = await coordinated();
    town.discord.fails(CREATE, { refused: 30_038 });
    await julie.uses("réunion fixer", SPRING);
    await town.until("2027-01-12T10:00");
    expect(await town.fates("meeting-event")).toEqual(["failed: events-full"]);
    expect(claire.reads.filter((text) => text.includes("Cent évènements"))).toHaveLength(1);
    // There is room again: the meeting gets its event when it is changed.
    await julie.uses("réunion ordre-du-jour", { point: "Le bail" });
    expect(seen(town)).toHaveLength(1);
  });

  test("because somebody deleted it by hand, it is not made again", async () => {
    const { town, julie, claire } = await coordinated();
    await julie.uses("réunion fixer", SPRING);
    town.discord.fails(EVENT, { refused: 10_070 });
    await julie.uses("réunion déplacer", { date: "mardi 6 avril 14h" });
    expect(town.discord.accepted(CREATE)).toBe(1);
    expect(claire.reads.some((text) => text.includes("supprimé à la main"))).toBe(true);
  });
});
