import { describe, expect, test } from "vitest";
import type { EventContent } from "../../adapters/matrix/encryption.ts";
import { wordsTo } from "../../adapters/matrix/read.ts";

const self = { userId: "@utopia:ville.fr", name: "Utopia" };

function words(body: string, more: EventContent = {}, isDirect = false): string | undefined {
  const content = { msgtype: "m.text", body, "m.mentions": {}, ...more };
  const event = { type: "m.room.message", sender: "@lea:ville.fr", event_id: "$1", content };
  return wordsTo(self, { ...event, origin_server_ts: 0 }, isDirect);
}

const mention = { "m.mentions": { user_ids: [self.userId] } };
const reply = { "m.relates_to": { "m.in_reply_to": { event_id: "$0" } } };
const thread = {
  "m.relates_to": {
    rel_type: "m.thread",
    event_id: "$0",
    is_falling_back: true,
    "m.in_reply_to": { event_id: "$9" },
  },
};

describe("among others we are called", () => {
  test.each([
    ["!utopia prochaine", "!utopia prochaine"],
    ["!u voter 1 oui", "!u voter 1 oui"],
    ["/utopia aide", "/utopia aide"],
    ["!UTOPIA aide", "!UTOPIA aide"],
    ["!utopia", "!utopia"],
    ["Utopia, prochaine réunion", "prochaine réunion"],
    ["utopia : prochaine réunion", "prochaine réunion"],
    ["@utopia:ville.fr: aide", "aide"],
    ["  Utopia,\nvoter 1 oui", "voter 1 oui"],
  ])("by « %s »", (body, said) => {
    expect(words(body)).toBe(said);
  });

  test.each([
    "Bonjour",
    "Utopia est en panne ?",
    "!ulule",
    "!utopiste",
    "utopias, oui",
    "u voter 1",
  ])("not by « %s »", (body) => {
    expect(words(body)).toBeUndefined();
  });

  test("by a mention, wherever it stands", () => {
    expect(words("Utopia prochaine réunion", mention)).toBe("prochaine réunion");
    expect(words("prochaine réunion ?", mention)).toBe("prochaine réunion ?");
  });

  test("not by a reply to one of our messages, which clients mark as a mention", () => {
    expect(words("merci", { ...mention, ...reply })).toBeUndefined();
    expect(words("> <@utopia:ville.fr> !u aide\n\nmerci", reply)).toBeUndefined();
    expect(words("> <@utopia:ville.fr> Oui ?\n\n!u voter 1 oui", reply)).toBe("!u voter 1 oui");
    expect(words("Utopia, aide", { ...mention, ...reply })).toBe("aide");
  });

  test("in a thread too, where clients that know none see a reply", () => {
    expect(words("Utopia aide", { ...mention, ...thread })).toBe("aide");
  });
});

test("to us alone everything is said", () => {
  expect(words("prochaine réunion", {}, true)).toBe("prochaine réunion");
  expect(words("Utopia, aide", {}, true)).toBe("aide");
  expect(words("> <@utopia:ville.fr> Oui ?\n\noui", reply, true)).toBe("oui");
});

test.each<EventContent>([
  { msgtype: "m.notice" },
  { msgtype: "m.emote" },
  { msgtype: "m.image" },
  { msgtype: undefined },
  { "m.relates_to": { rel_type: "m.replace", event_id: "$0" } },
])("%j says nothing to anybody", (more) => {
  expect(words("!u aide", more)).toBeUndefined();
  expect(words("aide", more, true)).toBeUndefined();
});

test("what others wrote in another shape is read as nothing", () => {
  expect(words("x", { body: 3 }, true)).toBe("");
  expect(words("!u aide", { "m.relates_to": "x", "m.mentions": [1] })).toBe("!u aide");
});
