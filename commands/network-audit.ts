import { auditLines } from "../src/boards/audit.ts";
import { defineQuestion } from "../src/command.ts";
import { auditView } from "../src/views/network.ts";

const SHOWN = 20;

export const networkAudit = defineQuestion({
  path: "network audit",

  async run(_, { repos, speech, territory }) {
    return auditView(await auditLines(repos, SHOWN), territory.zone, speech);
  },
});
