import { defineQuestion } from "../src/command.ts";
import { ledgerView } from "../src/views/announcement.ts";

const SHOWN = 10;

export const announcementList = defineQuestion({
  path: "announcement list",

  async run(_, { repos, speech, territory }) {
    const announcements = await repos.announcements.latest(SHOWN);
    const ledgers = await Promise.all(
      announcements.map(async (announcement) => ({
        announcement,
        states: await repos.deliveries.ledger("announcement", announcement.id),
      })),
    );
    return ledgerView(ledgers, territory.zone, speech);
  },
});
