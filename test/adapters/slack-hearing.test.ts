import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { actions, text, type View, view } from "../../src/view.ts";
import { hearingSlack } from "../support/slack-hearing.ts";
import { TRANSPORTS } from "../support/slack-side.ts";
import { saying } from "./contract-views.ts";
import { only } from "./scene.ts";

/* What only Slack does: it tells twice, in handles, and gives an address that wears out. */

const long = view(
  ...Array.from({ length: 8 }, (_, part) => text([`Partie ${part + 1}. ${"mot ".repeat(900)}`])),
);
const partsOf = (shown: readonly { readonly text: string }[]) =>
  shown.map((one) => /Partie (\d)/u.exec(one.text)?.[1]);

test.each(TRANSPORTS)("what Slack sends twice is done once: %s", async (transport) => {
  const { slack, lea, chat, hear } = await hearingSlack(transport);
  const place = await chat.direct({ platform: "slack", scope: "", userId: "U1", name: "Léa" });
  await chat.post(place, only(chat, view(actions({ label: "Oui", run: "vote 1 yes" }))), "poll");
  slack.doublesNext();
  await lea.types("/utopia aide", { in: "C1" });
  slack.doublesNext();
  await lea.writes("aide");
  slack.doublesNext();
  await lea.clicks("Oui", { in: place.address });
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(3));
  await chat.settled();
  expect(hear).toHaveBeenCalledTimes(3);
  await lea.types("/utopia aide", { in: "C1" });
  await chat.settled();
  expect(hear).toHaveBeenCalledTimes(4);
  expect(lea.told).toEqual([]);
});

test.each(TRANSPORTS)("an answer that is there soon comes at once: %s", async (transport) => {
  const { lea, chat, hear } = await hearingSlack(transport);
  hear.mockResolvedValue(saying("Voici."));
  const acknowledged = await lea.types("/utopia aide", { in: "C1" });
  expect(acknowledged).toMatchObject({ body: { response_type: "ephemeral" } });
  await chat.settled();
  expect(lea.answers).toMatchObject([{ text: "Voici." }]);
});

test("an answer whose way is cut comes by the other one", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  hear.mockImplementation(async () => {
    slack.cutsSockets();
    await vi.waitFor(() => expect(chat.state().state).not.toBe("connected"));
    return saying("Voici.");
  });
  await lea.types("/utopia aide", { in: "C1" });
  await chat.settled();
  expect(lea.answers).toMatchObject([{ text: "Voici." }]);
});

test("so does one whose asker hung up, and it is read once", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("http");
  hear.mockImplementation(async () => {
    slack.cutsRequests();
    // Until the end of the connection has come here too.
    await sleep(100);
    return saying("Voici.");
  });
  expect(await lea.types("/utopia aide", { in: "C1" })).toMatchObject({ outcome: "unreachable" });
  await chat.settled();
  expect(lea.answers).toMatchObject([{ text: "Voici." }]);
});

test.each(TRANSPORTS)("a slow answer is no late acknowledgement: %s", async (transport) => {
  const { lea, chat, hear } = await hearingSlack(transport);
  const answers = new EventEmitter();
  hear.mockReturnValueOnce(once(answers, "view").then(([said]) => said as View));
  const acknowledged = await lea.types("/utopia aide", { in: "C1" });
  expect(acknowledged?.outcome).toBe("acknowledged");
  await vi.waitFor(() => expect(hear).toHaveBeenCalledOnce());
  answers.emit("view", saying("Voici."));
  await chat.settled();
  expect(lea.answers).toMatchObject([{ text: "Voici." }]);
});

test.each(TRANSPORTS)(
  "a long answer goes on when its address is used up: %s",
  async (transport) => {
    const { slack, lea, chat, hear } = await hearingSlack(transport);
    hear.mockResolvedValue(long);
    await lea.types("/utopia aide", { in: "C1" });
    await chat.settled();
    expect(partsOf(lea.answers)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
    expect(slack.shown("C1")).toEqual([]);

    // Where the bot is not, it goes on in private.
    const before = lea.answers.length;
    await lea.types("/utopia aide", { in: "C2" });
    await chat.settled();
    expect(partsOf(lea.answers.slice(before))).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(partsOf(lea.direct)).toEqual(["7", "8"]);
  },
);

test("an answer waits where Slack asks to wait, and whoever stops does not", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  hear.mockResolvedValue(saying("Voici."));
  slack.fails("chat.postMessage", { limited: 1 });
  await lea.writes("aide");
  await chat.settled();
  expect(lea.direct.map(({ text: words }) => words)).toEqual(["Voici."]);

  slack.fails("chat.postMessage", { limited: 20 });
  await lea.writes("aide");
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(2));
  const began = performance.now();
  await chat.close();
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("a name is asked for once; where it cannot be, the handle stands for it", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  for (const words of ["/utopia aide", "/utopia moi"]) await lea.types(words, { in: "C1" });
  await chat.settled();
  expect(slack.accepted("users.info")).toBe(1);
  slack.withdraws("users:read");
  await slack.person("U2", "Karim").types("/utopia aide", { in: "C1" });
  await chat.settled();
  expect(hear.mock.calls.map(([{ from }]) => from.name)).toEqual(["Léa", "Léa", "karim"]);
});

test("a private channel is named, though Slack’s payloads hide it", async () => {
  const { lea, chat, hear } = await hearingSlack("sockets", (slack) =>
    slack.channel("C3", "coordination", { kind: "private" }),
  );
  await lea.types("/utopia aide", { in: "C3" });
  await chat.settled();
  expect(hear.mock.lastCall?.[0].place).toMatchObject({ address: "C3", name: "coordination" });
});

test("the short commands and a mention say the same as the long one", async () => {
  const { lea, chat, hear } = await hearingSlack("sockets");
  hear.mockResolvedValue(saying("Voici."));
  await lea.types("/sondage dates R&D <b>", { in: "C1" });
  await lea.types("/réunion voir #logement", { in: "C1" });
  await lea.mentions("quand", { in: "C1" });
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(3));
  await chat.settled();
  expect(hear.mock.calls.map(([{ words }]) => words)).toEqual([
    "sondage dates R&D <b>",
    "réunion voir logement",
    "quand",
  ]);
  expect(lea.answers).toHaveLength(3);
});

test("sockets that end are opened anew", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  expect(slack.connections).toBe(2);
  slack.cutsSockets();
  await vi.waitFor(() => expect(chat.state().state).toBe("lost"));
  await vi.waitFor(() => expect(chat.state().state).toBe("connected"), { timeout: 5_000 });
  await lea.types("/utopia aide", { in: "C1" });
  await chat.settled();
  expect(hear).toHaveBeenCalledOnce();
});

test("a refresh of one socket is not noticed", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  slack.refreshes();
  await lea.types("/utopia aide", { in: "C1" });
  expect(chat.state()).toEqual({ state: "connected" });
  await vi.waitFor(() => expect(slack.connections).toBe(2), { timeout: 5_000 });
  await chat.settled();
  expect(hear).toHaveBeenCalledOnce();
});

test("a token that is revoked is told, ends nothing and is never logged", async () => {
  const { slack, chat, logged } = await hearingSlack("sockets");
  slack.revokesTokens();
  slack.cutsSockets();
  await vi.waitFor(
    () => expect(chat.state()).toEqual({ state: "refused", reason: "token_revoked" }),
    { timeout: 5_000 },
  );
  expect(JSON.stringify(logged)).not.toMatch(/xoxb-|xapp-/u);
});

test.each(TRANSPORTS)("a wrong token is told at the start: %s", async (transport) => {
  const { chat } = await hearingSlack(transport, (slack) => slack.revokesTokens());
  expect(chat.state()).toEqual({ state: "refused", reason: "token_revoked" });
});

test("scopes that are missing are told at the start", async () => {
  const { logged } = await hearingSlack("http", (slack) => slack.withdraws("im:write"));
  expect(logged).toEqual([[{ platform: "slack", missing: ["im:write"] }, expect.any(String)]]);
});

const HOSTILE = "<!channel> <@U1> @here https://exemple.fr/image.png";

test("nobody is called, and nothing is unfolded, by any text of anybody", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  const at = { platform: "slack", scope: slack.ids.team, address: "C1", name: "logement" };
  const place = { ...at, kind: "channel" } as const;
  const ts = await chat.post(place, only(chat, saying(HOSTILE)), "hostile");
  await chat.edit(place, ts, only(chat, saying(`${HOSTILE} encore`)));
  hear.mockResolvedValue(saying(HOSTILE));
  await lea.types("/utopia aide", { in: "C1" });
  await lea.mentions("aide", { in: "C1" });
  await lea.writes("aide");
  await chat.settled();
  const shown = [...slack.shown("C1"), ...lea.answers, ...lea.direct];
  const ours = shown.filter((one) => one.text.includes("exemple.fr"));
  expect(ours).toHaveLength(4);
  for (const one of ours) expect(one.pings).toEqual([]);
  const posts = slack.calls.filter(({ method }) => method === "chat.postMessage");
  expect(posts).toHaveLength(2);
  for (const { args } of posts)
    expect(args).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
});
