import { describe, expect, test } from "vitest";
import { homeserver, ownHomeserver } from "./homeserver.ts";
import { pathOf, Refusal, request } from "./request.ts";

/** Léa and Karim in a room of theirs. */
async function roomOfTwo(encrypted: boolean, version?: string) {
  const matrix = await homeserver();
  const [lea, karim] = await Promise.all([
    matrix.person("lea", "Léa"),
    matrix.person("karim", "Karim"),
  ]);
  const wish = version === undefined ? { encrypted } : { encrypted, version };
  const logement = await lea.opens("Logement", { ...wish, invites: [karim] });
  await karim.isInvited(logement);
  await karim.joins(logement);
  return { matrix, lea, karim, logement };
}

describe.each(["plain", "encrypted"])("in a room that is %s, two people", (kind) => {
  const encrypted = kind === "encrypted";

  test.each(["10", "11", "12"])("talk (version %s)", async (version) => {
    const { lea, karim, logement } = await roomOfTwo(encrypted, version);
    const asked = await lea.says(logement, "Mardi 2 mars à 14 h ?");
    const read = await karim.sees(logement, /Mardi 2 mars/);
    expect(read).toMatchObject({ id: asked, sender: lea.id, msgtype: "m.text", calls: [] });
    expect(read).toMatchObject({ encrypted, readable: true, edits: 0 });

    await karim.says(logement, "Oui", { repliesTo: asked });
    expect(await lea.sees(logement, /^Oui$/)).toMatchObject({ repliesTo: asked, encrypted });
    const threaded = await karim.says(logement, "J’apporte les clés", { inThread: asked });
    const inThread = { id: threaded, thread: asked, repliesTo: undefined, encrypted };
    expect(await lea.sees(logement, /clés/)).toMatchObject(inThread);
  });

  test("react, edit, and take both back", async () => {
    const { lea, karim, logement } = await roomOfTwo(encrypted);
    const asked = await lea.says(logement, "Mardi ?");
    await karim.sees(logement, /Mardi/);
    const yes = await karim.reacts(logement, asked, "✅");
    const reacted = await lea.sees(logement, ({ reactions }) => reactions["✅"] !== undefined);
    expect(reacted).toMatchObject({ id: asked, reactions: { "✅": [karim.id] } });

    await lea.edits(logement, asked, "Jeudi ?");
    const edited = await karim.sees(logement, /^Jeudi/);
    expect(edited).toMatchObject({ id: asked, edits: 1, encrypted, readable: true });
    await karim.takesBack(logement, yes);
    await lea.sees(logement, ({ reactions }) => reactions["✅"] === undefined);

    const regretted = await lea.says(logement, "Peut-être lundi");
    await karim.sees(logement, /lundi/);
    await lea.takesBack(logement, regretted);
    await lea.says(logement, "À jeudi");
    await karim.sees(logement, /À jeudi/);
    expect((await karim.reads(logement)).map(({ body }) => body)).toEqual(["Jeudi ?", "À jeudi"]);
  });

  test("call one another by name, and write in bold", async () => {
    const { lea, karim, logement } = await roomOfTwo(encrypted);
    await lea.says(logement, "Karim : <ce soir> ?", { calls: [karim] });
    expect(await karim.sees(logement, /ce soir/)).toMatchObject({
      calls: [karim.id],
      html: `<a href="https://matrix.to/#/${karim.id}">Karim</a> : &lt;ce soir&gt; ?`,
    });
    await karim.says(logement, "oui", { html: "<strong>oui</strong>" });
    expect(await lea.sees(logement, /oui/)).toMatchObject({ html: "<strong>oui</strong>" });
  });
});

describe("in an encrypted room", () => {
  test("no place of a session is used twice, and whoever comes later cannot read what was said", async () => {
    const { matrix, lea, karim, logement } = await roomOfTwo(true);
    const words = ["un", "deux", "trois"];
    for (const word of words) await lea.says(logement, word);
    await karim.sees(logement, /trois/);
    const said = (await karim.reads(logement)).map(({ id }) => karim.cipher(logement, id));
    const [first, ...others] = await Promise.all(said);
    expect([first, ...others].map((one) => one?.index)).toEqual([0, 1, 2]);
    expect(others.every((one) => one.session === first?.session)).toBe(true);
    expect(first?.algorithm).toBe("m.megolm.v1.aes-sha2");

    const nina = await matrix.person("nina", "Nina");
    await lea.invites(logement, nina);
    await nina.joins(logement);
    const before = await nina.sees(logement, ({ readable }) => !readable);
    expect(before).toMatchObject({ sender: lea.id, body: "", encrypted: true });
    await lea.says(logement, "quatre");
    await nina.sees(logement, /quatre/);
    expect((await karim.sees(logement, /quatre/)).readable).toBe(true);
  });
});

describe("rooms", () => {
  test("are read from their beginning, however much was said meanwhile", async () => {
    const { matrix, lea, logement } = await roomOfTwo(false);
    for (let said = 1; said <= 70; said++) await lea.says(logement, `${said}`);
    const nina = await matrix.person("nina", "Nina");
    await lea.invites(logement, nina);
    await nina.joins(logement);
    await nina.sees(logement, /^70$/);
    const read = (await nina.reads(logement)).map(({ body }) => Number(body));
    expect(read).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
  });

  test("are named, and those in them are named and given power", async () => {
    const { lea, karim, logement } = await roomOfTwo(false);
    await expect(karim.names(logement, "Toit")).rejects.toThrow("M_FORBIDDEN");
    await lea.empowers(logement, karim, 50);
    await karim.names(logement, "Toit");
    expect(await lea.requests("GET", `${pathOf(logement)}/state/m.room.name`)).toEqual({
      name: "Toit",
    });
    await karim.isCalled("Karim B.");
    const profile = `/_matrix/client/v3/profile/${encodeURIComponent(karim.id)}/displayname`;
    expect(await lea.requests("GET", profile)).toEqual({ displayname: "Karim B." });
  });

  test("are left, by oneself or not", async () => {
    const { lea, karim, logement } = await roomOfTwo(false);
    await karim.leaves(logement);
    await expect(karim.says(logement, "Encore là ?")).rejects.toThrow("M_FORBIDDEN");
    await lea.invites(logement, karim);
    await karim.joins(logement);
    await lea.kicks(logement, karim);
    await expect(karim.says(logement, "Encore là ?")).rejects.toThrow("M_FORBIDDEN");
    await lea.bans(logement, karim);
    await expect(karim.joins(logement)).rejects.toThrow("banned");
  });

  test("are replaced by others of a newer version", async () => {
    const { lea, karim, logement } = await roomOfTwo(false, "11");
    const next = await lea.upgrades(logement, "12");
    expect(next).not.toContain(":");
    const tombstone = await karim.requests("GET", `${pathOf(logement)}/state/m.room.tombstone`);
    expect(tombstone).toMatchObject({ replacement_room: next });
    // Nobody is taken along: whoever replaces a room invites those who were in it.
    await lea.invites(next, karim);
    await karim.joins(next);
    await lea.says(next, "Par ici");
    await karim.sees(next, /Par ici/);
  });

  test("can be for two alone", async () => {
    const matrix = await homeserver();
    const lea = await matrix.person("lea", "Léa");
    const karim = await matrix.person("karim", "Karim");
    const direct = await lea.opens("", { invites: [karim], direct: true, encrypted: true });
    await karim.isInvited(direct);
    await karim.joins(direct);
    await karim.says(direct, "Bonsoir");
    expect(await lea.sees(direct, /Bonsoir/)).toMatchObject({ encrypted: true });
  });
});

test("at Synapse's own limits whoever writes much is told to wait, unless they are lifted", async (context) => {
  const matrix = await ownHomeserver(context, "default");
  const lea = await matrix.person("lea", "Léa");
  const logement = await lea.opens("Logement");
  const hurried = await matrix.account("hurried", "Hâtive");
  const { room_id: own } = (await request(
    hurried,
    "POST",
    "/_matrix/client/v3/createRoom",
    {},
  )) as {
    readonly room_id: string;
  };
  const writes = (said: number) =>
    request(hurried, "PUT", `${pathOf(own)}/send/m.room.message/${said}`, {
      msgtype: "m.text",
      body: `${said}`,
    });
  const refused: unknown = await Promise.all(Array.from({ length: 30 }, (_, said) => writes(said)))
    .then(() => undefined)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ status: 429, code: "M_LIMIT_EXCEEDED" });
  expect((refused as Refusal).retryAfter).toBeGreaterThan(0);

  await matrix.lifts(lea);
  const began = performance.now();
  for (let said = 1; said <= 30; said++) await lea.says(logement, `${said}`);
  // At one message in five seconds, after the first ten, it would be a hundred seconds.
  expect(performance.now() - began).toBeLessThan(50_000);
});

test("a homeserver that is killed, or stopped, comes back with all that it had", async (context) => {
  const matrix = await ownHomeserver(context);
  const [lea, karim] = [await matrix.person("lea", "Léa"), await matrix.person("karim", "Karim")];
  const logement = await lea.opens("Logement", { encrypted: true, invites: [karim] });
  await karim.joins(logement);
  await lea.says(logement, "Avant");
  await karim.sees(logement, /Avant/);

  await matrix.synapse.isKilled();
  await expect(lea.requests("GET", pathOf(logement))).rejects.toThrow("fetch failed");
  await matrix.synapse.starts();
  await lea.says(logement, "Après");
  await karim.sees(logement, /Après/);

  await matrix.synapse.stops();
  const waiting = karim.says(logement, "Enfin");
  await matrix.synapse.starts();
  await waiting;
  await lea.sees(logement, /Enfin/);
  expect((await lea.reads(logement)).map(({ body }) => body)).toEqual(["Avant", "Après", "Enfin"]);
});
