import { describe, expect, test } from "vitest";
import { type Form, text, type View, view } from "../../src/view.ts";
import { hearingDiscord, ROOM } from "../support/discord-hearing.ts";
import { ordinary } from "../support/outbox.ts";
import { saying } from "./contract-views.ts";

/* Discord waits three seconds for an answer, shows a form or a message, and forgets what was in a form. */

/** Discord is told after two seconds that an answer will follow. */
const LATE = 2_300;

const after = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => {
    setTimeout(resolve, ms, value);
  });

const form: Form = {
  command: "meeting plan",
  title: "Fixer une réunion",
  submit: "Fixer",
  intro: [],
  fields: [{ kind: "line", name: "where", label: "Lieu", most: 100, optional: true }],
};
const asking: View = { ...view(), form };

describe("an answer that takes long", () => {
  test("is announced, then given in its place", async () => {
    const { lea, hear, help, settled } = await hearingDiscord();
    hear.mockImplementationOnce(() => after(LATE, saying("Voici.")));
    const outcome = await help();
    expect(outcome?.kind).toBe("answered");
    await settled();
    expect(lea.answers.map((one) => ordinary(one.text))).toEqual(["Voici."]);
    expect(lea.told).toEqual([]);
  });

  test("and is a form stands behind a button", async () => {
    const { lea, hear, help, settled } = await hearingDiscord();
    hear.mockImplementationOnce(() => after(LATE, asking));
    await help();
    await settled();
    expect(lea.modal).toBeUndefined();
    expect(lea.answers.map((one) => ordinary(one.text))).toEqual(["Le formulaire est prêt :"]);
    hear.mockResolvedValue(asking);
    await lea.clicks("Ouvrir le formulaire", { in: ROOM });
    expect(hear.mock.lastCall?.[0]).toMatchObject({ words: "meeting plan", form: "asked" });
    expect(lea.modal?.title).toBe("Fixer une réunion");
  });

  test("that fails at last is told to the person, with its reference", async () => {
    const { lea, hear, help, settled, logged } = await hearingDiscord();
    hear.mockImplementationOnce(async () => {
      await after(LATE, undefined);
      throw new Error("broken");
    });
    await help();
    await settled();
    const [answer] = lea.answers;
    const reference = /référence (?<word>\S+)\)/u.exec(answer?.text ?? "")?.groups?.["word"];
    expect(reference).toBeDefined();
    expect(JSON.stringify(logged)).toContain(reference);
    expect(lea.answers).toHaveLength(1);
  });
});

test("what fails before anything is answered is told too", async () => {
  const { lea, hear, help, settled } = await hearingDiscord();
  hear.mockRejectedValueOnce(new Error("broken"));
  await help();
  await settled();
  expect(lea.answers.map((one) => ordinary(one.text))).toEqual([
    expect.stringContaining("la réponse n’a pas pu s’afficher"),
  ]);
  expect(lea.told).toEqual([]);
});

test("an answer whose first part is lost on the way is not given twice", async () => {
  const { discord, lea, help, settled } = await hearingDiscord();
  discord.fails("POST /interactions/:interaction/:token/callback", "answer lost");
  await help();
  await settled();
  const [first, ...others] = lea.answers.map((one) => ordinary(one.text));
  expect(first).toBe("Voici.");
  expect(others.filter((one) => one === "Voici.")).toEqual([]);
});

test("an answer longer than a message goes on in others, in order, seen by nobody else", async () => {
  const { discord, lea, hear, help, settled } = await hearingDiscord();
  const parts = Array.from({ length: 5 }, (_, at) =>
    text([`Partie ${at + 1}. ${"mot ".repeat(400)}`]),
  );
  hear.mockResolvedValueOnce(view(...parts));
  await help();
  await settled();
  const shown = lea.answers.map((one) => /Partie (\d)/u.exec(one.text)?.[1]);
  expect(shown).toEqual(["1", "2", "3", "4", "5"]);
  expect(discord.shown(ROOM)).toEqual([]);
});

const types = (lea: Awaited<ReturnType<typeof hearingDiscord>>["lea"]) =>
  lea.completes("utopia prochaine-réunion", { option: "commission", typed: "log" }, { in: ROOM });

describe("what is offered while somebody types", () => {
  test("shows no name otherwise than as it is written", async () => {
    const { lea, complete } = await hearingDiscord();
    complete.mockResolvedValueOnce([
      { label: "\u202eaeL\u202c du Clos", value: "#3" },
      { label: "\u2066\u2069", value: "#4" },
    ]);
    expect(await types(lea)).toEqual(["aeL du Clos", "#4"]);
  });

  test("and comes too late is nothing, and harms nothing", async () => {
    const { lea, complete, help, settled } = await hearingDiscord();
    complete.mockImplementationOnce(() => after(2_800, [{ label: "Logement", value: "logement" }]));
    expect(await types(lea)).toEqual([]);
    await settled();
    expect(await types(lea)).toEqual(["Logement"]);
    await help();
    await settled();
    expect(lea.answers).toHaveLength(1);
    expect(lea.told).toEqual([]);
  });

  test("and fails is nothing, and harms nothing", async () => {
    const { lea, complete, settled, logged } = await hearingDiscord({ answeredWithin: 500 });
    complete.mockRejectedValueOnce(new Error("broken"));
    expect(await types(lea)).toEqual([]);
    await settled();
    expect(logged).toContainEqual([expect.anything(), "nothing could be offered"]);
  });
});

test("a form that was read back before a restart says that it is forgotten", async () => {
  const { lea, hear, help, settled, start, started } = await hearingDiscord();
  hear.mockResolvedValueOnce(asking);
  await help();
  hear.mockResolvedValueOnce({ ...saying("Ce lieu n’existe pas."), refused: "where" });
  lea.fills({ Lieu: "Nulle part" });
  await lea.submits();
  await settled();
  await started.shift()?.close();
  await start();
  const before = lea.answers.length;
  await lea.clicks("Modifier", { in: ROOM });
  await settled();
  expect(lea.answers.slice(before).map((one) => ordinary(one.text))).toEqual([
    "Ce formulaire est trop ancien : recommencez-le.",
  ]);
});
