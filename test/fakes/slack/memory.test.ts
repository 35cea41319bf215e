import { expect, test } from "vitest";
import { clientOf, slackWith } from "./bolt-app.ts";

/* What Slack remembers and shows. */

const respond = (url: string, said: object) =>
  fetch(url, { method: "POST", body: JSON.stringify(said) });

test("history comes newest first, page by page, its edges left out", async () => {
  const slack = await slackWith();
  const { chat, conversations } = clientOf(slack);
  const all: string[] = [];
  for (const text of ["1", "2", "3", "4", "5"])
    all.push((await chat.postMessage({ channel: "C1", text })).ts ?? "");
  const between = { channel: "C1", oldest: all[0] ?? "", limit: 3 };
  const first = await conversations.history(between);
  expect(first.messages?.map(({ text }) => text)).toEqual(["5", "4", "3"]);
  const cursor = first.response_metadata?.next_cursor ?? "";
  const second = await conversations.history({ ...between, cursor });
  expect(second).toMatchObject({ has_more: false, messages: [{ text: "2" }] });
  const whole = await conversations.history({ ...between, inclusive: true, latest: all[1] ?? "" });
  expect(whole.messages?.map(({ text }) => text)).toEqual(["2", "1"]);
});

test("metadata is told whole only to who asks for it", async () => {
  const slack = await slackWith();
  const { chat, conversations } = clientOf(slack);
  const metadata = { event_type: "utopia_outbox", event_payload: { key: "1" } };
  await chat.postMessage({ channel: "C1", text: "Bonjour", metadata });
  const channel = "C1";
  const whole = await conversations.history({ channel, include_all_metadata: true });
  expect(whole.messages).toMatchObject([{ metadata }]);
  const plain = await conversations.history({ channel });
  expect(plain.messages?.[0]?.metadata).toEqual({ event_type: "utopia_outbox" });
});

test("an update with text alone takes the blocks away and leaves the metadata", async () => {
  const slack = await slackWith();
  const { chat } = clientOf(slack);
  const metadata = { event_type: "utopia_outbox", event_payload: { key: "1" } };
  const blocks = [{ type: "divider" as const }];
  const { ts = "" } = await chat.postMessage({ channel: "C1", text: "Un", blocks, metadata });
  await chat.update({ channel: "C1", ts, text: "Deux" });
  expect(slack.standing("C1")).toMatchObject([{ text: "Deux", metadata }]);
  expect(slack.standing("C1")[0]?.blocks).toBeUndefined();
});

test("what is for one person alone is seen by nobody else, nor in the history", async () => {
  const slack = await slackWith();
  const [julie, karim] = [slack.person("U1", "Julie"), slack.person("U2", "Karim")];
  await julie.types("Bonjour", { in: "C1" });
  const { chat, conversations } = clientOf(slack);
  await chat.postEphemeral({ channel: "C1", user: "U1", text: "Pour vous" });
  expect(julie.answers).toMatchObject([{ text: "Pour vous" }]);
  expect(karim.sees("C1")).toMatchObject([{ text: "Bonjour" }]);
  const { messages } = await conversations.history({ channel: "C1" });
  expect(messages).toHaveLength(1);
});

test("markup calls and links; escaped or plain, it does nothing", async () => {
  const slack = await slackWith();
  slack.person("U1", "Julie");
  const { chat } = clientOf(slack);
  const text = "<!channel> <@U1> <https://example.org|la charte> @here &lt;!here&gt;";
  await chat.postMessage({ channel: "C1", text });
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quiet = { type: "mrkdwn" as const, text: escaped, verbatim: true };
  const blocks = [
    { type: "section" as const, text: quiet },
    { type: "header" as const, text: { type: "plain_text" as const, text } },
  ];
  await chat.postMessage({ channel: "C1", text: "Bonjour", blocks });
  await chat.postMessage({ channel: "C1", text, parse: "none" });
  expect(slack.shown("C1")).toMatchObject([
    {
      text: "@channel @Julie la charte @here <!here>",
      links: ["https://example.org"],
      pings: ["channel", "U1", "here"],
    },
    { text: expect.stringContaining("<!channel> <@U1>"), links: [], pings: [] },
    { pings: ["channel", "U1"] },
  ]);
});

test("a response address answers five times, and replaces what it answered", async () => {
  let now = 1_000_000;
  const slack = await slackWith({ now: () => now });
  const julie = slack.person("U1", "Julie");
  const url = slack.responseUrlOf("U1", "C1");
  await respond(url, { text: "Un instant" });
  await respond(url, { text: "Voici", replace_original: true });
  expect(julie.answers).toMatchObject([{ text: "Voici" }]);
  await respond(url, { delete_original: true });
  expect(julie.answers).toEqual([]);
  await respond(url, { text: "Pour tous", response_type: "in_channel" });
  expect(slack.shown("C1")).toMatchObject([{ text: "Pour tous" }]);
  expect((await respond(url, { text: "Encore" })).status).toBe(200);
  expect(await (await respond(url, { text: "Trop" })).json()).toMatchObject({ error: "used_url" });
  const old = slack.responseUrlOf("U1", "C1");
  now += 30 * 60_000 + 1;
  expect(await (await respond(old, { text: "Tard" })).json()).toMatchObject({
    error: "expired_url",
  });
});

test("an ephemeral message in a thread is shown once somebody has answered in it", async () => {
  const slack = await slackWith();
  const { chat } = clientOf(slack);
  const lea = slack.person("U1", "Léa");
  await lea.types("Bonjour", { in: "C1" });
  const { ts = "" } = await chat.postMessage({ channel: "C1", text: "Qui vient ?" });
  const aside = { channel: "C1", user: lea.id, text: "Et vous ?", thread_ts: ts };
  await chat.postEphemeral(aside);
  expect(lea.answers).toEqual([]);
  await chat.postMessage({ channel: "C1", text: "Moi.", thread_ts: ts });
  await chat.postEphemeral(aside);
  expect(lea.seesBeneath("C1", ts).map(({ text }) => text)).toEqual(["Moi.", "Et vous ?"]);
  expect(slack.shown("C1")).toHaveLength(3);
});
