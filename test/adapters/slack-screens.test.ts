import { expect, onTestFinished, test, vi } from "vitest";
import { Slack } from "../../adapters/slack/index.ts";
import type { Incoming } from "../../src/chat.ts";
import { makeLog } from "../../src/log.ts";
import { actions, type Form, list, text, type View, view } from "../../src/view.ts";

import { ourSlack, settingsOf, TRANSPORTS, type Transport } from "../support/slack-side.ts";
import { saying } from "./contract-views.ts";
import { only } from "./scene.ts";

/* Screens that come late, that Slack refuses, or that hold more than it shows. */

const FORM: Form = {
  command: "poll dates",
  title: "Sondage de dates",
  submit: "Lancer",
  intro: [text(["Pour Logement."])],
  fields: [
    { kind: "line", name: "title", label: "Titre", most: 150 },
    { kind: "day", name: "day", label: "Jour", optional: true },
  ],
};
const form: View = { blocks: [], form: FORM };

async function scene(
  transport: Transport = "sockets",
  settings: Parameters<typeof ourSlack>[1] = {},
) {
  const slack = await ourSlack(Date.now, settings);
  slack.channel("C1", "logement");
  const lea = slack.person("U1", "Léa");
  const chat = new Slack({
    settings: await settingsOf(slack, transport),
    language: "fr",
    log: makeLog("silent"),
  });
  onTestFinished(async () => {
    await chat.close();
    await slack.close();
  });
  const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => form);
  await chat.connect(hear);
  return { slack, lea, chat, hear };
}

const after = (ms: number, answer: View): Promise<View> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms, answer);
  });

test("a form that comes too late for Slack waits behind a button", async () => {
  const { lea, chat, hear } = await scene("sockets", { triggersLive: 50 });
  hear.mockReturnValueOnce(after(200, form));
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  expect(lea.modal).toBeUndefined();
  expect(lea.answers.at(-1)?.buttons).toEqual(["Ouvrir le formulaire"]);
  await lea.clicks("Ouvrir le formulaire", { in: "C1" });
  await chat.settled();
  expect(lea.modal?.title).toBe("Sondage de dates");
  expect(hear.mock.lastCall?.[0]).toMatchObject({ words: "poll dates ", form: "asked" });
});

test("where Slack lets nothing be opened, in a message or a mention, it does too", async () => {
  const { lea, chat, hear } = await scene();
  await lea.writes("sondage dates");
  await lea.mentions("sondage dates", { in: "C1" });
  await chat.settled();
  expect(lea.direct.at(-1)?.buttons).toEqual(["Ouvrir le formulaire"]);
  expect(lea.answers.at(-1)?.buttons).toEqual(["Ouvrir le formulaire"]);
  await lea.clicks("Ouvrir le formulaire", { in: "C1" });
  await chat.settled();
  expect(lea.modal?.title).toBe("Sondage de dates");
  expect(hear.mock.lastCall?.[0].place.address).toBe("C1");
});

test.each(TRANSPORTS)("a form that takes long is acknowledged in time: %s", async (transport) => {
  const { lea, chat, hear } = await scene(transport);
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  await lea.fills({ Titre: "Colocation", Jour: "2027-03-02" });
  hear.mockReturnValueOnce(after(3_500, saying("C’est fait.")));
  expect((await lea.submits())?.outcome).toBe("acknowledged");
  expect(lea.modal).toMatchObject({
    text: expect.stringContaining("Un instant"),
    submit: undefined,
  });
  await chat.settled();
  expect(lea.modal?.text).toContain("C’est fait.");
});

test("what is wrong with it then stands above what was entered", async () => {
  const { lea, chat, hear } = await scene();
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  await lea.fills({ Titre: "Colocation", Jour: "2027-03-02" });
  hear.mockReturnValueOnce(
    after(2_500, { ...saying("Cette date est passée."), refused: "date.past", field: "day" }),
  );
  await lea.submits();
  await chat.settled();
  expect(lea.modal?.text).toContain("Cette date est passée.");
  expect(lea.modal?.fields.map(({ value }) => value)).toEqual(["Colocation", "2027-03-02"]);
  await lea.submits();
  await chat.settled();
  expect(hear.mock.lastCall?.[0]).toMatchObject({
    words: "poll dates",
    entries: { title: "Colocation", day: "2027-03-02" },
    confirmed: false,
  });
});

test("a fault of ours is said in the form, which keeps what was entered", async () => {
  const { lea, chat, hear } = await scene();
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  await lea.fills({ Titre: "Colocation" });
  for (const reference of ["AAAA", "BBBB"]) {
    hear.mockResolvedValueOnce({ ...saying(`Désolé, ${reference}.`), fault: reference });
    await lea.submits();
    await chat.settled();
  }
  // What was wrong before is no longer said.
  expect(lea.modal?.text).not.toContain("AAAA");
  expect(lea.modal?.text).toContain("Désolé, BBBB.");
  expect(lea.modal?.fields[0]?.value).toBe("Colocation");
});

test("what Slack refuses to show is told to the person, with a reference", async () => {
  const { slack, lea, chat } = await scene();
  slack.fails("views.open", { refused: "invalid_arguments" });
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  expect(lea.answers.at(-1)?.text).toMatch(/n’a pas pu s’afficher \(référence [0-9A-F]+\)/u);
});

test("an answer longer than a screen goes on in private", async () => {
  const { lea, chat, hear } = await scene();
  await lea.types("/utopia sondage dates", { in: "C1" });
  await chat.settled();
  await lea.fills({ Titre: "Colocation" });
  const parts = Array.from({ length: 130 }, (_, part) => [
    list([[`point ${part + 1}.`]]),
    actions({ label: `Bouton ${part + 1}`, run: "help" }),
  ]);
  hear.mockResolvedValueOnce(view(...parts.flat()));
  await lea.submits();
  await chat.settled();
  const shown = [lea.modal?.text ?? "", ...lea.direct.map((one) => one.text)].join("\n");
  const points = [...shown.matchAll(/point (\d+)\./gu)].map(([, number]) => Number(number));
  expect(points).toEqual(Array.from({ length: 130 }, (_, part) => part + 1));
});

test("a button of a modal answers in the modal, one of the home tab in a new one", async () => {
  const { slack, lea, chat, hear } = await scene();
  hear.mockImplementation(async ({ words }) =>
    words === "menu"
      ? view(text(["Bonjour Léa."]), actions({ label: "Aide", run: "help" }))
      : view(text([`Voici ${words}.`]), actions({ label: "Suite", run: "suite" })),
  );
  await lea.opensHome();
  await chat.settled();
  expect(lea.home?.text).toContain("Bonjour Léa.");
  await lea.clicks("Aide", { in: "home" });
  await chat.settled();
  expect(lea.modal?.text).toContain("Voici help.");
  await lea.clicks("Suite");
  await chat.settled();
  expect(lea.modal?.text).toContain("Voici suite.");
  expect(hear.mock.calls.map(([{ place }]) => place.kind)).not.toContain("channel");
  expect(slack.accepted("views.publish")).toBe(2);
});

test("a button posted in a channel opens its form there", async () => {
  const { slack, lea, chat, hear } = await scene();
  const place = { platform: "slack", scope: slack.ids.team, address: "C1", name: "logement" };
  const buttons = view(actions({ label: "Répondre en détail", ask: "vote #3 " }));
  await chat.post({ ...place, kind: "channel" }, only(chat, buttons), "poll");
  await lea.clicks("Répondre en détail", { in: "C1" });
  await chat.settled();
  await lea.fills({ Titre: "Colocation" });
  await lea.submits();
  await chat.settled();
  expect(hear.mock.lastCall?.[0].place).toMatchObject({ ...place, kind: "channel" });
});
