import type { TestProject } from "vitest/node";
import { findGround, type Reached } from "./ground/find.ts";
import { step } from "./ground/progress.ts";
import type { Python } from "./ground/python.ts";
import { Synapse } from "./ground/synapse.ts";

/** What the live tests stand on, once it is laid. */
export interface Laid {
  /** The homeserver that they share. */
  readonly shared: Reached;
  readonly synapse: Python | undefined;
  readonly nio: Python;
}

declare module "vitest" {
  export interface ProvidedContext {
    ground: Laid | { readonly missing: string };
  }
}

/** Lays the ground once for all live tests. Where there is none it says so, and fails where they are required. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  try {
    const { reached, synapse, nio } = await findGround();
    const shared = reached ?? (await step("Starting Synapse", () => Synapse.start(synapse)));
    provide("ground", { shared: { url: shared.url, secret: shared.secret }, synapse, nio });
    return async () => {
      if (shared instanceof Synapse) await shared.discard();
    };
  } catch (error) {
    const missing = `No homeserver, no live tests:\n- ${(error as Error).message}`;
    if (isRequired()) throw new Error(missing, { cause: error });
    console.error(missing);
    provide("ground", { missing });
    return async () => undefined;
  }
}

/** Whoever names a homeserver wants them, too. */
const isRequired = (): boolean =>
  process.env["CI"] === "true" ||
  process.env["UTOPIA_LIVE"] === "required" ||
  Boolean(process.env["SYNAPSE_URL"]);
