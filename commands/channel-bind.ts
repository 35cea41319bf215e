import { bindChannel } from "../src/acts/channels.ts";
import type { Access, Place } from "../src/chat.ts";
import { defineAct } from "../src/command.ts";
import type { Body } from "../src/domain/body.ts";
import { isRefusal, type Refusal, refuse } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { plain, type Speech, selector } from "../src/text.ts";
import { text, view } from "../src/view.ts";
import { barMend, barOf, reasonLine } from "../src/views/mishap.ts";
import { placeName } from "../src/views/place.ts";

export const channelBind = defineAct({
  path: "channel bind",
  asks: "access",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const { access, speech } = acting;
    const place = { ...acting.place, name: access?.name ?? acting.place.name };
    // Bound all the same, it would lose every message from the first on.
    if (access?.barred) return shutOut(access, place, commission, speech);
    const bound = await bindChannel(acting, commission, place, access?.calendar);
    if (isRefusal(bound)) return bound;
    return view(
      text(
        speech.say("channel.bound", {
          channel: placeName(place),
          body: commission.name,
          polls: bound.polls,
          replaced: speech.join(bound.replaced.map(placeName)),
        }),
      ),
    );
  },
});

/** Someone types there: a channel that is said not to exist hides itself from us. */
const HIDDEN: ReadonlySet<string> = new Set(["not-invited", "channel-gone"]);

function shutOut(access: Access, { platform }: Place, { name }: Body, speech: Speech): Refusal {
  if (HIDDEN.has(barOf(access)))
    return refuse("channel.not-invited", { platform: selector(platform), body: name });
  return refuse("channel.barred", {
    reason: reasonLine(barOf(access), speech),
    mend: plain(barMend(access, platform, speech)),
  });
}
