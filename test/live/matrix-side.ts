import { vi } from "vitest";
import { checkContent } from "../../adapters/matrix/check.ts";
import { Matrix } from "../../adapters/matrix/index.ts";
import type { MatrixSettings } from "../../adapters/matrix/settings.ts";
import type { Account, ChatFailure, Place } from "../../src/chat.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { takePlace } from "../../src/store/lock.ts";
import { Store } from "../../src/store/store.ts";
import { systemClock } from "../../src/when.ts";
import type { Harness } from "../adapters/scene.ts";
import { temporaryFile } from "../support/files.ts";
import { Between, type Mishap } from "./between.ts";
import { homeserver } from "./homeserver.ts";
import type { Person } from "./person.ts";
import { comes, isIn, readIn } from "./rooms.ts";
import { shownOf, shownOfContent } from "./shown.ts";

const SEND = /^PUT .*\/send\/m\.room\.(?:message|encrypted)\//u;

/** The adapter on a real homeserver, in a room with two people of the second client. */
export async function matrixSide(encrypted: boolean): Promise<Harness> {
  const home = await homeserver();
  const between = await Between.before(home.url);
  const [lea, karim] = await Promise.all([
    home.person("lea", "Léa"),
    home.person("karim", "Karim"),
  ]);
  const bot = await home.account("utopia", "Utopia");
  const people = new Map([lea, karim].map((one) => [one.id, one]));
  const settings: MatrixSettings = {
    url: between.url,
    user: bot.userId,
    password: bot.password,
    ...(encrypted && { key: "une phrase assez longue pour sceller" }),
    invite: [],
    pace: 0,
  };
  const file = temporaryFile();
  const store = new Store(await openDatabase(file, Date.now()));
  const keep = store.keep("matrix", systemClock);
  const started: Matrix[] = [];
  const start = async () => {
    const log = makeLog("silent");
    const made = new Matrix({ settings, keep, takePlace, language: "fr", log });
    started.push(made);
    return made;
  };
  const settled = async () => {
    for (const one of started) await one.settled();
  };
  const room = await lea.opens("logement", { encrypted, invites: [karim] });
  await karim.isInvited(room);
  await karim.joins(room);
  const chat = await start();
  const channel: Place = {
    platform: "matrix",
    scope: "",
    address: room,
    kind: "channel",
    name: "logement",
  };
  const somebody = ({ userId }: Account): Person => {
    const person = people.get(userId);
    if (person === undefined) throw new Error(`nobody is ${userId}`);
    return person;
  };
  const close = chat.close.bind(chat);
  const closed = new Promise<void>((resolve) => {
    chat.close = () => close().finally(resolve);
  });
  const connect = chat.connect.bind(chat);
  chat.connect = async (...ears) => {
    await connect(...ears);
    await lea.invites(room, { id: bot.userId });
    await isIn(lea, room, bot.userId);
    await between.heard(new RegExp(`"join":\\{[^]*"${room}"`, "u"));
    // That we came is told too.
    if (ears[1] !== undefined) vi.mocked(ears[1]).mockClear();
  };
  return {
    chat,
    channel,
    lea: account(lea),
    karim: account(karim),
    exempt: {},
    shown: async ({ address }) => (await readIn(address, [...people.values()])).map(shownOf),
    read: shownOfContent,
    excess: checkContent,
    says: async (from, { address, kind }, words) => {
      const person = somebody(from);
      if (kind === "direct") await comes(person, address);
      const said = await person.says(address, kind === "direct" ? words : `!u ${words}`);
      // Whoever stops listening asks for nothing more.
      await Promise.race([between.heard(said), closed]);
      await settled();
    },
    clicks: async (from, { address }, label) => {
      const person = somebody(from);
      const key = (words: string) =>
        new RegExp(`(?<key>\\S+) ${label}(?: ·|$)`, "mu").exec(words)?.groups?.["key"];
      const target = await person.sees(address, ({ body }) => key(body) !== undefined);
      await between.heard(await person.reacts(address, target.id, key(target.body) ?? ""));
      await settled();
    },
    answersTo: async ({ userId }) => {
      const all = await readIn(room, [...people.values()]);
      const own = new Set(all.filter(({ sender }) => sender === userId).map(({ id }) => id));
      return all.filter(({ repliesTo = "" }) => own.has(repliesTo)).map(({ body }) => body);
    },
    shut: async ({ address }) => {
      await lea.kicks(address, { id: bot.userId });
      await between.heard(new RegExp(`"leave":\\{"${address}"`, "u"));
      await settled();
    },
    rename: async ({ address }, name) => {
      await lea.names(address, name);
      await between.heard(`"name":"${name}"`);
      await settled();
    },
    fail: (failure) => between.fails(SEND, mishapOf(failure)),
    restart: async () => {
      await chat.close();
      return start();
    },
    stop: async () => {
      for (const one of started) await one.close();
      await store.close();
      await between.close();
    },
  };
}

const account = ({ id, name }: Person): Account => ({
  platform: "matrix",
  scope: "",
  userId: id,
  name,
});

function mishapOf(failure: ChatFailure): Mishap {
  switch (failure.kind) {
    case "ambiguous":
      return "lost";
    case "limited":
      return {
        status: 429,
        body: { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: failure.retryAfter },
      };
    case "unavailable":
      return { status: 503 };
    case "refused":
      return { status: 403, body: { errcode: "M_FORBIDDEN" } };
    default:
      return failure satisfies never;
  }
}
