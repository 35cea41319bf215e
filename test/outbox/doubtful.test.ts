import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ChatError } from "../../src/chat.ts";
import { DAY, HOUR, MINUTE } from "../../src/when.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { alsoOn, fates, hears, ordinary, requests, requestsTo } from "../support/outbox.ts";
import { channelOf, direct } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const MEETING = "réunion fixer jeudi 1 avril 18h";
const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);

/** What is owed now may have been sent by a former life of this database, which ends then (epoch ms). */
async function doubt(town: Town, copied = town.clock.now()): Promise<void> {
  await town.store.transact(async (db) => {
    await db.updateTable("delivery").set({ doubtful: 1 }).where("state", "=", "owed").execute();
    await db.updateTable("process").set({ restored_from: copied }).execute();
  });
}

/** Posts what is owed, then forgets it, as when a copy from before is put back. */
async function sendAndForget(town: Town): Promise<void> {
  const owed = await town.store.look((db) =>
    db.selectFrom("delivery").select("id").where("state", "=", "owed").execute(),
  );
  await town.house.settle();
  const ids = owed.map(({ id }) => id);
  await town.store.transact(async (db) => {
    await db.deleteFrom("delivery_part").where("delivery_id", "in", ids).execute();
    await db
      .updateTable("delivery")
      .set({ state: "owed", sent_at: null, attempts: 0, attempt_at: 0, identity_id: null })
      .where("id", "in", ids)
      .execute();
  });
}

describe("a message that a restored copy may have sent already", () => {
  test("and that stands is recorded, and not posted again", async () => {
    const town = await network();
    await hears(town, await town.animation(), "logement", MEETING);
    await sendAndForget(town);
    await doubt(town);
    await town.house.settle();
    expect(await fates(town, "meeting-planned")).toEqual(["sent"]);
    expect(requests(town, "logement", "post")).toHaveLength(1);
  });

  test("is looked for since the copy was taken, though its row is younger", async () => {
    const town = await network();
    const copied = town.clock.now();
    await hears(town, await town.animation(), "logement", MEETING);
    await sendAndForget(town);
    town.clock.set(copied + 9 * DAY);
    await town.store.transact((db) =>
      db
        .updateTable("delivery")
        .set({ created_at: town.clock.now(), not_after: town.clock.now() + DAY })
        .where("notice", "=", "meeting-planned")
        .execute(),
    );
    await doubt(town, copied);
    await town.house.settle();
    expect(requests(town, "logement", "post")).toHaveLength(1);
  });

  test("and that does not stand is posted at once", async () => {
    const town = await network();
    await hears(town, await town.animation(), "logement", MEETING);
    await doubt(town);
    await town.house.settle();
    expect(await fates(town, "meeting-planned")).toEqual(["sent"]);
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("is not posted as long as the platform cannot be asked", async () => {
    const town = await network();
    await hears(town, await town.animation(), "logement", MEETING);
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    for (let outage = 0; outage < 5; outage += 1)
      asked.mockRejectedValueOnce(new ChatError({ kind: "unavailable", code: "503" }));
    await doubt(town);
    await town.house.settle();
    expect(town.channel("logement")).toEqual([]);
    await later(town, HOUR);
    expect(asked).toHaveBeenCalledTimes(6);
    expect(town.channel("logement")).toHaveLength(1);
  });

  test("is left uncertain where the platform can never tell, and told", async () => {
    const town = await network();
    const julie = await town.animation();
    await hears(town, julie, "logement", MEETING);
    town.far().isBlind = true;
    await doubt(town);
    await later(town, HOUR);
    expect(await fates(town, "meeting-planned")).toEqual(["uncertain: unknown"]);
    expect(town.channel("logement")).toEqual([]);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("regardez avant de le renvoyer"),
    ]);
  });

  test("that comes too late is looked for all the same", async () => {
    const town = await network();
    await hears(town, await town.animation(), "logement", MEETING);
    await sendAndForget(town);
    await doubt(town);
    await town.store.transact((db) =>
      db
        .updateTable("delivery")
        .set({ not_after: town.clock.now() - MINUTE })
        .execute(),
    );
    await town.house.settle();
    expect(await fates(town, "meeting-planned")).toEqual(["sent"]);
  });

  test("of which some parts stand goes on with the others", async () => {
    const town = await network();
    const claire = await town.coordination();
    const text = Array.from({ length: 250 }, (_, at) => `phrase${at}`).join(" ");
    await hears(town, claire, "pleniere", `annoncer ${text} --à=logement --oui`);
    town.clock.set(town.clock.now() + 3 * MINUTE);
    await town.store.transact((db) =>
      db.updateTable("delivery").set({ state: "owed" }).where("state", "=", "held").execute(),
    );
    const place = channelOf("slack", "logement");
    const far = town.far();
    const post = far.post.bind(far);
    const once = vi.spyOn(far, "post").mockImplementation((...request) => {
      once.mockRestore();
      const id = post(...request);
      far.shut(place, { kind: "unavailable", code: "503" });
      return id;
    });
    await sendAndForget(town);
    far.open(place);
    await doubt(town);
    await town.house.settle();
    expect(await fates(town, "announcement")).toEqual(["sent"]);
    const keys = requests(town, "logement", "post").map(({ key }) => key.split("#")[1]);
    expect(keys.filter((key) => key === "1")).toHaveLength(1);
    expect(town.channel("logement").join(" ")).toContain("phrase249");
  });

  test("to somebody is looked for at the account to which it goes now", async () => {
    const town = await network({ on: ["slack", "discord"] });
    const julie = await town.animation();
    const lea = await town.person("Léa", { for: "C.A.F. de la Moselle", in: "logement" });
    const elsewhere = await alsoOn(town, lea, "discord");
    await julie.says(MEETING);
    await lea.says("présence oui");
    await hears(town, julie, "logement", "réunion annuler");
    town.far("slack").shut(direct(lea.account));
    await sendAndForget(town);
    await town.store.transact((db) =>
      db.updateTable("delivery").set({ refused_by: "[]" }).execute(),
    );
    await doubt(town);
    await town.house.settle();
    expect(requestsTo(town, lea)).toHaveLength(2);
    expect(requestsTo(town, elsewhere)).toHaveLength(1);
  });
});
