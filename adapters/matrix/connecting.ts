import { chatError } from "./failures.ts";
import { quieten } from "./logger.ts";
import { type SignInParts, signInAnew } from "./sign-in.ts";

/**
 * Signs in as a new device, whose place the running Utopia takes at its next start.
 * @param replaces whether the account's identity that another client made is replaced
 * @throws {ChatError} saying what keeps it out
 */
export async function connectAnew(parts: SignInParts, replaces: boolean) {
  quieten(parts.log);
  try {
    return await signInAnew(parts, replaces);
  } catch (error) {
    throw chatError(error);
  }
}
