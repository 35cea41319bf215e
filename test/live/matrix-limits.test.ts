import { expect, test } from "vitest";
import { MINUTE } from "../../src/when.ts";
import { ownHomeserver } from "./homeserver.ts";
import { matrixTown } from "./matrix-town.ts";
import type { Person } from "./person.ts";
import { readIn } from "./rooms.ts";

const ROOMS = 30;
/** As many rooms as Synapse lets one person open at once. */
const EACH = 6;
const NOTICE = "announcement";

test("an announcement to thirty rooms arrives everywhere, once, at the pace that the homeserver allows", async (context) => {
  const home = await ownHomeserver(context, "default");
  const town = await matrixTown("2027-01-11T10:00", { home, isBound: false });
  const { between, store, clock } = town.parts;
  const rooms: (readonly [Person, string])[] = [];
  for (let at = 0; at < ROOMS / EACH; at += 1) {
    const opener = await home.person(`opener${at}`, `Hôte ${at}`, { isAdmin: true });
    for (let nth = 0; nth < EACH; nth += 1)
      rooms.push([opener, await opener.opens(`salon ${at}-${nth}`)]);
  }
  // Joining is not what is measured: whoever runs the homeserver may do it for us at once.
  for (const [opener, room] of rooms)
    await opener.requests("POST", `/_synapse/admin/v1/join/${encodeURIComponent(room)}`, {
      user_id: town.bot,
    });
  for (const [, room] of rooms) await between.heard(room);
  await town.act(async ({ bodies, channels }) => {
    const body = (await bodies.all()).find(({ slug }) => slug === "emploi");
    if (body === undefined) throw new Error("no body");
    for (const [, room] of rooms) {
      const place = { platform: "matrix", scope: "", address: room, name: room };
      await channels.bind(body.id, { ...place, kind: "channel" }, clock.now());
    }
  });

  const states = async () => {
    const rows = await store.look((db) =>
      db
        .selectFrom("delivery")
        .select(["state", "channel_id"])
        .where("notice", "=", NOTICE)
        .execute(),
    );
    return rows.filter(({ channel_id: id }) => id !== null).map(({ state }) => state);
  };
  const standing = async () => {
    const read = await Promise.all(rooms.map(([opener, room]) => readIn(room, [opener])));
    return read.map((said) => said.filter(({ body }) => body.includes("La plénière")).length);
  };
  const claire = await town.person("claire", "Claire", "C.C.A.S. / Ville de Thionville");
  await town.coordinates(claire);
  const { id: userId, name } = claire.person;
  const from = { platform: "matrix", scope: "", userId, name };
  const place = { platform: "matrix", scope: "", address: "", kind: "direct", name } as const;
  const words = "annoncer La plénière aura lieu jeudi 10 juin à 18 h --à=emploi --oui";
  expect((await town.house.bot.answer({ from, place, words })).refused).toBeUndefined();
  let rounds = 0;
  await town.until("2027-01-11T10:02");
  for (; (await states()).some((one) => one !== "sent"); rounds += 1) {
    await town.passes(5_000);
    // The ledger says no more than what stands there.
    const sent = (await states()).filter((one) => one === "sent").length;
    const there = (await standing()).reduce((sum, one) => sum + one, 0);
    expect(there).toBe(sent);
    expect(rounds * 5_000).toBeLessThan(10 * MINUTE);
  }
  expect(await standing()).toEqual(rooms.map(() => 1));
  expect(rounds).toBeGreaterThan(2);
}, 900_000);
