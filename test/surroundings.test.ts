import { EventEmitter, once } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { type Access, ChatError } from "../src/chat.ts";
import { MemoryChat } from "./support/memory-chat.ts";
import { ordinary } from "./support/outbox.ts";
import { channelOf } from "./support/places.ts";
import { network, type Town } from "./support/town.ts";

const logement = channelOf("slack", "logement");
const status = async (town: Town) =>
  ordinary((await (await town.coordination()).says("réseau état")).text);

/** The process ends; what then becomes of the platform is told to nobody; the next one starts. */
async function restarted(town: Town, meanwhile: () => void): Promise<Town> {
  await town.close();
  meanwhile();
  const next = await network({ after: town });
  await next.house.settle();
  return next;
}

describe("what became of a channel while nobody listened", () => {
  test("is asked at the start, and told once", async () => {
    const town = await network();
    await town.animation();
    const next = await restarted(town, () =>
      town.far().shut(logement, { kind: "refused", code: "channel-archived" }),
    );
    const julie = await next.animation();
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("#logement (slack) a été archivé"),
    ]);
    const last = await restarted(next, () => undefined);
    expect((await last.animation()).reads()).toHaveLength(1);
    const mended = await restarted(last, () => town.far().open(logement));
    expect(await status(mended)).not.toContain("Salons où rien n’arrive");
  });

  test("is not known where the platform cannot be asked: it stays as it was", async () => {
    const town = await network();
    await town.far().tells(logement, { barred: "channel-archived" });
    const asked = vi
      .spyOn(MemoryChat.prototype, "access")
      .mockRejectedValue(new ChatError({ kind: "unavailable", code: "down" }));
    const next = await restarted(town, () => undefined);
    expect(asked).toHaveBeenCalled();
    asked.mockRestore();
    expect(await status(next)).toContain("- #logement (slack) : le salon est archivé. Désarchivez");
  });
});

test("whoever runs nothing but the network learns it where nobody animates", async () => {
  const town = await network();
  const claire = await town.coordination();
  await town.far().tells(channelOf("slack", "sante"), { barred: "not-invited" });
  await town.house.settle();
  expect(claire.reads().map(ordinary)).toEqual([
    "Utopia n’est plus dans #sante (slack) : les messages de « Santé / Vie quotidienne » n’y arrivent plus.\nTapez dans ce salon /invite @utopia",
  ]);
});

test("what is open again before anybody was told is told to nobody", async () => {
  const town = await network({ from: "2027-01-11T22:00" });
  const julie = await town.animation();
  await town.far().tells(logement, { barred: "not-invited" });
  await town.house.settle();
  await town.far().tells(logement, { barred: null });
  await town.until("2027-01-12T09:00");
  expect(julie.reads()).toEqual([]);
});

test("others are answered while a platform is asked about a place", async () => {
  const town = await network();
  const claire = await town.coordination("brand-new");
  const julie = await town.animation();
  const answers = new EventEmitter();
  const asked = vi
    .spyOn(MemoryChat.prototype, "access")
    .mockReturnValueOnce(once(answers, "access").then(([told]) => told as Access));
  const bound = claire.says("salon associer logement");
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce(), { timeout: 10_000 });
  const planned = await julie.says("réunion fixer jeudi 1 avril 18h");
  expect(planned.refused).toBeUndefined();
  answers.emit("access", { name: "toits", barred: null });
  expect(ordinary((await bound).text)).toContain("#toits (slack) est maintenant le salon");
  asked.mockRestore();
});
