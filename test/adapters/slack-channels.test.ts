import { describe, expect, test } from "vitest";
import type { Account } from "../../src/chat.ts";
import type { SlackServer } from "../fakes/slack-server.ts";
import { FarSide } from "../support/far-side.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { ordinary } from "../support/outbox.ts";
import { direct } from "../support/places.ts";
import { type SlackInhabitant, type SlackTown, slackTown } from "../support/slack-town.ts";

/* What becomes of channels on Slack, and who reads what to do about it. */

const ANNOUNCE = "/utopia annoncer Le local change. --à=logement --oui";
const CHANNEL = "C-logement";

const ACCOUNT = { platform: "slack", userId: "U2", name: "Claire" };

async function scene() {
  const town = await slackTown("sockets", "2027-01-11T10:00");
  const julie = await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières");
  const claire = await town.person("U2", "Claire", "C.C.A.S. / Ville de Thionville");
  await town.act(async ({ members }) => {
    const member = await members.byAccount({ ...ACCOUNT, scope: town.slack.ids.team });
    if (member) await members.grantCoordination(member.id, 0);
  });
  const status = () => claire.types("/utopia réseau état", "pleniere");
  return { town, julie, status };
}

/** The coordination is on another platform: it can be told what Slack does not carry. */
async function sceneOnTwo() {
  const far = new FarSide();
  const town = await slackTown("sockets", "2027-01-11T10:00", [new MemoryChat("discord", far)]);
  const julie = await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières");
  const claire: Account = { platform: "discord", scope: "", userId: "1", name: "Claire" };
  await town.act(async ({ members }) => {
    const { id } = await members.welcome(claire, 0);
    await members.grantCoordination(id, 0);
  });
  const read = () => far.standing(direct(claire)).map(({ text }) => ordinary(text));
  return { town, julie, read };
}

describe("a channel in which Utopia is not", () => {
  test.each(["public", "private"] as const)("is not bound: %s", async (kind) => {
    const { town, julie } = await scene();
    town.slack.channel("C-neuf", "logement-2", { kind, withBot: false });
    expect(await julie.types("/utopia salon associer logement", "neuf")).toBe(
      "Utopia n’est pas encore dans ce salon et ne pourrait rien y poster. Tapez ici /invite @utopia, puis de nouveau : /utopia salon associer Logement",
    );
    await town.happens(town.slack.invitesBot("C-neuf"));
    expect(await julie.types("/utopia salon associer Logement", "neuf")).toContain(
      "#logement-2 (slack) est maintenant le salon de « Logement »",
    );
    await julie.types(ANNOUNCE);
    await town.until("2027-01-11T10:03");
    expect(town.channel("neuf")).toHaveLength(1);
  });

  type Mute = (slack: SlackServer) => void;
  test.each<readonly [why: string, mute: Mute]>([
    ["now", (slack) => slack.fails("conversations.info", "broken")],
    ["us", (slack) => slack.withdraws("channels:read")],
  ])("is bound where Slack cannot tell %s: what is posted next will", async (_, mute) => {
    const { town, julie } = await scene();
    town.slack.channel("C-neuf", "logement-2");
    mute(town.slack);
    expect(await julie.types("/utopia salon associer logement", "neuf")).toContain(
      "est maintenant le salon",
    );
  });
});

test("a channel in which nothing may be posted is not bound, and the mend is told", async () => {
  const { town, julie } = await scene();
  town.slack.channel("C-neuf", "logement-2");
  await town.slack.archives("C-neuf");
  expect(await julie.types("/utopia salon associer logement", "neuf")).toContain(
    "Rien ne pourrait être posté ici : le salon est archivé. Désarchivez ce salon",
  );
  await town.slack.archives("C-neuf", false);
  town.slack.withdraws("chat:write");
  expect(await julie.types("/utopia salon associer logement", "neuf")).toContain(
    "Rien ne pourrait être posté ici : il manque à Utopia une autorisation de la plateforme. Qui administre Slack doit réinstaller l’application avec le manifeste d’Utopia ; la coordination lit ce qui manque par /utopia réseau état.",
  );
});

describe("a channel that is shut", () => {
  type Shut = (slack: SlackServer) => Promise<void>;
  test.each<readonly [what: string, shut: Shut, told: string, mended: string]>([
    [
      "archived",
      (slack) => slack.archives(CHANNEL),
      "#logement (slack) a été archivé : les messages de « Logement » n’y arrivent plus.",
      "Désarchivez ce salon ; ou tapez /utopia salon associer et le nom de la commission dans un autre, qui prendra sa place.",
    ],
    [
      "deleted",
      (slack) => slack.deletes(CHANNEL),
      "#logement (slack) n’existe plus, ou il est privé et Utopia n’y est plus : les messages de « Logement » n’y arrivent plus.",
      "S’il existe encore, invitez-y Utopia : /invite @utopia. Sinon, tapez /utopia salon associer et le nom de la commission dans un autre, qui prendra sa place.",
    ],
    [
      "left by Utopia",
      (slack) => slack.removesBot(CHANNEL),
      "Utopia n’est plus dans #logement (slack) : les messages de « Logement » n’y arrivent plus.",
      "Tapez dans ce salon /invite @utopia",
    ],
  ])("%s: told to the animation at once, and shown", async (_, shut, told, mended) => {
    const { town, julie, status } = await scene();
    await town.happens(shut(town.slack));
    expect(julie.reads).toEqual([`${told}\n${mended}`]);
    const shown = await status();
    expect(shown).toContain("Salons où rien n’arrive :");
    expect(shown).toContain(`#logement (slack) : `);
    expect(shown).toContain(mended);
  });

  test("a private one too; other channels, and who else comes, are nobody’s business", async () => {
    const { town, julie } = await scene();
    town.slack.channel("C-jeux", "jeux");
    town.slack.channel(CHANNEL, "logement", { kind: "private" });
    const before = town.slack.calls.length;
    await town.happens(town.slack.archives("C-jeux"));
    await town.happens(town.slack.invites("U2", CHANNEL));
    expect(julie.reads).toEqual([]);
    expect(town.slack.calls).toHaveLength(before);
    await town.happens(town.slack.removesBot(CHANNEL));
    expect(julie.reads).toEqual([expect.stringContaining("Utopia n’est plus dans #logement")]);
  });

  test("is told once, and again when it is open and Utopia is not in it", async () => {
    const { town, julie, status } = await scene();
    await town.happens(town.slack.archives(CHANNEL));
    await town.until("2027-01-11T10:05");
    await town.happens(town.slack.removesBot(CHANNEL));
    expect(julie.reads).toHaveLength(1);
    await town.until("2027-01-11T10:10");
    await town.happens(town.slack.archives(CHANNEL, false));
    expect(julie.reads).toEqual([
      expect.stringContaining("#logement (slack) a été archivé"),
      expect.stringContaining("Utopia n’est plus dans #logement (slack)"),
    ]);
    await town.happens(town.slack.invitesBot(CHANNEL));
    expect(await status()).not.toContain("Salons où rien n’arrive");
    expect(julie.reads).toHaveLength(2);
  });

  test("gives its place to another, since nobody can type in it", async () => {
    const { town, julie, status } = await scene();
    town.slack.channel("C-neuf", "logement-2");
    await town.happens(town.slack.archives(CHANNEL));
    expect(await julie.types("/utopia salon associer logement", "neuf")).toContain(
      "Il remplace #logement (slack), où plus rien n’arrivait.",
    );
    await julie.types(ANNOUNCE, "neuf");
    await town.until("2027-01-11T10:03");
    expect(town.channel("neuf")).toHaveLength(1);
    expect(await status()).not.toContain("en échec");
  });

  test("by night is told in the morning", async () => {
    const { town, julie } = await scene();
    await town.until("2027-01-11T22:00");
    await town.happens(town.slack.archives(CHANNEL));
    expect(julie.reads).toEqual([]);
    await town.until("2027-01-12T08:01");
    expect(julie.reads).toHaveLength(1);
  });
});

test("a channel that was renamed is shown by its new name", async () => {
  const { town, julie } = await scene();
  await town.happens(town.slack.renames(CHANNEL, "toits"));
  await julie.types(ANNOUNCE);
  await town.until("2027-01-11T10:03");
  expect(await julie.types("/utopia annonce liste #1")).toContain("#toits (slack) : envoyé");
  expect(julie.reads).toEqual([]);
});

describe("a message that Slack refuses is told to the animation, with the mend, and shown", () => {
  test.each<readonly [error: string, reason: string, mended: string]>([
    ["is_archived", "le salon est archivé", "Désarchivez ce salon"],
    ["channel_not_found", "le salon n’existe plus, ou", "invitez-y Utopia : /invite @utopia"],
    ["not_in_channel", "Utopia n’est pas dans le salon", "Tapez dans ce salon /invite @utopia"],
    ["restricted_action", "Utopia n’a pas le droit d’y écrire", "Qui gère ce salon"],
    ["msg_too_long", "le message est trop long", "C’est une erreur d’Utopia"],
    ["missing_scope", "il manque à Utopia une autorisation", "doit réinstaller l’application"],
  ])("%s", async (error, reason, mended) => {
    const { town, julie, status } = await scene();
    await julie.types(ANNOUNCE);
    town.slack.fails("chat.postMessage", { refused: error }, { channel: CHANNEL });
    await town.until("2027-01-11T10:03");
    expect(julie.reads).toEqual([expect.stringContaining(reason)]);
    expect(julie.reads[0]).toContain(mended);
    const shown = await status();
    expect(shown).toContain(reason);
    expect(shown).toContain(mended);
  });

  test("a channel that let a message in again is not shown as shut", async () => {
    const { town, julie, status } = await scene();
    await julie.types(ANNOUNCE);
    town.slack.fails("chat.postMessage", { refused: "restricted_action" }, { channel: CHANNEL });
    await town.until("2027-01-11T10:03");
    expect(await status()).toContain("Salons où rien n’arrive");
    await julie.types("/utopia annonce réessayer #1");
    await town.until("2027-01-11T10:10");
    expect(town.channel("logement")).toHaveLength(1);
    expect(await status()).not.toContain("Salons où rien n’arrive");
  });
});

test("an edit that arrives opens no channel", async () => {
  const { town, julie, status } = await scene();
  await julie.types('/utopia sondage choix "Couleur ?" bleu, vert');
  await town.happens(town.slack.removesBot(CHANNEL));
  await julie.types("/utopia voter 1");
  expect(town.slack.accepted("chat.update")).toBe(1);
  expect(await status()).toContain("Salons où rien n’arrive");
});

describe("what keeps Slack from carrying anything is told elsewhere", () => {
  type Mishap = (slack: SlackServer) => void;
  test.each<readonly [what: string, mishap: Mishap, reason: string, mended: string]>([
    [
      "a scope that was withdrawn",
      (slack) => slack.withdraws("chat:write"),
      "il manque à Utopia une autorisation de la plateforme",
      "Qui administre Slack doit réinstaller l’application avec le manifeste d’Utopia ; la coordination lit ce qui manque par /utopia réseau état.",
    ],
  ])("%s", async (_, mishap, reason, mended) => {
    const { town, julie, read } = await sceneOnTwo();
    await julie.types(ANNOUNCE);
    mishap(town.slack);
    await town.until("2027-01-11T10:03");
    expect(read()).toEqual([
      `Un message n’a pas pu être remis dans #logement (slack) : ${reason}. C’était : une annonce.\n${mended}`,
    ]);
  });
});

describe("the state of the network", () => {
  test("names the scopes that are missing, until they are granted", async () => {
    const { town, julie, status } = await scene();
    expect(await status()).not.toContain("il manque");
    town.slack.withdraws("groups:history");
    town.slack.withdraws("users:read");
    await speaks(town, julie, "Couleur");
    expect(await status()).toContain(
      "il manque à Utopia groups:history et users:read. Qui administre Slack y remédie en réinstallant l’application avec le manifeste d’Utopia (adapters/slack/manifest.yaml).",
    );
    town.slack.grants("groups:history");
    town.slack.grants("users:read");
    await speaks(town, julie, "Matière");
    expect(await status()).not.toContain("il manque");
  });

  test("says of a token that is refused where the right one goes", async () => {
    const { town, julie, status } = await scene();
    await julie.types(ANNOUNCE);
    town.slack.revokesTokens();
    await town.until("2027-01-11T10:03");
    expect(await status()).toContain(
      "token_revoked. Slack n’accepte plus un jeton d’Utopia : qui le tient doit reprendre celui de l’application (UTOPIA_SLACK_BOT_TOKEN, UTOPIA_SLACK_APP_TOKEN), puis relancer Utopia",
    );
  });
});

test("what a refused token keeps from leaving waits for the right one", async () => {
  const { town, julie } = await scene();
  await julie.types(ANNOUNCE);
  town.slack.revokesTokens();
  await town.until("2027-01-11T10:30");
  expect(town.channel("logement")).toEqual([]);
  town.slack.restoresTokens();
  await town.until("2027-01-11T12:00");
  expect(town.channel("logement")).toHaveLength(1);
});

/** Utopia says something to Slack, which tells with its answer what it allows. */
async function speaks(town: SlackTown, julie: SlackInhabitant, about: string): Promise<void> {
  await julie.types(`/utopia sondage choix "${about} ?" bleu, vert`);
  await town.happens(Promise.resolve());
}
