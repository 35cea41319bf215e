import { statusBoard } from "../src/boards/status.ts";
import { defineQuestion } from "../src/command.ts";
import { statusView } from "../src/views/network.ts";

export const networkStatus = defineQuestion({
  path: "network status",

  async run(_, { house, repos, speech, territory, now }) {
    return statusView(await statusBoard(repos, now), house, territory.zone, speech);
  },
});
