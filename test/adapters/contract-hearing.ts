import { EventEmitter, once } from "node:events";
import { expect, test, vi } from "vitest";
import { actions, type View, view } from "../../src/view.ts";
import { saying } from "./contract-views.ts";
import { failureOf, only, type Setup, scene } from "./scene.ts";

/** What people say arrives once, and is answered to them. */
export function hearing(setup: Setup): void {
  test("hands over what is typed, once", async (context) => {
    const { chat, channel, lea, hear, says } = await scene(setup, context);
    await says(lea, channel, "prochaine réunion de santé");
    expect(hear).toHaveBeenCalledOnce();
    expect(hear.mock.lastCall?.[0]).toMatchObject({
      from: { platform: chat.platform, scope: lea.scope, userId: lea.userId, name: lea.name },
      place: { platform: chat.platform, address: channel.address, kind: "channel" },
      words: expect.stringContaining("prochaine réunion de santé"),
    });
  });

  test("hands over what is typed in private", async (context) => {
    const { chat, lea, hear, says } = await scene(setup, context);
    const place = await chat.direct(lea);
    await says(lea, place, "aide");
    expect(hear.mock.lastCall?.[0].place).toMatchObject({ kind: "direct", address: place.address });
  });

  test("shows the answer to the one who asked", async (context) => {
    const { channel, lea, karim, hear, says, answersTo } = await scene(setup, context);
    hear.mockResolvedValueOnce(saying("Aucune réunion n’est fixée."));
    await says(lea, channel, "prochaine réunion");
    expect(await answersTo(lea)).toEqual([expect.stringContaining("Aucune réunion n’est fixée.")]);
    expect(await answersTo(karim)).toEqual([]);
  });

  test("hands over a click as its command", async (context) => {
    const { chat, channel, karim, hear, clicks } = await scene(setup, context);
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
  });

  test("ends what is under way before it closes", async (context) => {
    const { chat, channel, lea, hear, says, answersTo } = await scene(setup, context);
    const answers = new EventEmitter();
    hear.mockReturnValueOnce(once(answers, "view").then(([said]) => said as View));
    const said = says(lea, channel, "aide");
    await vi.waitFor(() => expect(hear).toHaveBeenCalledOnce());
    const closed = chat.close();
    answers.emit("view", saying("Voici."));
    await Promise.all([closed, said]);
    expect(await answersTo(lea)).toEqual([expect.stringContaining("Voici.")]);
  });

  test("sends nothing once it is closed", async (context) => {
    const { chat, channel, shown } = await scene(setup, context);
    await chat.close();
    const failure = await failureOf(chat.post(channel, only(chat, saying("Trop tard.")), "late"));
    expect(failure?.kind).toBe("unavailable");
    expect(await shown(channel)).toEqual([]);
  });
}
