import { channelMenu, desk } from "../src/boards/menu.ts";
import { personBoard } from "../src/boards/person.ts";
import { defineQuestion } from "../src/command.ts";
import { channelMenuView, homeView, welcomeView } from "../src/views/menu.ts";

/** What is shown to whoever asks for nothing in particular. */
export const menu = defineQuestion({
  path: "menu",

  async run(_, { body, member, repos, territory, speech, now }) {
    if (body !== undefined)
      return channelMenuView(await channelMenu(repos, body, member, now), speech);
    if (member === undefined) return welcomeView(territory, speech);
    const person = await personBoard(repos, member, now);
    const looksAfter = person.standing.coordinates ? await desk(repos, now) : undefined;
    return homeView(person, looksAfter, territory, speech);
  },
});
