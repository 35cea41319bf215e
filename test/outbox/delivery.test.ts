import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ChatError, type ChatFailure } from "../../src/chat.ts";
import { DAY, HOUR, MINUTE } from "../../src/when.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { fates, ordinary, requests } from "../support/outbox.ts";
import { direct } from "../support/places.ts";
import { network, type Town } from "../support/town.ts";

const POLL = 'sondage dates "Coloc" jeudi 1 avril 18h, mardi 6 avril 14h';
const lost: ChatFailure = { kind: "ambiguous", code: "timeout" };
const down: ChatFailure = { kind: "unavailable", code: "503" };
const gone: ChatFailure = { kind: "refused", code: "channel_gone" };

const later = (town: Town, ms: number) => town.until(town.clock.now() + ms);

describe("an answer that was lost", () => {
  test("is looked for: what stands there is not posted again", async () => {
    const town = await network();
    town.far().fail(lost, true);
    await (await town.animation()).says(POLL);
    expect(town.channel("logement")).toHaveLength(1);
    expect(requests(town, "logement", "post")).toHaveLength(1);
    expect(await fates(town, "poll")).toEqual(["sent"]);
  });

  test("to what never arrived has it posted, a little later", async () => {
    const town = await network();
    town.far().fail(lost, false);
    await (await town.animation()).says(POLL);
    expect(town.channel("logement")).toEqual([]);
    await later(town, MINUTE);
    expect(town.channel("logement")).toHaveLength(1);
    expect(requests(town, "logement", "post")).toHaveLength(2);
  });

  test("is found though the platform dates its messages by a clock behind ours", async () => {
    const town = await network();
    const far = town.far();
    const byKey = far.byKey.bind(far);
    vi.spyOn(far, "byKey").mockImplementation((at, key) => {
      const standing = byKey(at, key);
      return standing && { ...standing, postedAt: standing.postedAt - 2 * HOUR };
    });
    far.fail(lost, true);
    await (await town.animation()).says(POLL);
    await later(town, HOUR);
    expect(requests(town, "logement", "post")).toHaveLength(1);
    expect(await fates(town, "poll")).toEqual(["sent"]);
  });

  test("is waited for as long as the platform cannot even be asked", async () => {
    const town = await network();
    const asked = vi.spyOn(MemoryChat.prototype, "find");
    onTestFinished(() => asked.mockRestore());
    for (let outage = 0; outage < 6; outage += 1) asked.mockRejectedValueOnce(new ChatError(down));
    town.far().fail(lost, true);
    await (await town.animation()).says(POLL);
    await later(town, HOUR);
    expect(asked).toHaveBeenCalledTimes(7);
    expect(await fates(town, "poll")).toEqual(["sent"]);
    expect(requests(town, "logement", "post")).toHaveLength(1);
  });

  test.each([true, false])(
    "where the platform cannot tell (it stands there: %s) is left uncertain after three doubts, and told",
    async (isDone) => {
      const town = await network();
      const julie = await town.animation();
      const asked = vi.spyOn(MemoryChat.prototype, "find");
      onTestFinished(() => asked.mockRestore());
      town.far().isBlind = true;
      for (const failure of [down, down, down]) town.far().fail(failure);
      town.far().fail(lost, isDone);
      await julie.says(POLL);
      await later(town, DAY);
      expect(asked).toHaveBeenCalledTimes(3);
      expect(await fates(town, "poll")).toEqual(["uncertain: unknown"]);
      expect(requests(town, "logement", "post")).toHaveLength(4);
      expect(julie.reads().map(ordinary)).toEqual([
        expect.stringContaining("regardez avant de le renvoyer"),
      ]);
    },
  );
});

describe("a refusal of the platform", () => {
  test("is final at once, and told to the animation, once", async () => {
    const town = await network();
    const julie = await town.animation();
    town.far().fail(gone);
    await julie.says(POLL);
    await later(town, DAY);
    expect(await fates(town, "poll")).toEqual(["failed: channel_gone"]);
    expect(requests(town, "logement", "post")).toHaveLength(1);
    expect(julie.reads().map(ordinary)).toEqual([
      expect.stringContaining("le salon n’existe plus"),
    ]);
  });

  test("is told to the coordination where nobody animates", async () => {
    const town = await network();
    const claire = await town.coordination("sante");
    town.far().fail(gone);
    await claire.says("réunion fixer jeudi 1 avril 18h");
    await later(town, DAY);
    expect(claire.reads()).toHaveLength(1);
  });

  test("that keeps the report of another away is not reported in its turn", async () => {
    const town = await network();
    const julie = await town.animation();
    town.far().fail(gone);
    town.far().fail(gone);
    await julie.says(POLL);
    await later(town, DAY);
    // The coordination of a new network has an account on its terminal alone, which does not run here.
    expect(await fates(town, "delivery-failed")).toEqual([
      "failed: unreachable",
      "failed: platform-off",
    ]);
    expect(town.far().requests).toHaveLength(2);
  });

  test("of an edit is told once, however often people vote", async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says(POLL);
    const edited = vi.spyOn(town.far(), "edit").mockImplementation(() => {
      throw new ChatError(gone);
    });
    for (const answer of ["1 oui", "1 non", "2 oui"]) await julie.says(`voter ${answer}`);
    expect(edited).toHaveBeenCalledTimes(3);
    expect(julie.reads()).toHaveLength(1);
  });

  test("of an edit, because its message was taken away, says so", async () => {
    const town = await network();
    const julie = await town.animation();
    await julie.says(POLL);
    vi.spyOn(town.far(), "edit").mockImplementationOnce(() => {
      throw new ChatError({ kind: "refused", code: "message-gone" });
    });
    await julie.says("voter 1 oui");
    expect(await fates(town, "poll", "edits")).toEqual(["failed: message-gone"]);
    expect(julie.reads().map(ordinary)).toEqual([
      "Un message n’a pas pu être mis à jour dans #logement (slack) : le message n’existe plus. C’était : un sondage.\nIl a été supprimé dans le salon ; rien d’autre n’est perdu.",
    ]);
  });

  test("of an announcement is told with a button that tries again", async () => {
    const town = await network();
    const claire = await town.coordination();
    town.far().fail(gone);
    await claire.says("annoncer Bonjour --à=pleniere --oui");
    await later(town, 3 * MINUTE);
    expect(claire.reads()).toHaveLength(1);
    await town.far().clicks(claire.account, direct(claire.account), "Réessayer les échecs (n° 1)");
    await town.house.settle();
    expect(town.channel("pleniere")).toHaveLength(1);
  });

  test("of a channel that was unbound is no trouble for what stands there", async () => {
    const town = await network({ on: ["slack", "discord"] });
    const julie = await town.animation();
    await julie.says(POLL);
    await julie.says("salon dissocier");
    await julie.says("voter 1 oui");
    expect(julie.reads()).toEqual([]);
    expect(await fates(town, "poll", "edits")).toEqual(["skipped: unbound", "sent"]);
  });
});
