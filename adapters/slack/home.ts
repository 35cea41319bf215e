import type { App } from "@slack/bolt";
import type { Ears, Said } from "./ears.ts";

/** Shows someone their home tab whenever they open it. */
export function listenToHome(app: App, ears: Ears): void {
  app.event("app_home_opened", async ({ event, body }) => {
    if (event.tab !== "home") return;
    try {
      await showHome({ team: body.team_id, user: event.user }, ears);
    } catch (error) {
      ears.log.error({ err: error, platform: "slack" }, "a home tab could not be shown");
    }
  });
}

/** What the menu says to somebody who is alone with the bot. */
export async function showHome(
  { team, user, handle }: Pick<Said, "team" | "user" | "handle">,
  { hear, screens }: Ears,
): Promise<void> {
  await screens.home(user, await hear({ team, user, handle, channel: "", words: "menu" }));
}
