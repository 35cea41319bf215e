import { ChatError } from "../chat.ts";
import { refuse } from "../domain/refusal.ts";
import { selector, speech } from "../text.ts";
import { text, type View, view } from "../view.ts";
import { permissionName } from "../views/mishap.ts";
import type { Tool, Toolbox } from "./tool.ts";

const INVITE: ReadonlySet<string> = new Set(["invite", "inviter"]);

/** `discord invite`: the link by which whoever administers a Discord server lets Utopia in. */
export const discord: Tool = async ([verb = ""], { invite, open }) => {
  if (!INVITE.has(verb)) return refuse("tool.discord");
  if (invite === undefined) return refuse("tool.discord-off");
  try {
    return await invitationView(await invite(), open);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const { failure } = error;
    const told = failure.kind === "limited" ? failure.kind : failure.code;
    return refuse("tool.discord-failed", { reason: selector(told), told });
  }
};

async function invitationView(
  { url, permissions }: Awaited<ReturnType<NonNullable<Toolbox["invite"]>>>,
  open: Toolbox["open"],
): Promise<View> {
  const said = speech((await open()).territories[0].language);
  const names = permissions.map((one) => permissionName(one, said));
  return view(
    text(said.say("tool.invite", { url })),
    text(said.say("tool.invite.permissions", { permissions: names })),
  );
}
