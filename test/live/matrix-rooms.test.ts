import { describe, expect, test, vi } from "vitest";
import { homeserver } from "./homeserver.ts";
import { type MatrixTown, matrixTown } from "./matrix-town.ts";
import type { Person } from "./person.ts";
import { pathOf } from "./request.ts";

const barred = (town: MatrixTown) =>
  town.look(async ({ channels }) =>
    (await channels.all()).flatMap(({ place, barred: code }) =>
      place.platform === "matrix" ? [`${place.name}: ${code}`] : [],
    ),
  );

describe("a room that is replaced", () => {
  test.each(["10", "12"])(
    "by one of version %s takes its commission there, its open polls too",
    async (version) => {
      const town = await matrixTown("2027-01-10T10:00");
      const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
      await julie.says('!u sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h');
      const { organiser, between } = town.parts;
      const before = town.room("logement");
      const after = await organiser.upgrades(before, version);
      await organiser.invites(after, { id: town.bot });
      await between.heard(new RegExp(`"join":\\{[^]*"${after}"`, "u"));
      await town.settled();
      const posted = await organiser.sees(after, /^Colocation/u, 30_000);
      expect(posted.sender).toBe(town.bot);
      const all = await town.look(({ channels }) => channels.all());
      const bound = all.filter(({ place }) => place.platform === "matrix");
      expect(bound.map(({ place }) => place.address)).toEqual([after]);
    },
  );

  test("by one that Utopia is let into only later takes its commission once it is there", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    const { organiser, between } = town.parts;
    const before = town.room("logement");
    const places = async () =>
      (await town.look(({ channels }) => channels.all()))
        .filter(({ place }) => place.platform === "matrix")
        .map(({ place, barred: code }) => `${place.address} ${code}`);
    const after = await organiser.upgrades(before, "12");
    await town.heard("m.room.tombstone");
    expect(await places()).toEqual([`${before} channel-archived`]);
    await town.stops();
    await organiser.invites(after, { id: town.bot });
    await town.starts();
    await between.heard(new RegExp(`"join":\\{[^]*"${after}"`, "u"));
    await town.settled();
    expect(await places()).toEqual([`${after} null`]);
    const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
    await organiser.invites(after, julie.person);
    await julie.person.joins(after);
    await town.heard(await julie.person.says(after, "!u quand"));
    const answer = await julie.person.sees(after, ({ sender }) => sender === town.bot);
    expect(answer.body).toContain("Logement");
  });

  test("by one that says so of itself alone changes nothing", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    const { organiser, between } = town.parts;
    const before = town.room("logement");
    const liar = (await organiser.requests("POST", "/_matrix/client/v3/createRoom", {
      creation_content: { predecessor: { room_id: before, event_id: "$x" } },
      invite: [town.bot],
    })) as { readonly room_id: string };
    await between.heard(new RegExp(`"join":\\{[^]*"${liar.room_id}"`, "u"));
    await town.settled();
    const all = await town.look(({ channels }) => channels.all());
    expect(
      all.filter(({ place }) => place.platform === "matrix").map(({ place }) => place.address),
    ).toEqual([before]);
  });
});

describe("whoever runs the body learns", () => {
  test.each([
    ["that Utopia was removed", "kicks", "not-invited"],
    ["that Utopia was banned", "bans", "not-invited"],
  ] as const)("%s", async (_, act, code) => {
    const town = await matrixTown("2027-01-11T10:00");
    const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
    const { organiser, between } = town.parts;
    const room = town.room("logement");
    await organiser[act](room, { id: town.bot });
    await between.heard(new RegExp(`"leave":\\{"${room}"`, "u"));
    await town.settled();
    expect(await barred(town)).toEqual([`logement: ${code}`]);
    expect((await julie.directs()).join("\n")).toContain("n’y arrivent plus");
  });

  test("that nobody but a few may write there any more, and that they may again", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    const { organiser } = town.parts;
    const room = town.room("logement");
    const set = async (events_default: number) => {
      const at = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/state/m.room.power_levels`;
      const now = (await organiser.requests("GET", at)) as object;
      const changed = await organiser.requests("PUT", at, { ...now, events_default });
      await town.heard((changed as { readonly event_id: string }).event_id);
    };
    await set(50);
    expect(await barred(town)).toEqual(["logement: not-allowed"]);
    await set(0);
    expect(await barred(town)).toEqual(["logement: null"]);
  });
});

describe("an invitation", () => {
  const DECLINED = /n’entre que dans les salons de son réseau/u;

  test("of somebody on our own server is accepted", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    await town.invited(await town.parts.organiser.opens("sante"));
  });

  test("of somebody whom the settings do not name is declined, with a word", async () => {
    const home = await homeserver();
    const karim = await home.person("karim", "Karim");
    const other = await home.person("other", "Autre");
    const space = "!nobody:example.org";
    const town = await matrixTown("2027-01-10T10:00", {
      home,
      invite: [karim.id, space],
      isBound: false,
    });
    const room = await other.opens("ailleurs", { invites: [{ id: town.bot }] });
    const at = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/state/m.room.member/${encodeURIComponent(town.bot)}`;
    await expect
      .poll(async () => other.requests("GET", at), { timeout: 20_000 })
      .toMatchObject({ membership: "leave", reason: expect.stringMatching(DECLINED) });
    const welcome = await karim.opens("chez nous", { invites: [{ id: town.bot }] });
    const here = at.replace(encodeURIComponent(room), encodeURIComponent(welcome));
    await expect
      .poll(async () => karim.requests("GET", here), { timeout: 20_000 })
      .toMatchObject({ membership: "join" });
  });

  test("of a member of the space that the settings name is accepted, and of nobody else", async () => {
    const home = await homeserver();
    const karim = await home.person("karim", "Karim");
    const lea = await home.person("lea", "Léa");
    const other = await home.person("other", "Autre");
    const { room_id: space } = (await karim.requests("POST", "/_matrix/client/v3/createRoom", {
      creation_content: { type: "m.space" },
      invite: [lea.id],
    })) as { readonly room_id: string };
    const town = await matrixTown("2027-01-10T10:00", { home, invite: [space], isBound: false });
    const { between } = town.parts;
    const membership = async (host: Person) => {
      const room = await host.opens("chez nous", { invites: [{ id: town.bot }] });
      const at = `${pathOf(room)}/state/m.room.member/${encodeURIComponent(town.bot)}`;
      const answered = async () => {
        const now = (await host.requests("GET", at)) as { readonly membership: string };
        if (now.membership === "invite") throw new Error("not answered yet");
        return now;
      };
      return vi.waitFor(answered, { timeout: 20_000 });
    };
    await karim.invites(space, { id: town.bot });
    await between.heard(new RegExp(`"join":\\{[^]*"${space}"`, "u"));
    const declined = { membership: "leave", reason: expect.stringMatching(DECLINED) };
    expect(await membership(karim)).toMatchObject({ membership: "join" });
    expect(await membership(other)).toMatchObject(declined);
    // Only whoever came counts, and only as long as they stay.
    expect(await membership(lea)).toMatchObject(declined);
    await lea.joins(space);
    await between.heard(new RegExp(`"${space}"[^]*"state_key":"${lea.id}"`, "u"));
    expect(await membership(lea)).toMatchObject({ membership: "join" });
    await lea.leaves(space);
    await between.heard(new RegExp(`"${space}"[^]*"membership":"leave"`, "u"));
    expect(await membership(lea)).toMatchObject(declined);
  });

  test("to speak to us alone makes a direct room, where nobody need call us", async () => {
    const town = await matrixTown("2027-01-10T10:00");
    const lea = await town.person("lea", "Léa", "C.A.F. de la Moselle");
    const room = await lea.person.opens("", { direct: true, invites: [{ id: town.bot }] });
    await town.parts.between.heard(new RegExp(`"join":\\{[^]*"${room}"`, "u"));
    await town.settled();
    await town.heard(await lea.person.says(room, "quand"));
    expect((await lea.person.sees(room, ({ sender }) => sender === town.bot)).body).toContain(
      "Aucune réunion",
    );
    const { address } = await town.chat.direct({
      platform: "matrix",
      scope: "",
      userId: lea.person.id,
      name: "Léa",
    });
    expect(address).toBe(room);
  });
});

test("each room of a space is bound to the commission of its name by one command", async () => {
  const town = await matrixTown("2027-01-10T10:00");
  const { organiser, between } = town.parts;
  const server = town.bot.split(":").slice(1).join(":");
  const { room_id: space } = (await organiser.requests("POST", "/_matrix/client/v3/createRoom", {
    creation_content: { type: "m.space" },
    invite: [town.bot],
  })) as { readonly room_id: string };
  await between.heard(new RegExp(`"join":\\{[^]*"${space}"`, "u"));
  const here = town.room("logement");
  const emploi = await organiser.opens("Emploi", { invites: [{ id: town.bot }] });
  const cafe = await organiser.opens("Machine à café");
  for (const room of [here, emploi, cafe]) {
    const at = `/_matrix/client/v3/rooms/${encodeURIComponent(space)}/state/m.space.child/${encodeURIComponent(room)}`;
    await organiser.requests("PUT", at, { via: [server] });
  }
  await town.settled();
  const claire = await town.person("claire", "Claire", "C.C.A.S. / Ville de Thionville");
  await town.coordinates(claire);
  expect(await claire.says("!u salon espace")).toContain("#Emploi (matrix) à « Emploi »");
  const bound = (await town.look(({ channels }) => channels.all())).filter(
    ({ place }) => place.platform === "matrix",
  );
  expect(bound.map(({ place }) => place.address).toSorted()).toEqual([here, emploi].toSorted());
});
