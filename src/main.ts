import { randomUUID } from "node:crypto";
import { commands, tree } from "../commands/index.ts";
import packageJson from "../package.json" with { type: "json" };
import { attend, backupsOf } from "./attendants.ts";
import type { Chat, ChatState } from "./chat.ts";
import { type CommandLine, readCommandLine } from "./command-line.ts";
import { type Config, environmentWithFile, readConfig } from "./config.ts";
import { faultReference, SetupFault } from "./errors.ts";
import { House, type HouseParts } from "./house.ts";
import { type Log, makeLog } from "./log.ts";
import { type Opened, openForCommand, openToRun } from "./opening.ts";
import { exitStatus, runCommand } from "./operator.ts";
import { ask } from "./prompt.ts";
import { Rehearsal } from "./rehearsal.ts";
import { readSchoolHolidays } from "./school-holidays.ts";
import { takePlace } from "./store/lock.ts";
import { toolNamed } from "./tools.ts";
import { TravelClock } from "./travel.ts";
import type { View } from "./view.ts";
import { instantOf, isWall, systemClock } from "./when.ts";

const ZONE = "Europe/Paris";
const { version } = packageJson;

/** Runs the bot, or one command; gives the exit status. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args);
  const config = readConfig(environmentWithFile());
  if (config.schoolHolidays !== undefined) await readSchoolHolidays(config.schoolHolidays);
  const log = makeLog(config.logLevel);
  const start = presentOf(line);
  const clock = new TravelClock(systemClock, start, start === undefined || line.words.length === 0);
  return line.words.length === 0
    ? runBot(config, log, clock)
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
  let opening: Promise<Opened> | undefined;
  const open = () => (opening ??= openAndSay(config, clock));
  const { printed } = await import("../adapters/terminal/print.ts");
  const show = (part: View) => {
    process.stdout.write(line.json ? `${JSON.stringify(part, undefined, 2)}\n` : printed(part));
  };
  try {
    const answer = await answerOnce(line, { config, open, log, clock, show });
    show(answer);
    return exitStatus(answer);
  } finally {
    await opening?.then(
      ({ store }) => store.close(),
      () => undefined,
    );
  }
}

async function openAndSay({ database }: Config, clock: TravelClock): Promise<Opened> {
  const opened = await openForCommand(database, clock.now());
  sayCode(opened);
  return opened;
}

interface Once {
  readonly config: Config;
  readonly open: () => Promise<Opened>;
  readonly log: Log;
  readonly clock: TravelClock;
  readonly show: (part: View) => void;
}

async function answerOnce(line: CommandLine, once: Once): Promise<View> {
  const { config, open, log, clock, show } = once;
  const tool = toolNamed(line.words);
  const showApart = (part: View) => {
    show(part);
    if (!line.json) process.stdout.write("\n");
  };
  if (tool) {
    const invite = inviteOf(config);
    const signIn = signInOf(once);
    const box = { config, open, commands, tree, version, invite, signIn, now: clock.now() };
    return tool({ ...box, show: showApart });
  }
  const opened = await open();
  const backups = await backupsOf(config, { opened, clock, log, version });
  const { house, town } = build({ opened, log, clock, backups, chats: [] });
  return runCommand(line, house, town);
}

function inviteOf({ discord }: Config) {
  if (discord === undefined) return undefined;
  return async () => (await import("../adapters/discord/invitation.ts")).invitation(discord);
}

/** Signing in to Matrix, as who is configured or says so at this terminal. */
function signInOf({ config: { matrix }, open, log, clock }: Once) {
  if (matrix === undefined) return undefined;
  return async (replaces: boolean) => {
    const user = matrix.user ?? (await ask("Compte / account (@utopia:…) : "));
    const password = matrix.password ?? (await ask("Mot de passe / password : ", true));
    if (user === undefined || password === undefined) return undefined;
    const { connectAnew } = await import("../adapters/matrix/connecting.ts");
    const keep = (await open()).store.keep("matrix", clock);
    const settings = { ...matrix, user, password };
    return connectAnew({ settings, keep, takePlace, process: randomUUID(), log }, replaces);
  };
}

/** The bot itself: on the platforms that are configured, or, where none is, in this terminal. */
async function runBot(config: Config, log: Log, clock: TravelClock): Promise<number> {
  const opened = await openToRun(config.database, clock.now());
  try {
    sayCode(opened);
    const chats = await chatsOf(config, opened, log, clock);
    if (chats.length === 0) await converseIn(opened, config, log, clock);
    else await serve(chats, opened, config, log, clock);
    return 0;
  } finally {
    await opened.store.close();
    opened.lock.release();
  }
}

/** The platforms that are configured, each loaded only then. */
async function chatsOf(
  { slack, discord, matrix }: Config,
  { store, territories: [{ language }] }: Opened,
  log: Log,
  clock: TravelClock,
): Promise<readonly Chat[]> {
  const chats: Chat[] = [];
  if (slack !== undefined) {
    const { Slack } = await import("../adapters/slack/index.ts");
    chats.push(new Slack({ settings: slack, language, log }));
  }
  if (discord !== undefined) {
    const { Discord } = await import("../adapters/discord/index.ts");
    chats.push(new Discord({ settings: discord, commands, language, log }));
  }
  if (matrix !== undefined) {
    const { Matrix } = await import("../adapters/matrix/index.ts");
    const keep = store.keep("matrix", clock);
    chats.push(new Matrix({ settings: matrix, keep, takePlace, language, log }));
  }
  return chats;
}

/** Runs until a service manager, or Ctrl-C, says that it is enough. */
async function serve(
  chats: readonly Chat[],
  opened: Opened,
  config: Config,
  log: Log,
  clock: TravelClock,
): Promise<void> {
  const { keepPulse } = await import("./pulse.ts");
  const attended = { opened, clock, log, version };
  const backups = await backupsOf(config, attended);
  const { house } = build({ opened, log, clock, backups, chats, platformChanged: sayPlatform });
  const attendants = await attend(config, attended, backups);
  try {
    const told = new Promise<void>((resolve) => {
      for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
    });
    await house.start();
    const pulse = keepPulse(house, opened.store, clock, log, (went) => attendants.ticked(went));
    await told;
    await pulse.stop();
    await house.stop();
  } finally {
    await attendants.close();
  }
}

async function converseIn(
  opened: Opened,
  config: Config,
  log: Log,
  clock: TravelClock,
): Promise<void> {
  const [{ Terminal }, { converse }, { keepPulse }] = await Promise.all([
    import("../adapters/terminal/index.ts"),
    import("../adapters/terminal/session.ts"),
    import("./pulse.ts"),
  ]);
  const { store, territories } = opened;
  const terminal = new Terminal({
    output: process.stdout,
    tty: process.stdout.isTTY && process.stdin.isTTY,
    language: territories[0].language,
  });
  const attended = { opened, clock, log, version };
  const backups = await backupsOf(config, attended);
  const { house, town } = build({ opened, log, clock, backups, chats: [terminal] });
  // Before anything is written or sent: it may find that its port is taken.
  const attendants = await attend(config, attended, backups);
  try {
    await house.start();
    const pulse = keepPulse(house, store, clock, log, (went) => attendants.ticked(went));
    // A service manager stops us so: what is under way ends, and the stop is noted.
    process.once("SIGTERM", () => void terminal.close());
    await converse(terminal, town, {
      input: process.stdin,
      historyFile: `${config.database}.history`,
      notice: await house.notice(),
    });
    await pulse.stop();
    await house.stop();
  } finally {
    await attendants.close();
  }
}

interface Building {
  readonly opened: Opened;
  readonly log: Log;
  readonly clock: TravelClock;
  readonly backups: HouseParts["backups"];
  readonly chats: HouseParts["chats"];
  readonly platformChanged?: typeof sayPlatform;
}

function build({ opened: { store, territories }, ...parts }: Building) {
  const house = new House({ ...parts, store, commands, tree, version }, territories);
  const { territory } = house;
  const town = new Rehearsal({ store, territory, clock: parts.clock, house, commands });
  return { house, town };
}

/** Said once, when the network is founded, to whoever reads this process's errors: never in a chat, never in the log. */
function sayCode({ code }: Opened): void {
  if (code === undefined) return;
  process.stderr.write(
    `Réseau fondé. La première personne qui tape « /utopia rôle prendre ${code} » le coordonne ; ce code ne sert qu’une fois.\n`,
  );
}

/** Said to whoever watches it start, and whenever that changes. A platform that refuses us ends nothing: the rest goes on. */
function sayPlatform(platform: string, { state, reason = "" }: ChatState): void {
  const why = reason === "" ? "" : ` (${reason})`;
  switch (state) {
    case "connecting":
      return;
    case "connected":
      process.stderr.write(`${platform} : connecté / connected.\n`);
      return;
    case "lost":
      process.stderr.write(
        `${platform} : pas de connexion${why}. Utopia réessaie et, en attendant, fait le reste.\n` +
          `${platform}: no connection${why}. Utopia tries again and does the rest meanwhile.\n`,
      );
      return;
    case "refused":
      process.stderr.write(
        `${platform} refuse l’accès${why} : corrigez les jetons dans les réglages, puis relancez Utopia. Le reste continue.\n` +
          `${platform} refuses access${why}: correct the tokens in the settings, then start Utopia again. The rest goes on.\n`,
      );
      return;
    default:
      state satisfies never;
  }
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
