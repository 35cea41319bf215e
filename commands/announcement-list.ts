import { announcementBoard } from "../src/boards/announcement.ts";
import { latestLedgers } from "../src/boards/ledger.ts";
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
    const ledgers = await latestLedgers(repos, SHOWN);
    return ledgerView(ledgers, territory.zone, speech);
  },
});
