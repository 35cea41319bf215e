import { unbindChannel } from "../src/acts/channels.ts";
import { defineAct } from "../src/command.ts";
import { isRefusal } from "../src/domain/refusal.ts";
import { text, view } from "../src/view.ts";
import { placeName } from "../src/views/place.ts";

export const channelUnbind = defineAct({
  path: "channel unbind",

  async run(_, acting) {
    const { place, speech } = acting;
    const body = await unbindChannel(acting, place);
    if (isRefusal(body)) return body;
    return view(
      text(speech.say("channel.unbound", { channel: placeName(place), body: body.name })),
    );
  },
});
