import { MatrixClient, MatrixError } from "matrix-bot-sdk";
import { ChatError, type Keep, type TakePlace } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { forgetDevice, forgetDevices, openEncryption } from "./crypto/opening.ts";
import type { CrossSigned, Encryption } from "./encryption.ts";
import { Seal } from "./seal.ts";
import {
  type Credentials,
  digestOf,
  forgetSession,
  isOf,
  keepSession,
  readSession,
  type Session,
} from "./session.ts";
import { speakOverFetch } from "./transport.ts";

export interface SignInParts {
  readonly settings: Credentials;
  readonly keep: Keep;
  readonly takePlace: TakePlace;
  /** A name that no other process has (a UUID), the same at each try of this one. */
  readonly process: string;
  readonly log: Log;
}

export interface SignedIn {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly deviceId: string;
  /** Undefined where no key is configured: then nothing can be read or written in encrypted rooms. */
  readonly encryption: Encryption | undefined;
}

/** Keys that can never be used again; with a password we go on as a new device. */
const LOST_KEYS: ReadonlySet<string> = new Set(["device-restored", "device-unknown"]);
const DEVICE_NAME = "Utopia";

/**
 * Signs in with what is kept, or else with what is configured, and keeps it. A network that
 * fails throws as the library does: the next try goes on where this one was.
 * @throws {ChatError} refused: `no-session`, nothing is kept and nothing configured;
 *   `password-wrong`; `signed-out`, the token is refused and there is no password;
 *   `key-missing`, `key-wrong`, `sealed-damaged`; and as `openEncryption` does
 */
export async function signIn(parts: SignInParts): Promise<SignedIn> {
  const { settings, keep, log } = parts;
  speakOverFetch();
  const seal = await Seal.open(keep, settings.key);
  const session = await sessionOf(parts, seal);
  try {
    return await enter(parts, seal, session, false);
  } catch (error) {
    const code =
      error instanceof ChatError && error.failure.kind === "refused" && error.failure.code;
    if (typeof code !== "string" || !LOST_KEYS.has(code) || settings.password === undefined)
      throw error;
    log.warn(
      { reason: code },
      "the keys of our Matrix device are lost: it is replaced by a new one",
    );
    const renewed = await replace(parts, seal, session);
    return enter(parts, seal, renewed, false);
  }
}

/**
 * Signs in anew with the password, as a new device in the place of the one that is kept, if
 * any, and lets the account vouch for it. With another key than before, what that one sealed
 * is forgotten: nothing of it can be opened, and a new device needs nothing of it.
 * @param replaces whether an identity that another client made is replaced
 * @throws {ChatError} refused, as `signIn` does
 */
export async function signInAnew(
  parts: SignInParts,
  replaces: boolean,
): Promise<{
  readonly userId: string;
  readonly deviceId: string;
  readonly crossSigned: CrossSigned | undefined;
}> {
  const { keep } = parts;
  speakOverFetch();
  const seal = await sealAnew(parts);
  const before = await readSession(keep, seal);
  const session = await replace(parts, seal, before);
  // Nobody else uses what was kept here; where it is gone already, so much the better.
  if (before !== undefined) await logOut(before).catch(() => undefined);
  const { userId, deviceId, encryption } = await enter(parts, seal, session, replaces);
  await encryption?.close();
  return { userId, deviceId, crossSigned: encryption?.crossSigned };
}

async function sealAnew({ settings: { key }, keep }: SignInParts): Promise<Seal | undefined> {
  try {
    return await Seal.open(keep, key);
  } catch (error) {
    if (!(error instanceof ChatError) || key === undefined) throw error;
    await forgetDevices(keep);
    await forgetSession(keep);
    await Seal.forget(keep);
    return Seal.open(keep, key);
  }
}

async function enter(
  { settings, ...parts }: SignInParts,
  seal: Seal | undefined,
  session: Session,
  replaces: boolean,
): Promise<SignedIn> {
  const { userId, deviceId } = session;
  const client = clientOf(session);
  const device = { userId, deviceId };
  const { password } = settings;
  const encryption =
    seal && (await openEncryption({ ...parts, client, device, seal, password, replaces }));
  return { client, userId, deviceId, encryption };
}

/** What is kept, if its homeserver still takes it, or else what is configured, kept from now on. */
async function sessionOf(parts: SignInParts, seal: Seal | undefined): Promise<Session> {
  const { settings, keep } = parts;
  const kept = await readSession(keep, seal);
  if (kept === undefined || !isOf(kept, settings)) return begin(parts, seal);
  const isTaken = await isSignedIn(kept);
  if (isTaken === "yes") return kept;
  if (settings.password === undefined) throw refused("signed-out");
  // A device that its homeserver still has is entered again, with its keys.
  return isTaken === "paused" ? logIn(parts, seal, kept.deviceId) : replace(parts, seal, kept);
}

async function begin(parts: SignInParts, seal: Seal | undefined): Promise<Session> {
  const { settings, keep } = parts;
  const { url, token } = settings;
  if (token === undefined) return logIn(parts, seal);
  const { user_id: userId, device_id: deviceId } = await whoIs({ url, token });
  // A token that is of no device (an application service's) sends no keys and receives none.
  if (deviceId === undefined) throw refused("no-device");
  const session = { url, token, userId, deviceId, configured: digestOf(token) };
  await keepSession(keep, seal, session);
  return session;
}

/** A new device in the place of one that is used no more. */
async function replace(
  parts: SignInParts,
  seal: Seal | undefined,
  before: Session | undefined,
): Promise<Session> {
  const session = await logIn(parts, seal);
  if (before !== undefined) await forgetDevice(parts.keep, before);
  return session;
}

async function logIn(
  { settings, keep }: SignInParts,
  seal: Seal | undefined,
  device?: string,
): Promise<Session> {
  const { url, user, password, token: configured } = settings;
  if (user === undefined || password === undefined) throw refused("no-session");
  try {
    const asked = {
      type: "m.login.password",
      identifier: { type: "m.id.user", user },
      password,
      initial_device_display_name: DEVICE_NAME,
      device_id: device,
    };
    const path = "/_matrix/client/v3/login";
    const given: LoggedIn = await new MatrixClient(url, "").doRequest("POST", path, null, asked);
    const { user_id: userId, device_id: deviceId, access_token: token } = given;
    const session = { url, userId, deviceId, token };
    const kept =
      configured === undefined ? session : { ...session, configured: digestOf(configured) };
    await keepSession(keep, seal, kept);
    return kept;
  } catch (error) {
    if (error instanceof MatrixError && error.errcode === "M_FORBIDDEN")
      throw refused("password-wrong");
    throw error;
  }
}

function logOut(session: Session): Promise<unknown> {
  return clientOf(session).doRequest("POST", "/_matrix/client/v3/logout");
}

interface LoggedIn {
  readonly user_id: string;
  readonly device_id: string;
  readonly access_token: string;
}

/** « paused »: the token is refused, but the device is still there. */
async function isSignedIn(session: Session): Promise<"yes" | "paused" | "no"> {
  try {
    const { user_id: userId, device_id: deviceId } = await whoIs(session);
    return userId === session.userId && deviceId === session.deviceId ? "yes" : "no";
  } catch (error) {
    if (!(error instanceof MatrixError) || error.errcode !== "M_UNKNOWN_TOKEN") throw error;
    const { soft_logout: isPaused } = error.body as { readonly soft_logout?: unknown };
    return isPaused === true ? "paused" : "no";
  }
}

function whoIs(
  session: Pick<Session, "url" | "token">,
): Promise<{ readonly user_id: string; readonly device_id?: string }> {
  return clientOf(session).doRequest("GET", "/_matrix/client/v3/account/whoami");
}

function clientOf({ url, token }: Pick<Session, "url" | "token">): MatrixClient {
  return new MatrixClient(url, token);
}

function refused(code: string): ChatError {
  return new ChatError({ kind: "refused", code });
}
