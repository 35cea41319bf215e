import { expect, onTestFinished, test, vi } from "vitest";
import { MINUTE } from "../../src/when.ts";
import { type Inhabitant, type MatrixTown, matrixTown } from "./matrix-town.ts";
import { readIn } from "./rooms.ts";

/** A little more than how long keys are waited for (ms). */
const KEYS_ARE_LATE = 32_000;
const UNREADABLE = /^Des messages de ce salon chiffré ne m’arrivent pas lisibles/u;
const MISSES = "il manque à Utopia la clef de messages chiffrés";

/** Somebody who coordinates the network. */
async function coordination(town: MatrixTown): Promise<Inhabitant> {
  const claire = await town.person("claire", "Claire", "C.C.A.S. / Ville de Thionville");
  await town.coordinates(claire);
  return claire;
}

test("what comes without its key is told the room once, and is done once the key comes", async () => {
  const town = await matrixTown("2027-01-10T10:00", { encrypted: true });
  const { between } = town.parts;
  const claire = await coordination(town);
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  expect(await claire.says("!u réseau état")).not.toContain(MISSES);

  between.keepsKeys = true;
  const asked = await julie.person.says(
    town.room("logement"),
    '!u sondage dates "Colocation" jeudi 1 avril 18h, mardi 6 avril 14h',
  );
  expect(await julie.says("Qui vient ?")).toBe("");
  const told = await julie.person.sees(town.room("logement"), UNREADABLE, KEYS_ARE_LATE);
  expect(told).toMatchObject({ sender: town.bot, repliesTo: asked, msgtype: "m.notice" });
  // Those whose keys we have are answered all the while.
  expect(await claire.says("!u réseau état")).toContain(MISSES);
  await julie.says("Personne ?");
  await town.passes(KEYS_ARE_LATE);
  const all = await town.channel("logement");
  expect(all.filter(({ body }) => UNREADABLE.test(body))).toHaveLength(1);
  expect(await town.posted("logement")).toEqual([]);

  // They wait through a restart too.
  await town.stops();
  await town.starts();
  expect(await claire.says("!u réseau état")).toContain(MISSES);
  between.keepsKeys = false;
  await claire.says("!u quand");
  expect((await town.posted("logement")).map(({ body }) => body)).toEqual([
    expect.stringMatching(/^Colocation/u),
  ]);
  const answers = await readIn(town.room("logement"), [julie.person]);
  expect(answers.findLast(({ repliesTo }) => repliesTo === asked)?.body).toContain("ouvert");
  expect(await claire.says("!u réseau état")).not.toContain(MISSES);
}, 240_000);

test("what is read so late that nobody waits for it any more is answered as missed", async () => {
  const town = await matrixTown("2027-01-10T10:00", { encrypted: true });
  const { between } = town.parts;
  const claire = await coordination(town);
  await claire.says("!u quand");
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  between.keepsKeys = true;
  expect(await julie.says('!u sondage dates "Colocation" jeudi 1 avril 18h')).toBe("");

  const now = performance.now.bind(performance);
  const later = vi.spyOn(performance, "now").mockImplementation(() => now() + 11 * MINUTE);
  onTestFinished(() => later.mockRestore());
  between.keepsKeys = false;
  await claire.says("!u quand");
  const missed = await julie.person.sees(town.room("logement"), /rien n’est fait/u);
  expect(missed.sender).toBe(town.bot);
  expect(await town.posted("logement")).toEqual([]);
});

test("what was said in an encrypted room before Utopia came is missed by nobody", async () => {
  const town = await matrixTown("2027-01-10T10:00", { encrypted: true, isBound: false });
  const { organiser } = town.parts;
  const room = await organiser.opens("Emploi", { encrypted: true });
  await organiser.says(room, "!u quand");
  await town.invited(room);
  await town.heard(await organiser.says(room, "!u quand"));
  expect(await organiser.sees(room, ({ sender }) => sender === town.bot)).toBeDefined();
  expect(town.chat.state().lacks).toBeUndefined();
});

test("without a key of ours, a room that becomes encrypted is told to whoever runs the body", async () => {
  const town = await matrixTown("2027-01-11T10:00");
  await town.opens("emploi");
  const claire = await coordination(town);
  const julie = await town.person("julie", "Julie", "Habitat Jeunes des 3 Frontières");
  const { organiser } = town.parts;
  const room = town.room("logement");
  const { event_id: encrypted } = (await organiser.requests(
    "PUT",
    `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/state/m.room.encryption`,
    { algorithm: "m.megolm.v1.aes-sha2" },
  )) as { readonly event_id: string };
  await town.heard(encrypted);
  expect((await julie.directs()).join("\n")).toContain("n’y arrivent plus");
  expect(await claire.says("!u réseau état", "emploi")).toMatch(/logement[^\n]*chiffré/u);
  // Nothing goes there in clear.
  expect(await julie.says("!u quand")).toBe("");
  expect(await town.channel("logement")).toEqual([]);
});
