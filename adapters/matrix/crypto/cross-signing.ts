import { DeviceId, UserId } from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-bot-sdk";
import type { Keep } from "../../../src/chat.ts";
import type { CrossSigned } from "../encryption.ts";
import type { Seal } from "../seal.ts";
import type { Errands } from "./errands.ts";
import type { Device, Machine } from "./machine.ts";

/** Under which the private keys of the account's identity are kept, for the devices to come. */
const NAME = "identity";

interface CrossSigningParts {
  readonly client: MatrixClient;
  readonly device: Device;
  readonly machine: Machine;
  readonly errands: Errands;
  readonly keep: Keep;
  readonly seal: Seal;
  readonly password: string | undefined;
  /** Whether an identity made elsewhere is replaced: whoever verified it is then warned by their client. */
  readonly replaces: boolean;
}

interface Identity {
  readonly master: string | undefined;
  readonly selfSigning: string | undefined;
  readonly userSigning: string | undefined;
}

/** Lets the account itself vouch for this device, so that people's clients show no warning. Done again, it changes nothing. */
export async function crossSign(parts: CrossSigningParts): Promise<CrossSigned> {
  const { machine, errands, password, replaces } = parts;
  await errands.run();
  if (await isSigned(parts)) return "signed";
  const isPublished = await hasIdentity(parts);
  if (isPublished) {
    await takeUpKept(parts);
    const status = await machine.do((olm) => olm.crossSigningStatus());
    if (status.hasSelfSigning) return signDevice(parts);
    if (!replaces) return "made-elsewhere";
  }
  return password === undefined ? "password-needed" : publish(parts, password, isPublished);
}

async function isSigned({ machine, device }: CrossSigningParts): Promise<boolean> {
  const [user, id] = [new UserId(device.userId), new DeviceId(device.deviceId)];
  const own = await machine.do((olm) => olm.getDevice(user, id));
  return own?.isCrossSignedByOwner() === true;
}

async function hasIdentity({ client, device: { userId } }: CrossSigningParts): Promise<boolean> {
  const asked = { device_keys: { [userId]: [] } };
  const known: { readonly master_keys?: Readonly<Record<string, unknown>> } =
    await client.doRequest("POST", "/_matrix/client/v3/keys/query", null, asked);
  return known.master_keys?.[userId] !== undefined;
}

/** Keys that are not those of the published identity are not taken. */
async function takeUpKept({ machine, keep, seal }: CrossSigningParts): Promise<void> {
  const sealed = await keep.get(NAME);
  if (sealed === undefined) return;
  const identity = JSON.parse(seal.opened(NAME, sealed).toString("utf8")) as Identity;
  const { master, selfSigning, userSigning } = identity;
  await machine.do((olm) => olm.importCrossSigningKeys(master, selfSigning, userSigning));
}

async function signDevice({ machine, device, errands }: CrossSigningParts): Promise<CrossSigned> {
  const [user, id] = [new UserId(device.userId), new DeviceId(device.deviceId)];
  const signature = await machine.do(async (olm) => (await olm.getDevice(user, id))?.verify());
  if (signature) await errands.carry([signature]);
  return "signed";
}

async function publish(
  parts: CrossSigningParts,
  password: string,
  isReplacing: boolean,
): Promise<CrossSigned> {
  const { machine, errands } = parts;
  const { hasMaster } = await machine.do((olm) => olm.crossSigningStatus());
  const requests = await machine.do((olm) => olm.bootstrapCrossSigning(isReplacing || !hasMaster));
  // Kept before anybody sees it: an identity whose keys are lost could only be replaced.
  await keepIdentity(parts);
  if (requests.uploadKeysRequest !== undefined) await errands.carry([requests.uploadKeysRequest]);
  await upload(parts, JSON.parse(requests.uploadSigningKeysRequest.body), password);
  await errands.carry([requests.uploadSignaturesRequest]);
  return "signed";
}

async function keepIdentity({ machine, keep, seal }: CrossSigningParts): Promise<void> {
  const keys = await machine.do((olm) => olm.exportCrossSigningKeys());
  const identity: Identity = {
    master: keys?.masterKey,
    selfSigning: keys?.self_signing_key,
    userSigning: keys?.userSigningKey,
  };
  await keep.set(NAME, seal.sealed(NAME, Buffer.from(JSON.stringify(identity))));
}

/** A homeserver may ask once more who we are, and says so with a session to answer in. */
async function upload(
  { client, device: { userId } }: CrossSigningParts,
  keys: Readonly<Record<string, unknown>>,
  password: string,
): Promise<void> {
  const path = "/_matrix/client/v3/keys/device_signing/upload";
  try {
    await client.doRequest("POST", path, null, keys);
  } catch (error) {
    const { statusCode, body } = error as Partial<AskedWho>;
    if (statusCode !== 401 || body?.session === undefined) throw error;
    const identifier = { type: "m.id.user", user: userId };
    const auth = { type: "m.login.password", session: body.session, identifier, password };
    await client.doRequest("POST", path, null, { ...keys, auth });
  }
}

interface AskedWho {
  readonly statusCode: number;
  readonly body: { readonly session?: string };
}
