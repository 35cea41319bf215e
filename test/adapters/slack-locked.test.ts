import { spawn } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { slackTown } from "../support/slack-town.ts";

const SQLITE =
  Number.parseInt(process.versions.node, 10) >= 22 ? "better-sqlite3-napi" : "better-sqlite3";

/** Another process, which begins to write and takes its time (ms); it is settled once it has the lock. */
async function somebodyWrites(file: string, time: number): Promise<{ done: Promise<unknown> }> {
  const program = `
    const raw = new (require(${JSON.stringify(SQLITE)}))(${JSON.stringify(file)});
    raw.exec("begin immediate");
    console.log("begun");
    setTimeout(() => raw.exec("commit"), ${time});`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const done = once(child, "exit");
  await once(child.stdout, "data");
  return { done };
}

// SQLite itself is waited for ten seconds at most.
test("whoever else writes, Slack is acknowledged at once, questions are answered, acts are done when it is over", async () => {
  const town = await slackTown("sockets", "2027-01-10T10:00");
  const julie = town.slack.person("U1", "Julie");
  const lea = town.slack.person("U2", "Léa");
  await town.person("U1", "Julie", "Habitat Jeunes des 3 Frontières");
  const delays = monitorEventLoopDelay({ resolution: 10 });
  const other = await somebodyWrites(town.file, 12_500);
  delays.enable();

  const plan = (day: string) =>
    julie.types(`/utopia réunion planifier ${day} 18h`, { in: "C-logement" });
  expect((await plan("mardi 2 mars"))?.outcome).toBe("acknowledged");
  expect((await lea.types("/utopia réunions", { in: "C-logement" }))?.outcome).toBe("acknowledged");
  await vi.waitFor(() => expect(lea.answers).toHaveLength(1), { timeout: 5_000 });
  expect(julie.answers).toEqual([]);

  await setTimeout(5_000);
  expect((await plan("jeudi 4 mars"))?.outcome).toBe("acknowledged");
  await vi.waitFor(() => expect(julie.answers).toHaveLength(1), { timeout: 10_000 });
  expect(julie.answers[0]?.text).toMatch(/Désolé, .*la référence [0-9A-F]{8}/u);

  await other.done;
  await vi.waitFor(() => expect(julie.answers).toHaveLength(2), { timeout: 10_000 });
  delays.disable();
  expect(julie.answers[1]?.text).toContain("jeudi 4 mars 2027");
  await lea.types("/utopia réunions", { in: "C-logement" });
  await vi.waitFor(() => expect(lea.answers).toHaveLength(2), { timeout: 5_000 });
  expect(lea.answers[1]?.text).not.toContain("mardi 2 mars");

  expect([...julie.told, ...lea.told]).toEqual([]);
  expect(town.slack.ignoredAcknowledgements).toBe(0);
  // A machine that is busy takes its time; one that waits for SQLite would take ten seconds.
  expect(delays.max / 1e6).toBeLessThan(1_000);
}, 60_000);
