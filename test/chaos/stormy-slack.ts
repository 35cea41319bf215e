import { setTimeout } from "node:timers/promises";
import { render } from "../../adapters/slack/render.ts";
import type { SlackPerson } from "../fakes/slack/person.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { ourSlack, settingsOf } from "../support/slack-side.ts";
import { type Haste, hurried } from "./haste.ts";
import type { SlackBirth } from "./slack-bot-process.ts";
import {
  type Asked,
  IN_HASTE,
  type Stormy,
  type StormyPlatform,
  type Talker,
} from "./stormy-platform.ts";

type Gust = "cut" | "refresh";

/** How long somebody waits for an answer before they go on (ms). */
const PATIENCE = 1_000;
const PAUSE = 50;
const LOOK_EVERY = 10;

/** Slack, from whose calls so many fail, and which cuts or refreshes its sockets. */
export const stormySlack: Stormy<Gust> = {
  times: IN_HASTE,
  bot: "test/chaos/slack-bot-process.ts",
  climate: {
    calls: {
      "chat.postMessage": { percent: 30, changing: true },
      "chat.update": { percent: 40, changing: true },
      "conversations.history": { percent: 15 },
      "conversations.open": { percent: 8 },
      "users.info": { percent: 8 },
      "apps.connections.open": { percent: 8 },
    },
    gusts: ["cut", "refresh"],
  },
  open: async (haste: Haste) => platformOn(await ourSlack(() => hurried(haste).now())),
};

function platformOn(slack: SlackServer): StormyPlatform<Gust> {
  const conversations: string[] = [];
  return {
    platform: "slack",
    scope: slack.ids.team,
    settings: (): Promise<SlackBirth["settings"]> => settingsOf(slack, "sockets"),
    render,
    channel: (name, number) => {
      const address = `C-${name}-${number}`;
      slack.channel(address, address.toLowerCase());
      conversations.push(address);
      return address;
    },
    talker: (number, name) => {
      const person = slack.person(`U${number}`, name);
      conversations.push(slack.directOf(person.id));
      return talkerOf(person);
    },
    fails: (method, turn) => slack.fails(method, turn),
    turnsOf: (method) => {
      const calls = slack.calls.filter((call) => call.method === method);
      return new Set(calls.map(({ turn }) => (typeof turn === "string" ? turn : "limited")));
    },
    get posts() {
      return slack.accepted("chat.postMessage");
    },
    // The oldest socket.
    blows: (gust) => (gust === "cut" ? slack.cutsSockets(1) : slack.refreshes(1)),
    standing: () =>
      conversations
        .flatMap((one) => slack.standing(one))
        .filter(({ user }) => user === slack.ids.bot)
        .map(({ ts, channel, text, metadata }) => {
          const { key = "" } = (metadata?.["event_payload"] ?? {}) as { readonly key?: string };
          const at = { platform: "slack", scope: "", address: channel, kind: "channel" } as const;
          return { id: ts, at: { ...at, name: channel }, key, content: { text } };
        }),
    close: () => slack.close(),
  };
}

const talkerOf = (person: SlackPerson): Talker => ({
  id: person.id,
  asks: async (asked, channel) => {
    const before = person.answers.length;
    const sent = await person.types(`/utopia ${wordsOf(asked)}`, { in: channel });
    // Nobody is there: a little later somebody may be.
    const patience = sent?.outcome === "acknowledged" ? PATIENCE : PAUSE;
    const last = performance.now() + patience;
    while (person.answers.length === before && performance.now() < last)
      await setTimeout(LOOK_EVERY);
  },
});

function wordsOf({ path, given }: Asked): string {
  const words = Object.entries(given).map(([name, said]) => (said === true ? `--${name}` : said));
  return [path, ...words].join(" ");
}
