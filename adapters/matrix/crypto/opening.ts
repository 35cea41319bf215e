import { createHash } from "node:crypto";
import type { MatrixClient } from "matrix-bot-sdk";
import { ChatError, type Keep, type TakePlace } from "../../../src/chat.ts";
import type { Log } from "../../../src/log.ts";
import type { CrossSigned } from "../encryption.ts";
import type { Seal } from "../seal.ts";
import { crossSign } from "./cross-signing.ts";
import { DeviceEncryption } from "./device-encryption.ts";
import { Errands } from "./errands.ts";
import { Fence } from "./fence.ts";
import { type Device, Machine } from "./machine.ts";
import { eraseVault } from "./vault.ts";

/** Under which the keys of devices are kept. */
const VAULTS = "crypto:";

export interface OpeningParts {
  readonly client: MatrixClient;
  readonly device: Device;
  readonly keep: Keep;
  readonly seal: Seal;
  readonly takePlace: TakePlace;
  /** A name that no other process has, the same at each try. */
  readonly process: string;
  readonly password: string | undefined;
  /** Whether an identity of the account that another client made is replaced. */
  readonly replaces: boolean;
  readonly log: Log;
}

/**
 * Opens the encryption of a device, with the keys that are kept of it, or with new ones where
 * it never had any.
 * @throws {ChatError} refused: `device-in-use` by another process of this machine, or
 *   `place-shut`, where that cannot be told;
 *   `device-restored`, what is kept is a copy of keys that went on to be used;
 *   `device-unknown`, its homeserver knows keys of it that are not kept here;
 *   `sealed-damaged`
 */
export async function openEncryption(parts: OpeningParts): Promise<DeviceEncryption> {
  const hold = holdOf(parts);
  if (hold === undefined) throw refused("device-in-use");
  let machine: Machine | undefined;
  try {
    machine = await machineOf(parts);
    const fence = new Fence({ ...parts, machine });
    if (!(await fence.take())) throw refused("device-restored");
    const errands = new Errands({ ...parts, machine, fence });
    const crossSigned = await tryCrossSigning(parts, machine, errands);
    const release = () => hold.release();
    return new DeviceEncryption({ ...parts, machine, fence, errands, crossSigned, release });
  } catch (error) {
    await machine?.close();
    hold.release();
    throw error;
  }
}

/** Forgets the keys of a device that is used no more. */
export function forgetDevice(keep: Keep, device: Device): Promise<void> {
  return eraseVault(keep, vaultOf(device));
}

/** Forgets the keys of every device that there was here. */
export function forgetDevices(keep: Keep): Promise<void> {
  return keep.forget(VAULTS, Number.MAX_SAFE_INTEGER);
}

async function machineOf(parts: OpeningParts): Promise<Machine> {
  const vault = { ...parts, name: vaultOf(parts.device) };
  const kept = await Machine.kept(vault);
  if (kept !== undefined) return kept;
  if (await hasKeys(parts)) throw refused("device-unknown");
  return Machine.made(vault);
}

/** Whether its homeserver gives out keys of this device. */
async function hasKeys({ client, device: { userId, deviceId } }: OpeningParts): Promise<boolean> {
  const asked = { device_keys: { [userId]: [deviceId] } };
  const known: {
    readonly device_keys?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  } = await client.doRequest("POST", "/_matrix/client/v3/keys/query", null, asked);
  return known.device_keys?.[userId]?.[deviceId] !== undefined;
}

/** Messages can be read and written without it. */
async function tryCrossSigning(
  parts: OpeningParts,
  machine: Machine,
  errands: Errands,
): Promise<CrossSigned> {
  await errands.run();
  try {
    return await crossSign({ ...parts, machine, errands });
  } catch (error) {
    parts.log.warn({ err: error }, "our Matrix account could not vouch for its device");
    return "unknown";
  }
}

/** On which the machine has to agree: who cannot ask it waits until somebody mends that. */
function holdOf({ takePlace, device, log }: OpeningParts): ReturnType<TakePlace> {
  const place = placeOf(device);
  try {
    return takePlace(place);
  } catch (error) {
    log.error({ platform: "matrix", place, err: error }, "the place of our device cannot be taken");
    throw refused("place-shut");
  }
}

/** By account and device, whatever the folder and the file: a copy has the same. */
function placeOf({ userId, deviceId }: Device): string {
  return `utopia-matrix-${createHash("sha256").update(`${userId} ${deviceId}`).digest("hex")}`;
}

function vaultOf({ userId, deviceId }: Device): string {
  return `${VAULTS}${userId}:${deviceId}`;
}

function refused(code: string): ChatError {
  return new ChatError({ kind: "refused", code });
}
