import { expect, test } from "vitest";
import { view } from "../../src/view.ts";
import { saying } from "./contract-views.ts";
import { failureOf, only, type Setup, scene } from "./scene.ts";

const SINCE = 0;

/** Never twice, and never silently not at all. */
export function sending(setup: Setup): void {
  test("posts a message once, in its place", async (context) => {
    const { chat, channel, lea, shown } = await scene(setup, context);
    const id = await chat.post(channel, only(chat, saying("La salle est réservée.")), "post");
    expect(id).not.toBe("");
    expect((await shown(channel)).map((one) => one.text)).toEqual([
      expect.stringContaining("La salle est réservée."),
    ]);
    expect(await shown(await chat.direct(lea))).toEqual([]);
  });

  test("makes one message of one key", async (context) => {
    const { chat, channel, shown } = await scene(setup, context);
    const content = only(chat, saying("Une seule fois."));
    const id = await chat.post(channel, content, "same");
    expect(await chat.post(channel, content, "same")).toBe(id);
    expect(await shown(channel)).toHaveLength(1);
    expect(await chat.post(channel, content, "other")).not.toBe(id);
    expect(await shown(channel)).toHaveLength(2);
  });

  test("edits a message in its place, twice as once", async (context) => {
    const { chat, channel, shown } = await scene(setup, context);
    const id = await chat.post(channel, only(chat, saying("Deux réponses.")), "tally");
    await chat.post(channel, only(chat, saying("Un autre message.")), "after");
    for (const _ of [1, 2])
      await chat.edit(channel, id, only(chat, saying("Trois réponses.")), "tally-2");
    expect((await shown(channel)).map((one) => one.text)).toEqual([
      expect.stringContaining("Trois réponses."),
      expect.stringContaining("Un autre message."),
    ]);
  });

  test("sends a direct message to one person", async (context) => {
    const { chat, channel, lea, karim, shown } = await scene(setup, context);
    const place = await chat.direct(lea);
    expect(place).toMatchObject({ platform: chat.platform, kind: "direct" });
    await chat.post(place, only(chat, saying("Il manque votre réponse.")), "nudge");
    expect(await shown(place)).toHaveLength(1);
    expect(await shown(await chat.direct(karim))).toEqual([]);
    expect(await shown(channel)).toEqual([]);
  });

  test("finds what stands", async (context) => {
    const { chat, channel } = await scene(setup, context);
    const messageId = await chat.post(channel, only(chat, saying("Ici.")), "here");
    expect(await chat.find(channel, "here", SINCE)).toEqual({ found: "yes", messageId });
  });

  test("never finds what does not stand", async (context) => {
    const { chat, channel, lea } = await scene(setup, context);
    await chat.post(channel, only(chat, saying("Ici.")), "here");
    expect((await chat.find(channel, "nowhere", SINCE)).found).not.toBe("yes");
    expect((await chat.find(await chat.direct(lea), "nowhere", SINCE)).found).not.toBe("yes");
  });

  test("knows what does not stand", async (context) => {
    const { chat, channel } = await scene(setup, context);
    expect(await chat.find(channel, "nowhere", SINCE)).toEqual({ found: "no" });
  });

  test("says of a lost answer that it cannot tell, and finds out", async (context) => {
    const { chat, channel, shown, fail } = await scene(setup, context);
    const content = only(chat, saying("Envoyé, sans réponse."));
    fail({ kind: "ambiguous", code: "lost" });
    // An adapter that finds out by itself is as good.
    const failure = await failureOf(chat.post(channel, content, "lost"));
    expect([undefined, "ambiguous"]).toContain(failure?.kind);
    const found = await chat.find(channel, "lost", SINCE);
    expect(found).toEqual({ found: "yes", messageId: expect.any(String) });
    expect(await shown(channel)).toHaveLength(1);
  });

  test("says of a refused message that it is final", async (context) => {
    const { chat, channel, shown, fail } = await scene(setup, context);
    fail({ kind: "refused", code: "gone" });
    const failure = await failureOf(chat.post(channel, only(chat, saying("Refusé.")), "refused"));
    expect(failure).toEqual({ kind: "refused", code: expect.stringMatching(/./u) });
    expect(await shown(channel)).toEqual([]);
  });

  test("says how long a limit asks to wait", async (context) => {
    const { chat, channel, shown, fail } = await scene(setup, context);
    fail({ kind: "limited", retryAfter: 2_000 });
    const failure = await failureOf(
      chat.post(channel, only(chat, saying("Trop vite.")), "limited"),
    );
    expect(failure).toEqual({ kind: "limited", retryAfter: expect.any(Number) });
    expect(failure?.kind === "limited" && failure.retryAfter).toBeGreaterThanOrEqual(2_000);
    expect(await shown(channel)).toEqual([]);
  });

  test("says of an outage that another try is worth it", async (context) => {
    const { chat, channel, shown, fail } = await scene(setup, context);
    fail({ kind: "unavailable", code: "down" });
    const failure = await failureOf(chat.post(channel, only(chat, saying("En panne.")), "down"));
    expect(failure).toEqual({ kind: "unavailable", code: expect.stringMatching(/./u) });
    expect(await shown(channel)).toEqual([]);
  });

  test("knows its messages again after a restart", async (context) => {
    const { chat, channel, shown, restart } = await scene(setup, context);
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
  });
}
