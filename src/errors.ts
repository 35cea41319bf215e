import { randomBytes } from "node:crypto";

/** A short reference that a person can read out on the telephone: it stands in the log beside the fault. */
export function faultReference(): string {
  return randomBytes(4).toString("hex").toUpperCase();
}

/** A fault of the setup, for the operator: every problem with its mend. Ends the process with status 2. */
export class SetupFault extends Error {
  override readonly name = "SetupFault";
}
