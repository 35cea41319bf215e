import { PERMISSIONS } from "../../adapters/discord/permissions.ts";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import type { Settings } from "../fakes/discord/settings.ts";
import { DiscordServer } from "../fakes/discord-server.ts";

/** A Discord to whose guild Utopia was invited by our link. */
export function ourDiscord(
  now: () => number = Date.now,
  settings: Partial<Settings> = {},
): Promise<DiscordServer> {
  return DiscordServer.start({ permissions: PERMISSIONS, ...settings, now });
}

/** What connects an adapter to a Discord. */
export function settingsFor({ token, apiUrl }: DiscordServer): DiscordSettings {
  return { token, apiUrl };
}
