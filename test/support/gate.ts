import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

/** How a gate is: open; shut, where nobody listens; or mute, where whoever listens says nothing. */
type Manner = "open" | "shut" | "mute";

/** The way to a server of this machine, under an address of its own that stays the same. */
export class Gate {
  readonly #target: number;
  readonly #inside = new Set<Socket>();
  #server: Server | undefined;
  #manner: Manner = "open";
  #port = 0;

  private constructor(target: number) {
    this.#target = target;
  }

  static async before(target: string, manner: Manner): Promise<Gate> {
    const gate = new Gate(Number(new URL(target).port));
    await gate.#listen();
    await gate.becomes(manner);
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How many connections have come in and are not gone. */
  get inside(): number {
    return this.#inside.size;
  }

  /** From now on; who is inside is put out. */
  async becomes(manner: Manner): Promise<void> {
    this.#manner = manner;
    for (const socket of this.#inside) socket.destroy();
    if (manner === "shut") await this.close();
    else if (this.#server === undefined) await this.#listen();
  }

  async #listen(): Promise<void> {
    const server = createServer((socket) => this.#enter(socket));
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  #enter(socket: Socket): void {
    this.#keep(socket);
    if (this.#manner === "mute") return;
    const beyond = connect(this.#target, "127.0.0.1");
    this.#keep(beyond);
    socket.pipe(beyond).pipe(socket);
  }

  #keep(socket: Socket): void {
    this.#inside.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#inside.delete(socket));
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#inside) socket.destroy();
    if (server === undefined) return;
    server.close();
    await once(server, "close");
  }
}
