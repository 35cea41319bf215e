import { ChatError } from "../chat.ts";
import { refuse } from "../domain/refusal.ts";
import { selector, speech } from "../text.ts";
import { text, view } from "../view.ts";
import { platformReason } from "../views/mishap.ts";
import type { Tool } from "./tool.ts";

const CONNECT: ReadonlySet<string> = new Set(["connect", "connecter"]);
const REPLACE: ReadonlySet<string> = new Set(["--replace-identity", "--remplacer-identité"]);

/** `matrix connect`: signs in once, as a new device, and keeps that in the database. */
export const matrix: Tool = async ([verb = "", ...options], { signIn, open }) => {
  if (!CONNECT.has(verb)) return refuse("tool.matrix");
  if (signIn === undefined) return refuse("tool.matrix-off");
  const said = speech((await open()).territories[0].language);
  try {
    const done = await signIn(options.some((one) => REPLACE.has(one)));
    if (done === undefined) return refuse("tool.matrix-who");
    const { userId, deviceId, crossSigned = "off" } = done;
    return view(
      text(said.say("tool.connected", { user: userId, device: deviceId })),
      text(said.say("tool.cross-signed", { state: selector(crossSigned) })),
    );
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const { failure } = error;
    const code = failure.kind === "limited" ? failure.kind : failure.code;
    return refuse("tool.matrix-failed", { reason: platformReason(code, said) });
  }
};
