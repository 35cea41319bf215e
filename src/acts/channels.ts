import { EMBEDDED, type Place } from "../chat.ts";
import type { Body } from "../domain/body.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import type { Channel } from "../store/channels.ts";
import { owe, record, type Work } from "./work.ts";

export interface Binding {
  readonly channel: Channel;
  /** How many open polls are now posted there too. */
  readonly polls: number;
}

/** Binds a place to a body: what the body is told is posted there from now on, and its open polls at once. */
export async function bindChannel(
  work: Work,
  body: Body,
  place: Place,
): Promise<Binding | Refusal> {
  if (place.kind === "direct") return refuse("channel.direct", { body: body.name });
  const { repos, now } = work;
  const bound = await repos.channels.at(place);
  if (bound !== undefined) {
    const holder = await repos.bodies.get(bound.bodyId);
    return refuse(holder.id === body.id ? "channel.already" : "channel.taken", {
      body: body.name,
      holder: holder.name,
    });
  }
  const channel = await repos.channels.bind(body.id, place, now);
  await record(work, "channel.bound", "channel", channel.id, { body: body.id });
  const polls = await repos.polls.inState("open", body.id);
  for (const poll of polls)
    await owe(
      work,
      { channelId: channel.id },
      { notice: "poll", subjectId: poll.id, occasion: "opened", notAfter: poll.deadlineAt },
    );
  return { channel, polls: polls.length };
}

/** Nothing more is posted in this place. */
export async function unbindChannel(work: Work, place: Place): Promise<Body | Refusal> {
  const { repos, now } = work;
  const channel = await repos.channels.at(place);
  if (channel === undefined) return refuse("channel.not-bound");
  // The only way into a body from the terminal; it gives way to any other channel by itself.
  if (place.platform === EMBEDDED) return refuse("channel.embedded");
  await repos.channels.unbind(channel.id, now);
  await record(work, "channel.unbound", "channel", channel.id, { body: channel.bodyId });
  return repos.bodies.get(channel.bodyId);
}
