import { bindChannel } from "../src/acts/channels.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { body } from "../src/readers/entities.ts";
import { text, view } from "../src/view.ts";
import { placeName } from "../src/views/place.ts";

export const channelBind = defineAct({
  path: "channel bind",
  args: { commission: body().rest() },

  async run({ commission }, acting) {
    const { place, speech } = acting;
    const bound = await bindChannel(acting, commission, place);
    if (isRefusal(bound)) return bound;
    return view(
      text(
        speech.say("channel.bound", {
          channel: placeName(place),
          body: commission.name,
          polls: bound.polls,
        }),
      ),
    );
  },
});
