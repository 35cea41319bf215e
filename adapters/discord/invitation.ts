import { bitsOf, PERMISSIONS } from "./permissions.ts";
import { Rest } from "./rest.ts";
import type { DiscordSettings } from "./settings.ts";

/** https://docs.discord.com/developers/topics/oauth2#bot-users */
const PAGE = "https://discord.com/oauth2/authorize";

/** The link by which whoever administers a server lets us in, and what it asks for. */
export interface Invitation {
  readonly url: string;
  readonly permissions: readonly string[];
}

/** Asks Discord who we are; throws a ChatError where it does not say. */
export async function invitation(settings: DiscordSettings): Promise<Invitation> {
  const rest = new Rest(settings);
  try {
    const query = new URLSearchParams({
      client_id: await rest.self(),
      scope: "bot applications.commands",
      permissions: String(bitsOf(PERMISSIONS)),
    });
    return { url: `${PAGE}?${query.toString()}`, permissions: PERMISSIONS };
  } finally {
    rest.close();
  }
}
