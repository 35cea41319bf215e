import { describe, expect, type Mock, onTestFinished, test, vi } from "vitest";
import {
  type Account,
  type Chat,
  ChatError,
  type ChatFailure,
  type Content,
  type Incoming,
  type Place,
} from "../../src/chat.ts";
import { actions, type View, view } from "../../src/view.ts";
import {
  everything,
  hostile,
  long,
  missing,
  type Shown,
  saying,
  UNBROKEN,
  wordsOf,
} from "./contract-views.ts";

/** An adapter on its far side, with ways to look at that side and to act there. */
export interface Harness {
  readonly chat: Chat;
  readonly channel: Place;
  readonly lea: Account;
  readonly karim: Account;
  /** What this adapter need not do, with the reason. */
  readonly exempt: Partial<Readonly<Record<CaseName, string>>>;

  /** What stands at a place, the oldest first. */
  readonly shown: (at: Place) => Promise<readonly Shown[]>;
  /** What a content would show. */
  readonly read: (content: Content) => Shown;
  /** The platform's limits that a content does not respect, each in words. */
  readonly excess: (content: Content) => readonly string[];
  /** Someone types; settled once the adapter has done with it. */
  readonly says: (from: Account, at: Place, words: string) => Promise<void>;
  /** Someone presses the button of this label. */
  readonly clicks: (from: Account, at: Place, label: string) => Promise<void>;
  /** What this person was shown in answer. */
  readonly answersTo: (account: Account) => Promise<readonly string[]>;
  /** The next message fails so; an ambiguous one is taken, and its answer lost. */
  readonly fail: (failure: ChatFailure) => void;
  /** A new adapter on the same far side, the former one being gone without a goodbye. */
  readonly restart: () => Promise<Chat>;
  readonly stop: () => Promise<void>;
}

const LANGUAGE = "fr";
const SINCE = 0;

/** The one message that a short view is. */
function only(chat: Chat, said: View): Content {
  const [content, ...others] = chat.render(said, LANGUAGE);
  expect(others).toEqual([]);
  if (content === undefined) throw new Error("Nothing was rendered");
  return content;
}

async function failureOf(sending: Promise<unknown>): Promise<ChatFailure | undefined> {
  try {
    await sending;
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ChatError);
    return (error as ChatError).failure;
  }
}

/** A case's adapter is connected; `hear` is what the house answers. */
type Scene = Harness & { readonly hear: Mock<(incoming: Incoming) => Promise<View>> };

const CASES = {
  "renders every block and inline": async ({ chat, read }) => {
    const shown = chat.render(everything, LANGUAGE).map(read);
    expect(missing(wordsOf(everything), shown)).toEqual([]);
    const addresses = shown.flatMap((one) => [one.text, ...one.links]).join(" ");
    expect(addresses).toContain("https://example.org/notice");
    expect(addresses).toContain("https://example.org/charte");
    expect(shown.flatMap((one) => one.buttons)).toEqual(
      expect.arrayContaining(["Je viens", "Pour une structure"]),
    );
  },

  "splits a long view within the limits, and loses no word": async ({ chat, read, excess }) => {
    const contents = chat.render(long, LANGUAGE);
    expect(contents.flatMap(excess)).toEqual([]);
    const shown = contents.map(read);
    const words = wordsOf(long).filter((word) => word !== UNBROKEN);
    expect(missing(words, shown)).toEqual([]);
    expect(
      shown
        .map((one) => one.text)
        .join("")
        .match(/é/gu),
    ).toHaveLength(UNBROKEN.length);
  },

  "lets outside text do nothing": async ({ chat, channel, shown }) => {
    for (const [at, content] of chat.render(hostile, LANGUAGE).entries())
      await chat.post(channel, content, `hostile-${at}`);
    const standing = await shown(channel);
    expect(standing.flatMap(({ pings }) => pings)).toEqual([]);
    expect(standing.flatMap(({ links }) => links)).toEqual([]);
    const all = standing.map((one) => one.text).join("\n");
    expect(all).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    expect(missing(["avant", "après"], standing)).toEqual([]);
  },

  "posts a message once, in its place": async ({ chat, channel, lea, shown }) => {
    const id = await chat.post(channel, only(chat, saying("La salle est réservée.")), "post");
    expect(id).not.toBe("");
    expect((await shown(channel)).map((one) => one.text)).toEqual([
      expect.stringContaining("La salle est réservée."),
    ]);
    expect(await shown(await chat.direct(lea))).toEqual([]);
  },

  "makes one message of one key": async ({ chat, channel, shown }) => {
    const content = only(chat, saying("Une seule fois."));
    const id = await chat.post(channel, content, "same");
    expect(await chat.post(channel, content, "same")).toBe(id);
    expect(await shown(channel)).toHaveLength(1);
    expect(await chat.post(channel, content, "other")).not.toBe(id);
    expect(await shown(channel)).toHaveLength(2);
  },

  "edits a message in its place, twice as once": async ({ chat, channel, shown }) => {
    const id = await chat.post(channel, only(chat, saying("Deux réponses.")), "tally");
    await chat.post(channel, only(chat, saying("Un autre message.")), "after");
    for (const _ of [1, 2])
      await chat.edit(channel, id, only(chat, saying("Trois réponses.")), "tally-2");
    expect((await shown(channel)).map((one) => one.text)).toEqual([
      expect.stringContaining("Trois réponses."),
      expect.stringContaining("Un autre message."),
    ]);
  },

  "sends a direct message to one person": async ({ chat, channel, lea, karim, shown }) => {
    const place = await chat.direct(lea);
    expect(place).toMatchObject({ platform: chat.platform, kind: "direct" });
    await chat.post(place, only(chat, saying("Il manque votre réponse.")), "nudge");
    expect(await shown(place)).toHaveLength(1);
    expect(await shown(await chat.direct(karim))).toEqual([]);
    expect(await shown(channel)).toEqual([]);
  },

  "finds what stands": async ({ chat, channel }) => {
    const messageId = await chat.post(channel, only(chat, saying("Ici.")), "here");
    expect(await chat.find(channel, "here", SINCE)).toEqual({ found: "yes", messageId });
  },

  "never finds what does not stand": async ({ chat, channel, lea }) => {
    await chat.post(channel, only(chat, saying("Ici.")), "here");
    expect((await chat.find(channel, "nowhere", SINCE)).found).not.toBe("yes");
    expect((await chat.find(await chat.direct(lea), "nowhere", SINCE)).found).not.toBe("yes");
  },

  "knows what does not stand": async ({ chat, channel }) => {
    expect(await chat.find(channel, "nowhere", SINCE)).toEqual({ found: "no" });
  },

  "says of a lost answer that it cannot tell, and finds out": async ({
    chat,
    channel,
    shown,
    fail,
  }) => {
    const content = only(chat, saying("Envoyé, sans réponse."));
    fail({ kind: "ambiguous", code: "lost" });
    // An adapter that finds out by itself is as good.
    const failure = await failureOf(chat.post(channel, content, "lost"));
    expect([undefined, "ambiguous"]).toContain(failure?.kind);
    const found = await chat.find(channel, "lost", SINCE);
    expect(found).toEqual({ found: "yes", messageId: expect.any(String) });
    expect(await shown(channel)).toHaveLength(1);
  },

  "says of a refused message that it is final": async ({ chat, channel, shown, fail }) => {
    fail({ kind: "refused", code: "gone" });
    const failure = await failureOf(chat.post(channel, only(chat, saying("Refusé.")), "refused"));
    expect(failure).toEqual({ kind: "refused", code: expect.stringMatching(/./u) });
    expect(await shown(channel)).toEqual([]);
  },

  "says how long a limit asks to wait": async ({ chat, channel, shown, fail }) => {
    fail({ kind: "limited", retryAfter: 2_000 });
    const failure = await failureOf(
      chat.post(channel, only(chat, saying("Trop vite.")), "limited"),
    );
    expect(failure).toEqual({ kind: "limited", retryAfter: expect.any(Number) });
    expect(failure?.kind === "limited" && failure.retryAfter).toBeGreaterThanOrEqual(2_000);
    expect(await shown(channel)).toEqual([]);
  },

  "says of an outage that another try is worth it": async ({ chat, channel, shown, fail }) => {
    fail({ kind: "unavailable", code: "down" });
    const failure = await failureOf(chat.post(channel, only(chat, saying("En panne.")), "down"));
    expect(failure).toEqual({ kind: "unavailable", code: expect.stringMatching(/./u) });
    expect(await shown(channel)).toEqual([]);
  },

  "hands over what is typed, once": async ({ chat, channel, lea, hear, says }) => {
    await says(lea, channel, "prochaine réunion de santé");
    expect(hear).toHaveBeenCalledOnce();
    expect(hear.mock.lastCall?.[0]).toMatchObject({
      from: { platform: chat.platform, scope: lea.scope, userId: lea.userId, name: lea.name },
      place: { platform: chat.platform, address: channel.address, kind: "channel" },
      words: expect.stringContaining("prochaine réunion de santé"),
    });
  },

  "hands over what is typed in private": async ({ chat, lea, hear, says }) => {
    const place = await chat.direct(lea);
    await says(lea, place, "aide");
    expect(hear.mock.lastCall?.[0].place).toMatchObject({ kind: "direct", address: place.address });
  },

  "shows the answer to the one who asked": async (scene) => {
    const { channel, lea, karim, hear, says, answersTo } = scene;
    hear.mockResolvedValueOnce(saying("Aucune réunion n’est fixée."));
    await says(lea, channel, "prochaine réunion");
    expect(await answersTo(lea)).toEqual([expect.stringContaining("Aucune réunion n’est fixée.")]);
    expect(await answersTo(karim)).toEqual([]);
  },

  "hands over a click as its command": async ({ chat, channel, karim, hear, clicks }) => {
    const buttons = actions(
      { label: "Je viens", run: "rsvp #3 yes" },
      { label: "Absent", run: "rsvp #3 no" },
    );
    await chat.post(channel, only(chat, view(buttons)), "buttons");
    await clicks(karim, channel, "Absent");
    expect(hear).toHaveBeenCalledOnce();
    expect(hear.mock.lastCall?.[0]).toMatchObject({
      from: { userId: karim.userId },
      place: { address: channel.address, kind: "channel" },
      words: "rsvp #3 no",
    });
  },

  "ends what is under way before it closes": async ({
    chat,
    channel,
    lea,
    hear,
    says,
    answersTo,
  }) => {
    const answer = Promise.withResolvers<View>();
    hear.mockReturnValueOnce(answer.promise);
    const said = says(lea, channel, "aide");
    await vi.waitFor(() => expect(hear).toHaveBeenCalledOnce());
    const closed = chat.close();
    answer.resolve(saying("Voici."));
    await Promise.all([closed, said]);
    expect(await answersTo(lea)).toEqual([expect.stringContaining("Voici.")]);
  },

  "sends nothing once it is closed": async ({ chat, channel, shown }) => {
    await chat.close();
    const failure = await failureOf(chat.post(channel, only(chat, saying("Trop tard.")), "late"));
    expect(failure?.kind).toBe("unavailable");
    expect(await shown(channel)).toEqual([]);
  },

  "knows its messages again after a restart": async ({ chat, channel, shown, restart }) => {
    const content = only(chat, saying("Avant la panne."));
    const messageId = await chat.post(channel, content, "kept");
    const next = await restart();
    await next.connect(async () => view());
    expect(await next.find(channel, "kept", SINCE)).toEqual({ found: "yes", messageId });
    expect(await next.post(channel, content, "kept")).toBe(messageId);
    await next.edit(channel, messageId, only(next, saying("Après la panne.")), "kept-2");
    expect((await shown(channel)).map((one) => one.text)).toEqual([
      expect.stringContaining("Après la panne."),
    ]);
  },
} satisfies Record<string, (scene: Scene) => Promise<void>>;

export type CaseName = keyof typeof CASES;

/** What every adapter owes the house, and none is let off without a written reason. */
export function adapterContract(name: string, setup: () => Promise<Harness>): void {
  describe(`${name} as an adapter`, () => {
    for (const [title, run] of Object.entries<(scene: Scene) => Promise<void>>(CASES)) {
      test(title, async ({ skip }) => {
        const harness = await setup();
        onTestFinished(harness.stop);
        const reason = harness.exempt[title as CaseName];
        if (reason !== undefined) return skip(reason);
        const hear = vi.fn<(incoming: Incoming) => Promise<View>>(async () => view());
        await harness.chat.connect(hear);
        await run({ ...harness, hear });
      });
    }
  });
}
