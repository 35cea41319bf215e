import { createHash } from "node:crypto";
import type { Keep } from "../../src/chat.ts";
import type { Seal } from "./seal.ts";

/** Under which what signed us in is kept. */
const NAME = "session";

/** What signs us in: an account on one device, until somebody signs that device out. */
export interface Session {
  readonly url: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly token: string;
  /** The digest of the token that was configured then, if one was: another one begins anew. */
  readonly configured?: string;
}

/** What an operator configures to sign in with. */
export interface Credentials {
  /** Of the homeserver's client API. */
  readonly url: string;
  readonly token?: string;
  readonly user?: string;
  readonly password?: string;
  /** Seals what is kept; encryption needs it. */
  readonly key?: string;
}

/** With a key it is sealed; what was kept before there was one is sealed as soon as it is read. */
export async function readSession(
  keep: Keep,
  seal: Seal | undefined,
): Promise<Session | undefined> {
  const kept = await keep.get(NAME);
  if (kept === undefined) return undefined;
  if (seal !== undefined && !kept.startsWith("{"))
    return JSON.parse(seal.opened(NAME, kept).toString("utf8"));
  const session: Session = JSON.parse(kept);
  if (seal !== undefined) await keepSession(keep, seal, session);
  return session;
}

export async function keepSession(
  keep: Keep,
  seal: Seal | undefined,
  session: Session,
): Promise<void> {
  const clear = JSON.stringify(session);
  await keep.set(NAME, seal === undefined ? clear : seal.sealed(NAME, Buffer.from(clear)));
}

export function forgetSession(keep: Keep): Promise<void> {
  return keep.delete(NAME);
}

/** Whether it is of the account that is configured now. */
export function isOf({ url, userId, configured }: Session, credentials: Credentials): boolean {
  const { user, token } = credentials;
  const local = /^@(?<local>[^:]+)/u.exec(userId)?.groups?.["local"];
  return (
    url === credentials.url &&
    (user === undefined || user === userId || user === local) &&
    (token === undefined || configured === digestOf(token))
  );
}

/** Tells tokens apart without keeping one more. */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
