import { type OlmMachine, RequestType } from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-bot-sdk";
import type { Fence } from "./fence.ts";
import type { Machine } from "./machine.ts";

export type Errand = Awaited<ReturnType<OlmMachine["outgoingRequests"]>>[number];

const PATHS: ReadonlyMap<RequestType, string> = new Map([
  [RequestType.KeysUpload, "keys/upload"],
  [RequestType.KeysQuery, "keys/query"],
  [RequestType.KeysClaim, "keys/claim"],
  [RequestType.SignatureUpload, "keys/signatures/upload"],
]);

/** What makes a copy of our keys harmful: it would send these again, or not know what was sent. */
const TELLING: ReadonlySet<RequestType> = new Set([RequestType.KeysUpload, RequestType.ToDevice]);

interface ErrandsParts {
  readonly client: MatrixClient;
  readonly machine: Machine;
  readonly fence: Fence;
}

/**
 * Carries what the machine asks of the homeserver, and the answers back. All that it carries
 * came out of `Machine.do`, and so is kept already; and the fence is moved before.
 */
export class Errands {
  readonly #parts: ErrandsParts;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: ErrandsParts) {
    this.#parts = parts;
  }

  /** Runs all that wait. One run at a time, since each lists them anew. */
  run(): Promise<void> {
    const ran = this.#running.then(async () =>
      this.carry(await this.#parts.machine.do((olm) => olm.outgoingRequests())),
    );
    this.#running = ran.catch(() => undefined);
    return ran;
  }

  /** Tries each, and then throws the first error, so that one does not stand in the way of all. */
  async carry(errands: readonly Errand[]): Promise<void> {
    if (errands.some(({ type }) => TELLING.has(type))) await this.#parts.fence.move();
    const failures: unknown[] = [];
    for (const errand of errands)
      await this.#carryOne(errand).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  async #carryOne(errand: Errand): Promise<void> {
    const { id, type } = errand;
    const answer = JSON.stringify(await this.#ask(errand));
    // Signatures that we ask for have no name, and nobody waits for the answer.
    if (id !== undefined)
      await this.#parts.machine.do((olm) => olm.markRequestAsSent(id, type, answer));
  }

  #ask(errand: Errand): Promise<unknown> {
    const path = "txn_id" in errand ? toDevices(errand) : PATHS.get(errand.type);
    // What is left is asked for by verifications in rooms and key backups, which nobody begins here.
    if (path === undefined) return Promise.resolve({});
    const method = "txn_id" in errand ? "PUT" : "POST";
    const body: unknown = JSON.parse(errand.body);
    return this.#parts.client.doRequest(method, `/_matrix/client/v3/${path}`, null, body);
  }
}

function toDevices(errand: Extract<Errand, { readonly txn_id: string }>): string | undefined {
  if (errand.type !== RequestType.ToDevice) return undefined;
  const parts = ["sendToDevice", errand.event_type, errand.txn_id];
  return parts.map((part) => encodeURIComponent(part)).join("/");
}
