import { describe, expect, test } from "vitest";
import { CREATE, coordinated, people, SPRING, seen } from "../support/discord-events.ts";

const CHANGE = "PATCH /guilds/:guild/scheduled-events/:event";
const EVENT = "GET /guilds/:guild/scheduled-events/:event";
const OVERLOADED = { refused: 130_000 };
const NO_END = "La durée n’est pas fixée";

describe("a meeting that is planned", () => {
  test("is an event of the guild, with its hours, its place and what it is about", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { ...SPRING, durée: "1h30", titre: "Colocation" });
    await julie.uses("réunion ordre-du-jour", { point: "Le *bail* type" });
    expect(seen(town)).toEqual([
      {
        name: "Colocation",
        from: "2027-04-01T16:00:00.000Z",
        to: "2027-04-01T17:30:00.000Z",
        place: "12 rue du Four",
        about: expect.stringContaining("« Logement »"),
        status: "scheduled",
      },
    ]);
    const [event] = seen(town);
    expect(event?.about).toContain("#logement");
    expect(event?.about).toContain("Le \\*bail\\* type");
    expect(event?.about).not.toContain(NO_END);
  });

  test("ends two hours later where nobody said how long, and says so", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { date: "jeudi 1 avril 18h" });
    const [event] = seen(town);
    expect(event).toMatchObject({
      to: "2027-04-01T18:00:00.000Z",
      place: "Lieu à préciser : voyez le salon #logement",
      about: expect.stringContaining(NO_END),
    });
  });

  test("moves with it, its place too", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion déplacer", { date: "mardi 6 avril 14h", lieu: "Mairie" });
    expect(seen(town)).toMatchObject([{ from: "2027-04-06T12:00:00.000Z", place: "Mairie" }]);
    // The mark by which it is known again has stayed.
    expect(town.discord.events[0]?.["description"]).toMatch(/[\u200b-\u200d\u2060]{32}$/u);
  });

  test("is seen to be cancelled with it", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion annuler");
    expect(seen(town)).toMatchObject([{ name: "Réunion Logement", status: "canceled" }]);
  });

  test("is left as it is once it is over", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { date: "jeudi 14 janvier 18h" });
    const before = town.discord.accepted(CHANGE);
    await town.until("2027-01-15T09:00");
    expect(seen(town)).toMatchObject([{ status: "completed" }]);
    expect(town.discord.accepted(CHANGE)).toBe(before);
  });

  test("is ended where Discord learns too late that it was called off", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { date: "jeudi 14 janvier 18h" });
    await town.until("2027-01-14T17:59");
    town.discord.fails(EVENT, OVERLOADED, { times: 8 });
    await julie.uses("réunion annuler");
    await town.until("2027-01-14T18:20");
    expect(seen(town)).toMatchObject([{ status: "completed" }]);
    expect(await town.fates("meeting-event", "edits")).toEqual(["sent"]);
  });

  test("is not changed any more once it has begun", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { date: "jeudi 14 janvier 18h" });
    await town.until("2027-01-14T17:59");
    town.discord.fails(EVENT, OVERLOADED, { times: 8 });
    await julie.uses("réunion ordre-du-jour", { point: "Le bail" });
    await town.until("2027-01-14T18:20");
    expect(await town.fates("meeting-event", "edits")).toEqual(["skipped: gone"]);
  });

  test("comes from a poll like any other", async () => {
    const { town, julie } = await people();
    await julie.uses("sondage dates", {
      titre: "Colocation",
      dates: "jeudi 1 avril 18h, mardi 6 avril 14h",
      clôture: "vendredi 19 février 12h",
    });
    await julie.clicks("2. Oui");
    await town.until("2027-02-19T12:01");
    expect(seen(town)).toMatchObject([{ from: "2027-04-06T12:00:00.000Z" }]);
  });

  test("tells all of a place that is too long for Discord", async () => {
    const { town, julie } = await people();
    const place = `Salle ${"de la mairie ".repeat(8)}au fond`;
    await julie.uses("réunion fixer", { ...SPRING, lieu: place });
    const [event] = seen(town);
    expect(event?.place).toMatch(/^Salle de la mairie .{1,80}…$/u);
    expect(event?.about).toContain(place);
  });

  test("takes the new name of its commission", async () => {
    const { town, julie, claire } = await coordinated();
    await julie.uses("réunion fixer", SPRING);
    await claire.uses("commission renommer", { commission: "Logement", nom: "Habitat" });
    expect(seen(town)).toMatchObject([{ name: "Réunion Habitat" }]);
  });

  test("is no message that will be posted", async () => {
    const { julie } = await people();
    await julie.uses("réunion fixer", { date: "jeudi 21 janvier 18h" });
    await julie.uses("sondage dates", {
      titre: "Colocation",
      dates: "jeudi 1 avril 18h, mardi 6 avril 14h",
      clôture: "mercredi 13 janvier 12h",
    });
    await julie.clicks("2. Oui");
    const coming = await julie.uses("réseau envois-prévus");
    expect(coming).toContain("Dans 7 jours");
    expect(coming).toContain("mardi 6 avril 2027");
    expect(coming).not.toContain(NO_END);
  });

  test("is never too long: what is left out is named", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", { ...SPRING, titre: "x".repeat(150) });
    for (let at = 1; at <= 12; at += 1)
      await julie.uses("réunion ordre-du-jour", { point: `${at} ${"mot ".repeat(40)}` });
    const [event] = seen(town);
    expect(event?.name).toHaveLength(100);
    expect(event?.about).toMatch(/… La suite est dans le salon\.$/u);
    expect(await town.fates("meeting-event")).toEqual(["sent"]);
  });
});

describe("however many channels", () => {
  test("of one guild a body has, its meeting is one event", async () => {
    const { town, julie } = await people();
    town.discord.channel("1000", "1000");
    await julie.uses("salon associer", { commission: "Logement" }, "1000");
    await julie.uses("réunion fixer", SPRING);
    expect(seen(town)).toHaveLength(1);
    expect(town.channel("1000").some(({ text }) => text.includes("jeudi 1er avril"))).toBe(true);
    await julie.uses("salon dissocier");
    await julie.uses("réunion déplacer", { date: "mardi 6 avril 14h" }, "1000");
    expect(seen(town)).toMatchObject([{ from: "2027-04-06T12:00:00.000Z" }]);
  });

  test("a channel of another guild brings the meetings to come into that guild", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", SPRING);
    town.discord.guild("7002", "Les voisins", { may: ["CreateEvents"] });
    town.discord.channel("1000", "annexe", { guild: "7002" });
    await julie.uses("salon associer", { commission: "Logement" }, "1000");
    const guilds = town.discord.events.map((event) => event["guild_id"]);
    expect(guilds).toEqual([town.discord.ids.guild, "7002"]);
    await julie.uses("réunion annuler");
    expect(seen(town).map(({ status }) => status)).toEqual(["canceled", "canceled"]);
  });
});

describe("an event is made once", () => {
  test.each([CREATE, CHANGE])("though the answer to « %s » is lost", async (route) => {
    const { town, julie } = await people();
    town.discord.fails(route, "answer lost");
    await julie.uses("réunion fixer", SPRING);
    await julie.uses("réunion déplacer", { date: "mardi 6 avril 14h" });
    await town.until("2027-01-11T10:10");
    expect(seen(town)).toMatchObject([{ from: "2027-04-06T12:00:00.000Z" }]);
    expect(town.discord.accepted(CREATE)).toBe(1);
  });

  test("though the process is killed before it has noted it", async () => {
    const { town, julie } = await people();
    await town.killedAfter(CREATE, () => julie.uses("réunion fixer", SPRING));
    await town.until("2027-01-11T10:10");
    expect(town.discord.accepted(CREATE)).toBe(1);
    expect(await town.fates("meeting-event")).toEqual(["sent"]);
    await julie.uses("réunion annuler");
    expect(seen(town)).toMatchObject([{ status: "canceled" }]);
  });

  test("and cancelled once, though the process is killed before it has noted that", async () => {
    const { town, julie } = await people();
    await julie.uses("réunion fixer", SPRING);
    await town.killedAfter(CHANGE, () => julie.uses("réunion annuler"));
    await town.until("2027-01-11T10:10");
    expect(seen(town)).toMatchObject([{ status: "canceled" }]);
    expect(town.discord.accepted(CHANGE)).toBe(1);
    expect(await town.fates("meeting-event", "edits")).toEqual(["sent"]);
  });

  test("though Discord asks for a wait: the channel hears of the meeting meanwhile", async () => {
    const { town, julie } = await people();
    town.discord.fails(CREATE, { limited: 300 });
    await julie.uses("réunion fixer", SPRING);
    expect(seen(town)).toEqual([]);
    expect(town.channel("logement")).toHaveLength(1);
    await julie.uses("sondage dates", { titre: "Bail", dates: "8 avril 14h, 9 avril 14h" });
    expect(town.channel("logement")).toHaveLength(2);
  });
});
