import type { Backups } from "./backups.ts";
import type { Config } from "./config.ts";
import type { HealthServer } from "./health-server.ts";
import type { Heartbeat } from "./heartbeat.ts";
import type { Log } from "./log.ts";
import type { Opened } from "./opening.ts";
import { type Clock, systemClock } from "./when.ts";

interface Attended {
  readonly opened: Opened;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
}

/** What looks after the running bot, where it is configured; each is loaded only then. */
export interface Attendants {
  ticked(went: "well" | "wrong"): void;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** The daily copies, if they are configured. */
export async function backupsOf(
  { backups: settings }: Config,
  { opened: { store, territories }, log }: Attended,
): Promise<Backups | undefined> {
  if (settings === undefined) return undefined;
  const { Backups } = await import("./backups.ts");
  return new Backups({ settings, store, zone: territories[0].zone, clock: systemClock, log });
}

/** @throws {SetupFault} when the port of the health page cannot be had */
export async function attend(
  config: Config,
  attended: Attended,
  backups: Backups | undefined,
): Promise<Attendants> {
  const health = await healthPage(config, attended);
  const heart = await heartOf(config, attended);
  let copying: Promise<void> | undefined;
  return {
    ticked: (went) => {
      if (went === "well") heart?.beat();
      // Whatever else goes wrong, the data is kept safe.
      copying = backups?.look();
    },
    close: async () => {
      heart?.stop();
      await health?.close();
      await copying;
    },
  };
}

async function healthPage(
  { healthPort }: Config,
  { opened, ...rest }: Attended,
): Promise<HealthServer | undefined> {
  if (healthPort === undefined) return undefined;
  const [{ serveHealth }, { checkHealth }] = await Promise.all([
    import("./health-server.ts"),
    import("./health-check.ts"),
  ]);
  return serveHealth(healthPort, () => checkHealth({ ...opened, ...rest }));
}

async function heartOf(
  { heartbeatUrl }: Config,
  { clock, log }: Attended,
): Promise<Heartbeat | undefined> {
  if (heartbeatUrl === undefined) return undefined;
  const { heartbeat } = await import("./heartbeat.ts");
  return heartbeat(heartbeatUrl, clock, log);
}
