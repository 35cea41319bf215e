import { createHmac, randomBytes } from "node:crypto";
import type { Reached } from "./ground/find.ts";
import { type Account, request } from "./request.ts";

const PATH = "/_synapse/admin/v1/register";

/**
 * A new account with a password, signed in, whose name in its id is followed by letters of
 * its own. Registering so asks no limit of the homeserver's.
 */
export async function register(
  { url, secret }: Reached,
  id: string,
  name: string,
  { isAdmin = false } = {},
): Promise<Account> {
  const username = `${id}.${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  const { nonce } = (await request({ url }, "GET", PATH)) as { readonly nonce: string };
  const signed = [nonce, username, password, isAdmin ? "admin" : "notadmin"].join("\0");
  const mac = createHmac("sha1", secret).update(signed).digest("hex");
  const wish = { nonce, username, displayname: name, password, admin: isAdmin, mac };
  const made = (await request({ url }, "POST", PATH, wish)) as Registered;
  return {
    url,
    userId: made.user_id,
    password,
    deviceId: made.device_id,
    accessToken: made.access_token,
  };
}

interface Registered {
  readonly user_id: string;
  readonly device_id: string;
  readonly access_token: string;
}
