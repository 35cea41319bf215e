import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { LIMITS } from "./limits.ts";
import type { Acknowledged, Carrier, Parcel } from "./parcels.ts";
import { APP } from "./world.ts";

/* https://docs.slack.dev/apis/events-api/using-socket-mode */

type Waiting = (answer: Acknowledged) => void;

const UNREACHABLE = { outcome: "unreachable", error: "dispatch_failed" } as const;

const DEBUG = { host: "applink-local", build_number: 1, approximate_connection_time: 18_060 };

/** The app's sockets: each parcel goes to one of them, by chance. */
export class SocketMode implements Carrier {
  /** Answers that came too late, or twice. */
  ignored = 0;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  /** Oldest first. */
  #open: readonly WebSocket[] = [];
  readonly #within: number;
  readonly #chance: () => number;

  constructor(acknowledgedWithin: number, chance: () => number) {
    this.#within = acknowledgedWithin;
    this.#chance = chance;
  }

  /** How many sockets are open and said hello to. */
  get connections(): number {
    return this.#open.length;
  }

  newTicket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** A ticket opens one socket. */
  welcome(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "", "http://local").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket)) {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (link) => this.#greet(link));
  }

  #greet(link: WebSocket): void {
    link.on("close", () => {
      this.#open = this.#open.filter((one) => one !== link);
    });
    link.on("error", () => link.terminate());
    link.on("message", (data) => this.#hear((data as Buffer).toString()));
    if (this.#open.length >= LIMITS.socketsOfApp.most) return dismiss(link, "too_many_websockets");
    this.#open = [...this.#open, link];
    link.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#open.length,
        debug_info: DEBUG,
        connection_info: { app_id: APP },
      }),
    );
  }

  #hear(message: string): void {
    const { envelope_id: id, payload = {} } = JSON.parse(message);
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) this.ignored += 1;
    else waiting({ outcome: "acknowledged", body: payload });
  }

  carry(parcel: Parcel, copies: number): Promise<Acknowledged> {
    const links = Array.from({ length: copies }, () => this.#any());
    if (links.includes(undefined)) return Promise.resolve(UNREACHABLE);
    return new Promise((resolve) => {
      const settle: Waiting = (answer) => {
        clearTimeout(timer);
        this.#waiting.delete(parcel.id);
        resolve(answer);
      };
      const timer = setTimeout(
        () => settle({ outcome: "late", error: "dispatch_failed" }),
        this.#within,
      );
      this.#waiting.set(parcel.id, settle);
      for (const link of links) link?.send(JSON.stringify(envelope(parcel)));
    });
  }

  #any(): WebSocket | undefined {
    return this.#open[Math.floor(this.#chance() * this.#open.length)];
  }

  /** Asks the oldest sockets to make way for new ones, as Slack does every few hours. */
  refresh(count: number, reason: "warning" | "refresh_requested"): void {
    const leaving = this.#open.slice(0, count);
    this.#open = this.#open.slice(count);
    for (const link of leaving) dismiss(link, reason);
  }

  /** The oldest sockets end without a goodbye. */
  cut(count: number): void {
    for (const link of this.#open.slice(0, count)) link.terminate();
  }

  close(): void {
    for (const link of this.#server.clients) link.terminate();
    for (const settle of this.#waiting.values()) settle(UNREACHABLE);
    this.#server.close();
  }
}

function dismiss(link: WebSocket, reason: string): void {
  link.send(JSON.stringify({ type: "disconnect", reason, debug_info: DEBUG }));
}

function envelope({ id, type, payload, retry }: Parcel): unknown {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: type !== "events_api",
    ...(type === "events_api" && {
      retry_attempt: retry?.number ?? 0,
      retry_reason: retry?.reason ?? "",
    }),
  };
}
