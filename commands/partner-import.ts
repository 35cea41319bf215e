import { importPartners, sortDrafts } from "../src/acts/partners.ts";
import { EMBEDDED } from "../src/chat.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { flag, text } from "../src/readers/arguments.ts";
import { readLocalFile } from "../src/readers/local-file.ts";
import { faultsOf, importedView, rehearsalView } from "../src/views/partner-import.ts";

const MOST_BYTES = 1_000_000;
const PATH_LENGTH = 1_000;

export const partnerImport = defineAct({
  path: "partner import",
  args: { file: text(PATH_LENGTH).rest(), yes: flag() },

  async run({ file: path, yes }, acting) {
    const { place, speech } = acting;
    // The path is one of the machine that runs Utopia: nobody reads its files from afar.
    if (place.platform !== EMBEDDED) return refuse("file.elsewhere");
    const bytes = await readLocalFile(path, MOST_BYTES);
    if (isRefusal(bytes)) return bytes;
    const { readPartnerCsv } = await import("../src/readers/partner-csv.ts");
    const file = readPartnerCsv(bytes);
    if (isRefusal(file)) return file;
    if (file.faults.length > 0) return faultsOf(file.faults, speech);
    const sorted = await sortDrafts(acting, file.drafts);
    if (!yes || sorted.added.length === 0) return rehearsalView(sorted, path, speech);
    await importPartners(acting, sorted.added);
    return importedView(sorted, speech);
  },
});
