import { setTimeout as sleep } from "node:timers/promises";
import { SimpleShardingStrategy } from "discord.js";

/** How long Discord may take to say goodbye (ms). */
const GOODBYE = 300;

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
type Why = Parameters<SimpleShardingStrategy["destroy"]>[0];

/** A web socket of the library, as much of it as is needed to end it. */
interface Link {
  readonly readyState: number;
  readonly CONNECTING: number;
  readonly CLOSED: number;
  on(event: "error" | "close", hear: () => void): unknown;
  terminate(): void;
}

/**
 * The connections of the library, ended for good once they are told to. By itself it leaves
 * open one that is just being made, throws what fails in it where nobody can catch it, and half
 * a second later makes it anew, for ever (@discordjs/ws 1.2.3, `WebSocketShard.destroy`).
 */
export class Shards extends SimpleShardingStrategy {
  #isOver = false;

  /** `patience`: how long a step of connecting may take (ms). */
  constructor(manager: Manager, patience: number) {
    super(manager);
    const { options } = manager;
    const sessionOf = options.retrieveSessionInfo.bind(options);
    // Asked for before each connection is made: once it is over, there is no answer, and none is made.
    options.retrieveSessionInfo = (id) => (this.#isOver ? new Promise(() => {}) : sessionOf(id));
    options.handshakeTimeout = patience;
    options.helloTimeout = patience;
  }

  override async destroy(why?: Why): Promise<void> {
    const links = [...this["shards"].values()].map((shard) => shard["connection"] as Link | null);
    // So it is told before there is any, too.
    if (links.length === 0) return;
    this.#isOver = true;
    // Without a listener, what fails from now on would end the process.
    for (const link of links) link?.on("error", () => undefined);
    void super.destroy(why).catch(() => undefined);
    await Promise.all(links.map(end));
  }
}

async function end(link: Link | null): Promise<void> {
  if (link === null || link.readyState === link.CLOSED) return;
  if (link.readyState !== link.CONNECTING) {
    const gone = new Promise<void>((resolve) => {
      link.on("close", resolve);
    });
    await Promise.race([gone, sleep(GOODBYE)]);
  }
  link.terminate();
}
