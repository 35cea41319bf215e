import { bindChannel } from "../src/acts/channels.ts";
import type { Place } from "../src/chat.ts";
import { type Acting, defineAct } from "../src/command.ts";
import type { Body } from "../src/domain/body.ts";
import { isRefusal, refuse } from "../src/domain/refusal.ts";
import { folded } from "../src/readers/names.ts";
import { list, text, view } from "../src/view.ts";
import { placeName } from "../src/views/place.ts";

export const channelSpace = defineAct({
  path: "channel space",
  about: "plenary",
  asks: "around",

  async run(_, acting) {
    const { around = [], repos, speech } = acting;
    const bodies = await repos.bodies.all();
    const bound: [Place, Body][] = [];
    for (const place of around) {
      const body = namesake(place, bodies);
      if (body !== undefined && (await binds(acting, place, body))) bound.push([place, body]);
    }
    if (bound.length === 0) return refuse("channel.no-space");
    return view(
      text(speech.say("channel.space-bound", { count: bound.length })),
      list(
        bound.map(([place, body]) =>
          speech.say("channel.space-line", { channel: placeName(place), body: body.name }),
        ),
      ),
    );
  },
});

const namesake = ({ name }: Place, bodies: readonly Body[]): Body | undefined =>
  bodies.find((body) => [body.name, body.slug].some((one) => folded(one) === folded(name)));

/** Whether it was bound to nothing yet, and now is. */
async function binds(acting: Acting, place: Place, body: Body): Promise<boolean> {
  return !isRefusal(await bindChannel(acting, body, place));
}
