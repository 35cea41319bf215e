import { commands, tree } from "../commands/index.ts";
import packageJson from "../package.json" with { type: "json" };
import { type CommandLine, readCommandLine } from "./command-line.ts";
import { type Config, environmentWithFile, readConfig } from "./config.ts";
import { faultReference, SetupFault } from "./errors.ts";
import { House } from "./house.ts";
import { type Log, makeLog } from "./log.ts";
import { type Opened, openForCommand, openToRun } from "./opening.ts";
import { exitStatus, runCommand } from "./operator.ts";
import { Rehearsal } from "./rehearsal.ts";
import { toolNamed } from "./tools.ts";
import { TravelClock } from "./travel.ts";
import type { View } from "./view.ts";
import { instantOf, isWall, systemClock } from "./when.ts";

const ZONE = "Europe/Paris";

/** Runs the bot, or one command; gives the exit status. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args);
  const config = readConfig(environmentWithFile());
  const log = makeLog(config.logLevel);
  const start = presentOf(line);
  const clock = new TravelClock(systemClock, start, start === undefined || line.words.length === 0);
  return line.words.length === 0
    ? converseWithTown(config, log, clock)
    : commandOnce(line, config, log, clock);
}

function presentOf({ at }: CommandLine): number | undefined {
  if (at === undefined) return undefined;
  if (!isWall(at))
    throw new SetupFault(
      `--at=${at} : écrivez par exemple 2027-03-01T09:00 / write for example 2027-03-01T09:00`,
    );
  return instantOf({ wall: at, zone: ZONE });
}

/** One command beside the running bot; what it owes waits in the outbox. */
async function commandOnce(
  line: CommandLine,
  config: Config,
  log: Log,
  clock: TravelClock,
): Promise<number> {
  const opened = await openForCommand(config.database, clock.now());
  try {
    sayCode(opened);
    const { printed } = await import("../adapters/terminal/print.ts");
    const show = (part: View) => {
      process.stdout.write(line.json ? `${JSON.stringify(part, undefined, 2)}\n` : printed(part));
    };
    const answer = await answerOnce(line, opened, log, clock, show);
    show(answer);
    return exitStatus(answer);
  } finally {
    await opened.store.close();
  }
}

async function answerOnce(
  line: CommandLine,
  opened: Opened,
  log: Log,
  clock: TravelClock,
  show: (part: View) => void,
): Promise<View> {
  const { version } = packageJson;
  const tool = toolNamed(line.words);
  const showApart = (part: View) => {
    show(part);
    if (!line.json) process.stdout.write("\n");
  };
  if (tool) return tool({ opened, commands, tree, version, now: clock.now(), show: showApart });
  const { house, town } = build(opened, log, clock, []);
  return runCommand(line, house, town);
}

/** The embedded default: a conversation with the network in this terminal. */
async function converseWithTown(config: Config, log: Log, clock: TravelClock): Promise<number> {
  const opened = await openToRun(config.database, clock.now());
  const [{ Terminal }, { converse }, { keepPulse }] = await Promise.all([
    import("../adapters/terminal/index.ts"),
    import("../adapters/terminal/session.ts"),
    import("./pulse.ts"),
  ]);
  try {
    sayCode(opened);
    const { store } = opened;
    const terminal = new Terminal({
      output: process.stdout,
      tty: process.stdout.isTTY && process.stdin.isTTY,
      language: opened.territories[0].language,
    });
    const { house, town } = build(opened, log, clock, [terminal]);
    await house.start();
    const pulse = keepPulse(house, store, clock, log);
    // A service manager stops us so: what is under way ends, and the stop is noted.
    process.once("SIGTERM", () => void terminal.close());
    await converse(terminal, town, {
      input: process.stdin,
      historyFile: `${config.database}.history`,
    });
    await pulse.stop();
    await house.stop();
    return 0;
  } finally {
    await opened.store.close();
    opened.lock.release();
  }
}

function build(
  { store, territories }: Opened,
  log: Log,
  clock: TravelClock,
  chats: ConstructorParameters<typeof House>[0]["chats"],
) {
  const house = new House(
    { store, clock, log, chats, commands, tree, version: packageJson.version },
    territories,
  );
  const town = new Rehearsal({ store, territory: house.territory, clock, house, commands });
  return { house, town };
}

/** Said once, when the network is founded, to whoever reads this process's errors: never in a chat, never in the log. */
function sayCode({ code }: Opened): void {
  if (code === undefined) return;
  process.stderr.write(
    `Réseau fondé. La première personne qui tape « /utopia rôle prendre ${code} » le coordonne ; ce code ne sert qu’une fois.\n`,
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  if (error instanceof SetupFault) process.stderr.write(`${error.message}\n`);
  else {
    const reference = faultReference();
    makeLog("error").error({ reference, err: error }, "the process ended on a fault");
    process.stderr.write(
      `Désolé, Utopia s’est arrêté sur une panne (référence ${reference}, à chercher ci-dessus).\n` +
        `Sorry, Utopia stopped on a fault (reference ${reference}, to be found above).\n`,
    );
  }
}
