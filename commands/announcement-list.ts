import { announcementBoard } from "../src/boards/announcement.ts";
import { defineQuestion } from "../src/command.ts";
import { announcement } from "../src/readers/entities.ts";
import { announcementLedgerView, ledgerView } from "../src/views/announcement.ts";

const SHOWN = 10;

export const announcementList = defineQuestion({
  path: "announcement list",
  args: { announcement: announcement().maybe() },

  async run({ announcement: asked }, { repos, speech, territory, member }) {
    if (asked !== undefined) {
      const board = await announcementBoard(repos, asked, member);
      return announcementLedgerView(board, territory.zone, speech);
    }
    const latest = await repos.announcements.latest(SHOWN);
    const ledgers = await Promise.all(
      latest.map(async (one) => ({
        announcement: one,
        states: await repos.announcements.ledger(one.id),
      })),
    );
    return ledgerView(ledgers, territory.zone, speech);
  },
});
