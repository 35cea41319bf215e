import { expect, test, vi } from "vitest";
import { actions, text, view } from "../../src/view.ts";
import { hearingSlack } from "../support/slack-hearing.ts";
import { TRANSPORTS } from "../support/slack-side.ts";
import { saying } from "./contract-views.ts";
import { only } from "./scene.ts";

/* Who speaks in a thread is answered in it: an answer in the channel would be looked for in vain. */

const ROOM = "C1";
const asked = view(text(["Venez-vous ?"]), actions({ label: "Oui", run: "rsvp 1 yes" }));

test.each(TRANSPORTS)("a mention, and the button of what answered it: %s", async (transport) => {
  const { slack, lea, chat, hear } = await hearingSlack(transport);
  await lea.types("Qui vient mardi ?", { in: ROOM });
  const [{ ts } = { ts: "" }] = slack.standing(ROOM);
  hear.mockResolvedValueOnce(asked);
  await lea.mentions("quand", { in: ROOM, beneath: ts });
  await chat.settled();
  hear.mockResolvedValueOnce(saying("C’est noté."));
  await lea.clicks("Oui", { in: ROOM });
  await chat.settled();
  const [, first, second] = lea.seesBeneath(ROOM, ts).map((one) => one.text);
  expect(first).toContain("Venez-vous ?");
  expect(second).toBe("C’est noté.");
  expect(lea.answers).toHaveLength(2);
});

test("what cannot be shown there is apologized for there", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  await lea.types("Qui vient mardi ?", { in: ROOM });
  const [{ ts } = { ts: "" }] = slack.standing(ROOM);
  hear.mockRejectedValueOnce(new Error("broken"));
  await lea.mentions("quand", { in: ROOM, beneath: ts });
  await chat.settled();
  expect(lea.seesBeneath(ROOM, ts)).toHaveLength(2);
});

test("a message that others talk about stands in the channel, and so do its answers", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  const place = { platform: "slack", scope: slack.ids.team, address: ROOM, name: "logement" };
  const ts = await chat.post({ ...place, kind: "channel" }, only(chat, asked), "meeting");
  await lea.mentions("quand", { in: ROOM, beneath: ts });
  hear.mockResolvedValueOnce(saying("C’est noté."));
  await lea.clicks("Oui", { in: ROOM });
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(2));
  await chat.settled();
  expect(lea.answers.map((one) => one.text)).toEqual(["C’est noté."]);
  expect(lea.seesBeneath(ROOM, ts)).toHaveLength(1);
});

test("direct messages too", async () => {
  const { slack, lea, chat, hear } = await hearingSlack("sockets");
  hear.mockResolvedValueOnce(saying("Voici."));
  await lea.writes("quand");
  await chat.settled();
  const direct = slack.directOf("U1");
  const [{ ts } = { ts: "" }] = slack.standing(direct);
  hear.mockResolvedValueOnce(saying("Et voilà."));
  await lea.writes("et après ?", ts);
  await chat.settled();
  expect(lea.seesBeneath(direct, ts).map((one) => one.text)).toEqual(["et après ?", "Et voilà."]);
});
