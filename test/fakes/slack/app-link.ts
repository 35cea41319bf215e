import { randomUUID } from "node:crypto";
import type { Fields } from "./checks.ts";
import type { Acknowledged, Carrier, Parcel } from "./parcels.ts";
import { APP, BOT, TEAM } from "./world.ts";

const REASONS = {
  late: "http_timeout",
  failed: "http_error",
  unreachable: "connection_failed",
} as const;

/** What Slack owes the app: commands and clicks once, events until they are acknowledged. */
export class AppLink {
  readonly #carrier: () => Carrier;
  readonly #retriesAfter: readonly number[];
  readonly #subscribed: ReadonlySet<string>;
  readonly #later = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<unknown>>();
  #copies = 1;

  constructor(
    carrier: () => Carrier,
    retriesAfter: readonly number[],
    subscribed: ReadonlySet<string>,
  ) {
    this.#carrier = carrier;
    this.#retriesAfter = retriesAfter;
    this.#subscribed = subscribed;
  }

  /** The next parcel arrives twice, the very same. */
  doubleNext(): void {
    this.#copies = 2;
  }

  /** A command, a click, a form: never sent again by Slack. */
  send(type: "slash_commands" | "interactive", payload: Fields): Promise<Acknowledged> {
    return this.#carry({ id: randomUUID(), type, payload });
  }

  /** Settled with the first attempt; nothing is sent of what the app has not subscribed to. */
  async tell(subscription: string, event: Fields): Promise<Acknowledged | undefined> {
    if (!this.#subscribed.has(subscription)) return undefined;
    const id = randomUUID();
    const payload = {
      token: "none",
      team_id: TEAM.id,
      context_team_id: TEAM.id,
      api_app_id: APP,
      event,
      type: "event_callback",
      event_id: `Ev${id.slice(0, 8).toUpperCase()}`,
      event_time: Math.floor(Number(event["event_ts"])),
      authorizations: [
        {
          enterprise_id: null,
          team_id: TEAM.id,
          user_id: BOT.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
    return this.#untilAcknowledged({ id, type: "events_api", payload }, 0);
  }

  async #untilAcknowledged(parcel: Parcel, attempt: number): Promise<Acknowledged> {
    const answer = await this.#carry(parcel);
    const wait = this.#retriesAfter[attempt];
    if (answer.outcome === "acknowledged" || wait === undefined) return answer;
    const again = {
      ...parcel,
      retry: { number: attempt + 1, reason: REASONS[answer.outcome] },
    };
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      void this.#untilAcknowledged(again, attempt + 1);
    }, wait);
    this.#later.add(timer);
    return answer;
  }

  async #carry(parcel: Parcel): Promise<Acknowledged> {
    const copies = this.#copies;
    this.#copies = 1;
    const carried = this.#carrier().carry(parcel, copies);
    this.#underWay.add(carried);
    return carried.finally(() => this.#underWay.delete(carried));
  }

  async close(): Promise<void> {
    for (const timer of this.#later) clearTimeout(timer);
    await Promise.allSettled(this.#underWay);
  }
}
