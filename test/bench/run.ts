import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchBallots } from "./ballots.ts";
import { benchCommands } from "./commands.ts";
import { benchDeliveries } from "./deliveries.ts";
import { benchDiscord } from "./discord.ts";
import type { Line } from "./line.ts";
import { machine } from "./machine.ts";
import { benchMatrix } from "./matrix.ts";
import { benchProcess } from "./process.ts";
import { benchSlack } from "./slack.ts";
import { table } from "./table.ts";
import { benchTicks } from "./ticks.ts";
import { type BenchTown, diskFolder, SIZES, townOfSize } from "./town-of-size.ts";

const subjects: Readonly<Record<string, (town: BenchTown) => Promise<readonly Line[]>>> = {
  commands: benchCommands,
  ballots: benchBallots,
  ticks: benchTicks,
  deliveries: benchDeliveries,
};

// `--json=FILE` keeps the report; `--only=ballots` and `--size=1` measure a part of it.
const { values: options } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" }, size: { type: "string" } },
});
const isAsked = (subject: string) => options.only === undefined || options.only === subject;
const say = (what: string) => process.stderr.write(`${what}\n`);

const folder = diskFolder();
// Also when it is interrupted: the largest town takes 600 MB.
process.once("exit", () => folder.remove());
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const lines: Line[] = [];
for (const size of SIZES) {
  if (options.size !== undefined && options.size !== String(size)) continue;
  say(`a town of size ${size}…`);
  const town = await townOfSize(size, folder.path);
  for (const [subject, bench] of Object.entries(subjects)) {
    if (!isAsked(subject)) continue;
    say(`  ${subject}`);
    lines.push(...(await bench(town)));
  }
  await town.close();
  if (isAsked("process")) {
    say("  process");
    lines.push(...(await benchProcess(town.file, size)));
  }
  if (isAsked("slack")) {
    say("  slack");
    lines.push(...(await benchSlack(town.file, size)));
  }
  if (isAsked("discord")) {
    say("  discord");
    lines.push(...(await benchDiscord(town.file, size)));
  }
  if (isAsked("matrix")) {
    say("  matrix");
    lines.push(...(await benchMatrix(town.file, size)));
  }
}
const report = { machine: machine(folder.path), lines };
process.stdout.write(`${table(report)}\n`);
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
