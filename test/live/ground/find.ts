import { CHROOT, pythonOfChroot } from "./debian.ts";
import { type Installation, kept, made } from "./made.ts";
import { pythonOfVenv, VENV } from "./pip.ts";
import { HERE, has, type Python } from "./python.ts";

/** A homeserver that runs already, and the secret by which it registers accounts. */
export interface Reached {
  readonly url: string;
  readonly secret: string;
}

/**
 * `synapse` starts homeservers of our own, and is undefined only where one that runs was
 * named; `nio` runs the people.
 */
export type Ground = { readonly nio: Python } & (
  | { readonly reached: Reached; readonly synapse: Python | undefined }
  | { readonly reached: undefined; readonly synapse: Python }
);

const SYNAPSE = ["synapse.app.homeserver"];
const NIO = ["nio", "olm"];

/** Finds or installs the ground; throws with all that was tried where there is none. */
export async function findGround(): Promise<Ground> {
  const reached = reachedByName();
  const found = HERE.find((python) => has(python, SYNAPSE)) ?? installed();
  if (reached) return { reached, synapse: found, nio: secondClient(found) };
  const synapse = found ?? (await installing());
  return { reached, synapse, nio: secondClient(synapse) };
}

function secondClient(beside: Python | undefined): Python {
  const nio = [...(beside ? [beside] : []), ...HERE].find((python) => has(python, NIO));
  if (nio) return nio;
  throw new Error("no second client: install Debian's python3-matrix-nio and python3-olm");
}

function reachedByName(): Reached | undefined {
  const { SYNAPSE_URL: url, SYNAPSE_SECRET: secret } = process.env;
  if (!url) return undefined;
  if (secret) return { url: url.replace(/\/$/u, ""), secret };
  throw new Error("SYNAPSE_URL needs SYNAPSE_SECRET, its registration_shared_secret");
}

const WAYS: readonly { readonly of: Installation; readonly python: (folder: string) => Python }[] =
  [
    { of: VENV, python: pythonOfVenv },
    { of: CHROOT, python: pythonOfChroot },
  ];

function installed(): Python | undefined {
  return WAYS.flatMap(({ of, python }) => {
    const folder = kept(of);
    return folder === undefined ? [] : [python(folder)];
  }).find((python) => has(python, SYNAPSE));
}

async function installing(): Promise<Python> {
  const tried = ["SYNAPSE_URL is not set", "no Synapse is installed"];
  for (const { of, python } of WAYS)
    try {
      return python(await made(of));
    } catch (error) {
      tried.push(`${of.what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  throw new Error(tried.join("\n- "));
}
