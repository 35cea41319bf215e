import { expect, test } from "vitest";
import { saying } from "./contract-views.ts";
import { failureOf, only, type Setup, scene } from "./scene.ts";

/** Where we are let in, and what becomes of it. */
export function admitting(setup: Setup): void {
  test("says of an open channel that nothing bars it", async (context) => {
    const { chat, channel } = await scene(setup, context);
    const access = (await chat.access?.(channel)) ?? { barred: null };
    expect(access.barred).toBeNull();
    expect([undefined, channel.name]).toContain(access.name);
  });

  test("says of a channel that is shut what a message there is told", async (context) => {
    const { chat, channel, shut } = await scene(setup, context);
    await shut(channel);
    const failure = await failureOf(chat.post(channel, only(chat, saying("Personne.")), "shut"));
    const access = await chat.access?.(channel);
    expect(failure).toEqual({ kind: "refused", code: access?.barred });
  });

  test("tells by itself that a channel is shut", async (context) => {
    const { chat, channel, shut, changed } = await scene(setup, context);
    await shut(channel);
    const access = await chat.access?.(channel);
    const at = { platform: chat.platform, scope: channel.scope, address: channel.address };
    expect(changed.mock.calls).toEqual([
      [expect.objectContaining(at), expect.objectContaining({ barred: access?.barred })],
    ]);
  });

  test("tells by itself that a channel has another name", async (context) => {
    const { channel, rename, changed } = await scene(setup, context);
    await rename(channel, "toits");
    expect(changed.mock.calls).toEqual([
      [
        expect.objectContaining({ address: channel.address }),
        expect.objectContaining({ name: "toits" }),
      ],
    ]);
  });
}
