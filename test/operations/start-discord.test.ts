import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ourDiscord } from "../support/discord-side.ts";
import { temporaryFile } from "../support/files.ts";
import { Gate } from "../support/gate.ts";
import { ordinary } from "../support/outbox.ts";
import { Utopia } from "../support/process.ts";

/** A Discord that is in this state, and the variables by which Utopia finds it. */
async function settings(discordIs: "open" | "shut" | "mute") {
  const discord = await ourDiscord();
  const gate = await Gate.before(discord.url, discordIs);
  onTestFinished(async () => {
    await gate.close();
    await discord.close();
  });
  const variables = {
    UTOPIA_DISCORD_TOKEN: discord.token,
    UTOPIA_DISCORD_API_URL: `${gate.url}/api`,
  };
  return { discord, gate, variables };
}

/** « npm start » on it. */
async function started(discordIs: "open" | "shut" | "mute", { isRevoked = false } = {}) {
  const there = await settings(discordIs);
  if (isRevoked) there.discord.resetsToken();
  return { ...there, running: new Utopia(temporaryFile(), [], there.variables) };
}

describe("who starts it reads", () => {
  test("that Discord is connected; it stops when it is told to", async () => {
    const { discord, running } = await started("open");
    await running.warns(/^discord : connecté \/ connected\.$/mu);
    const { status, stdout } = await running.stop();
    expect([status, stdout]).toEqual([0, ""]);
    expect(discord.gateway.connections).toBe(0);
  });

  test("at once that Discord refuses the token; it goes on, and stops when it is told to", async () => {
    const { running, variables } = await started("open", { isRevoked: true });
    await running.warns(/^discord refuse l’accès \(TokenInvalid\) : corrigez les jetons/mu);
    const { status, stderr } = await running.stop();
    expect(status).toBe(0);
    expect(stderr).not.toContain(variables.UTOPIA_DISCORD_TOKEN);
  });

  test("that Discord is not there, then that it is", async () => {
    const { gate, running } = await started("shut");
    await running.warns(/^discord : pas de connexion \(ECONNREFUSED\)\. Utopia réessaie/mu);
    await gate.becomes("open");
    await running.warns(/^discord : connecté/mu);
    expect((await running.stop()).status).toBe(0);
  }, 40_000);
});

const stops = async (running: Utopia) => {
  const since = performance.now();
  expect((await running.stop()).status).toBe(0);
  expect(performance.now() - since).toBeLessThan(5_000);
};

describe("it stops within seconds", () => {
  test("on a Discord that says nothing", async () => {
    const { gate, running } = await started("mute");
    await vi.waitFor(() => expect(gate.inside).toBe(1), { timeout: 15_000 });
    await stops(running);
  }, 40_000);

  test("while it comes back to a gateway that refuses it", async () => {
    const { discord, running } = await started("open");
    await running.warns(/^discord : connecté/mu);
    discord.gateway.isRefusing = true;
    discord.gateway.cut();
    await running.warns(/^discord : pas de connexion/mu);
    await stops(running);
  }, 60_000);
});

const invites = (variables: NodeJS.ProcessEnv, verb = "inviter") =>
  new Utopia(temporaryFile(), ["discord", verb], variables).leave();

describe("« discord inviter »", () => {
  test.each(["inviter", "invite"])(
    "gives the link, with the least that it needs: %s",
    async (verb) => {
      const { discord, variables } = await settings("open");
      const { status, stdout } = await invites(variables, verb);
      expect(status).toBe(0);
      const [link = ""] = /https:\S+/u.exec(stdout) ?? [];
      const { origin, pathname, searchParams } = new URL(link);
      expect(origin + pathname).toBe("https://discord.com/oauth2/authorize");
      expect(Object.fromEntries(searchParams)).toEqual({
        client_id: discord.ids.application,
        scope: "bot applications.commands",
        // View Channel, Send Messages, Read Message History, Send Messages in Threads, Create Events.
        permissions: String((1 << 10) + (1 << 11) + (1 << 16) + 2 ** 38 + 2 ** 44),
      });
      expect(ordinary(stdout)).toContain("« Voir les salons »");
      expect(ordinary(stdout)).toContain("« Créer des évènements »");
    },
  );

  test("says that no token is set", async () => {
    const { status, stdout } = await invites({});
    expect(status).toBe(1);
    expect(stdout).toContain("Aucun jeton Discord n’est réglé");
  });

  test("says that Discord refuses the token, or is not there", async () => {
    const { discord, gate, variables } = await settings("open");
    discord.resetsToken();
    const refused = await invites(variables);
    expect(refused.status).toBe(1);
    expect(ordinary(refused.stdout)).toContain("Discord refuse ce jeton");
    await gate.becomes("shut");
    const away = await invites(variables);
    expect(away.status).toBe(1);
    expect(ordinary(away.stdout)).toContain("Discord ne répond pas (ECONNREFUSED)");
  });

  test("says what can be typed", async () => {
    const { status, stdout } = await invites({}, "quitter");
    expect(status).toBe(1);
    expect(stdout).toContain("utopia discord inviter");
  });
});
