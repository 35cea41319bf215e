import { describe } from "vitest";
import { checkContent } from "../../adapters/slack/check.ts";
import { Slack } from "../../adapters/slack/index.ts";
import type { Account, ChatFailure, Place } from "../../src/chat.ts";
import { makeLog } from "../../src/log.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack, settingsOf, TRANSPORTS, type Transport } from "../support/slack-side.ts";
import { adapterContract } from "./contract.ts";
import type { Harness } from "./scene.ts";
import { shownOf } from "./slack-render-reading.ts";

async function setup(transport: Transport): Promise<Harness> {
  const slack = await ourSlack();
  slack.channel("C1", "logement");
  const people = { U1: slack.person("U1", "Léa"), U2: slack.person("U2", "Karim") };
  const account = (userId: "U1" | "U2"): Account => ({
    platform: "slack",
    scope: slack.ids.team,
    userId,
    name: people[userId].name,
  });
  const somebody = ({ userId }: Account) => people[userId as "U1" | "U2"];
  const started: Slack[] = [];
  const start = async () => {
    const settings = await settingsOf(slack, transport);
    const made = new Slack({ settings, language: "fr", log: makeLog("silent") });
    started.push(made);
    return made;
  };
  const chat = await start();
  const channel: Place = {
    platform: "slack",
    scope: slack.ids.team,
    address: "C1",
    kind: "channel",
    name: "logement",
  };
  return {
    chat,
    channel,
    lea: account("U1"),
    karim: account("U2"),
    exempt: {},
    shown: async (at) => slack.shown(at.address),
    read: shownOf,
    excess: (content) => checkContent(content),
    says: async (from, at, words) => {
      const person = somebody(from);
      await (at.kind === "direct"
        ? person.writes(words)
        : person.types(`/utopia ${words}`, { in: at.address }));
      await settled(started);
    },
    clicks: async (from, at, label) => {
      await somebody(from).clicks(label, { in: at.address });
      await settled(started);
    },
    answersTo: async (to) => somebody(to).answers.map(({ text }) => text),
    shut: async (at) => {
      await slack.removesBot(at.address);
      await settled(started);
    },
    rename: async (at, name) => {
      await slack.renames(at.address, name);
      await settled(started);
    },
    fail: (failure) => slack.fails("chat.postMessage", turnOf(failure)),
    restart: start,
    stop: async () => {
      for (const one of started) await one.close();
      await slack.close();
    },
  };
}

/** The adapter acknowledges first: what follows comes a moment later. */
const settled = (chats: readonly Slack[]) => Promise.all(chats.map((one) => one.settled()));

function turnOf(failure: ChatFailure): Parameters<SlackServer["fails"]>[1] {
  switch (failure.kind) {
    case "ambiguous":
      return "answer lost";
    case "limited":
      return { limited: failure.retryAfter / 1_000 };
    case "unavailable":
      return { refused: "service_unavailable" };
    case "refused":
      return { refused: "channel_not_found" };
    default:
      return failure satisfies never;
  }
}

describe.each(TRANSPORTS)("by %s", (transport) => {
  adapterContract("slack", () => setup(transport));
});
