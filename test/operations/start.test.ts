import { describe, expect, onTestFinished, test, vi } from "vitest";
import { temporaryFile } from "../support/files.ts";
import { Gate } from "../support/gate.ts";
import { Utopia } from "../support/process.ts";
import { ourSlack } from "../support/slack-side.ts";

/** « npm start » on a Slack that is in this state. */
async function started(slackIs: "open" | "shut" | "mute", { isRevoked = false } = {}) {
  const slack = await ourSlack();
  if (isRevoked) slack.revokesTokens();
  const gate = await Gate.before(slack.url, slackIs);
  onTestFinished(async () => {
    await gate.close();
    await slack.close();
  });
  const running = new Utopia(temporaryFile(), [], {
    UTOPIA_SLACK_BOT_TOKEN: slack.botToken,
    UTOPIA_SLACK_APP_TOKEN: slack.appToken,
    UTOPIA_SLACK_API_URL: `${gate.url}/api/`,
  });
  return { gate, running };
}

describe("who starts it reads", () => {
  test("that Slack is connected; it stops when it is told to", async () => {
    const { running } = await started("open");
    await running.warns(/^slack : connecté \/ connected\.$/mu);
    const { status, stdout } = await running.stop();
    expect([status, stdout]).toEqual([0, ""]);
  });

  test("at once that Slack refuses the token, and what to do; it goes on, and stops when it is told to", async () => {
    const { running } = await started("open", { isRevoked: true });
    await running.warns(/^slack refuse l’accès \(token_revoked\) : corrigez les jetons/mu);
    await running.warns(/^slack refuses access \(token_revoked\): correct the tokens/mu);
    expect((await running.stop()).status).toBe(0);
  });

  test("that Slack is not there, then that it is", async () => {
    const { gate, running } = await started("shut");
    await running.warns(/^slack : pas de connexion \(ECONNREFUSED\)\. Utopia réessaie/mu);
    await gate.becomes("open");
    await running.warns(/^slack : connecté/mu);
    expect((await running.stop()).status).toBe(0);
  }, 40_000);
});

test("a Slack that says nothing does not keep it from stopping", async () => {
  const { gate, running } = await started("mute");
  await vi.waitFor(() => expect(gate.inside).toBe(1), { timeout: 15_000 });
  const since = performance.now();
  expect((await running.stop()).status).toBe(0);
  expect(performance.now() - since).toBeLessThan(5_000);
}, 40_000);
