import { defineQuestion } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { text } from "../src/readers/arguments.ts";
import { searchPartners } from "../src/readers/partner-search.ts";
import { partnersView } from "../src/views/partner.ts";

export const partnerList = defineQuestion({
  path: "partner list",
  args: { search: text(120).rest().maybe() },

  async run({ search }, { repos, speech }) {
    const all = await repos.partners.all();
    if (search === undefined)
      return partnersView(all, speech.say("partner.all", { count: all.length }), speech);
    const found = searchPartners(search, all);
    if (isRefusal(found)) return found;
    return partnersView(
      found,
      speech.say("partner.found", { count: found.length, search }),
      speech,
    );
  },
});
