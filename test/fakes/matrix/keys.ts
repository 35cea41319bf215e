import { isDeepStrictEqual } from "node:util";
import type { Json, Person, World } from "./world.ts";
import { Refused } from "./world.ts";

/*
 * What a homeserver does for encryption: it hands keys out, each one-time key once, and
 * reads none of what it carries (spec.matrix.org/v1.16/client-server-api/#end-to-end-encryption).
 */

type ByUser = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export function upload(world: World, by: Person, body: Json): Json {
  const { device_keys: keys, one_time_keys: oneTime = {}, fallback_keys: fallback = {} } = body;
  const { device } = by;
  if (keys !== undefined) {
    // A device whose keys changed is another one, and nobody would notice.
    if (
      device.keys !== undefined &&
      !isDeepStrictEqual(device.keys["keys"], (keys as Json)["keys"])
    )
      throw new Refused(400, "M_INVALID_PARAM", "the keys of this device changed");
    device.keys = keys as Json;
    world.devicesChanged(by.userId);
  }
  for (const [id, key] of Object.entries(oneTime as Json)) {
    if (device.oneTime.has(id) && !isDeepStrictEqual(device.oneTime.get(id), key))
      throw new Refused(400, "M_UNKNOWN", `One time key ${id} already exists`);
    device.oneTime.set(id, key);
  }
  for (const [id, key] of Object.entries(fallback as Json)) device.fallback = { id, key };
  return { one_time_key_counts: { signed_curve25519: device.oneTime.size } };
}

export function query(world: World, body: Json): Json {
  const asked = Object.entries(body["device_keys"] as Readonly<Record<string, readonly string[]>>);
  const found = asked.flatMap(([userId, ids]) => {
    const account = world.accounts.get(userId);
    return account === undefined ? [] : [{ userId, account, ids }];
  });
  const of = (name: string) =>
    Object.fromEntries(
      found.flatMap(({ userId, account }) => {
        const key = account.crossSigning[name];
        return key === undefined ? [] : [[userId, key]];
      }),
    );
  const devices = found.map(({ userId, account, ids }) => [
    userId,
    Object.fromEntries(
      [...account.devices]
        .filter(([id, { keys }]) => keys !== undefined && (ids.length === 0 || ids.includes(id)))
        .map(([id, { keys }]) => [id, keys]),
    ),
  ]);
  return {
    device_keys: Object.fromEntries(devices),
    failures: {},
    master_keys: of("master_key"),
    self_signing_keys: of("self_signing_key"),
    user_signing_keys: of("user_signing_key"),
  };
}

export function claim(world: World, body: Json): Json {
  const asked = Object.entries(body["one_time_keys"] as ByUser);
  const given = asked.map(([userId, devices]) => {
    const account = world.accounts.get(userId);
    const keys = Object.keys(devices).flatMap((id) => {
      const device = account?.devices.get(id);
      const [first] = device?.oneTime ?? [];
      if (first === undefined)
        return device?.fallback ? [[id, { [device.fallback.id]: device.fallback.key }]] : [];
      device?.oneTime.delete(first[0]);
      return [[id, { [first[0]]: first[1] }]];
    });
    return [userId, Object.fromEntries(keys)];
  });
  return { one_time_keys: Object.fromEntries(given), failures: {} };
}

/** Asks for the password once the account has an identity, as MSC3967 has it. */
export function publishIdentity(world: World, by: Person, body: Json): Json {
  const { auth, ...keys } = body;
  const { account, userId } = by;
  const { session, password } = (auth ?? {}) as Json;
  const isProven = session === "prove" && password === account.password;
  if (account.crossSigning["master_key"] !== undefined && !isProven) {
    const asks = { session: "prove", flows: [{ stages: ["m.login.password"] }], params: {} };
    throw new Refused(401, undefined, "who are you", asks);
  }
  Object.assign(account.crossSigning, keys);
  world.devicesChanged(userId);
  return {};
}

/** Adds signatures to keys that stand there. */
export function sign(world: World, by: Person, body: Json): Json {
  for (const [id, signed] of Object.entries((body as ByUser)[by.userId] ?? {})) {
    const { account } = by;
    const isMaster = Object.values(
      (account.crossSigning["master_key"]?.["keys"] ?? {}) as Json,
    ).includes(id);
    const key = isMaster ? account.crossSigning["master_key"] : account.devices.get(id)?.keys;
    if (key === undefined) throw new Refused(404, "M_NOT_FOUND", `no key ${id}`);
    const before = ((key["signatures"] ?? {}) as ByUser)[by.userId];
    const more = (signed as { readonly signatures: ByUser }).signatures[by.userId];
    Object.assign(key, { signatures: { [by.userId]: { ...before, ...more } } });
  }
  world.devicesChanged(by.userId);
  return { failures: {} };
}

export function sendToDevices(world: World, by: Person, type: string, body: Json): Json {
  for (const [userId, devices] of Object.entries(body["messages"] as ByUser))
    for (const [deviceId, content] of Object.entries(devices)) {
      const all = world.accounts.get(userId)?.devices ?? new Map();
      const reached = deviceId === "*" ? [...all.values()] : [all.get(deviceId)];
      for (const device of reached) world.brings(device, { type, sender: by.userId, content });
    }
  return {};
}
