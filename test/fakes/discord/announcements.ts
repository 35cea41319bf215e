import { type GatewayEvent, INTENT } from "./gateway-events.ts";
import { eventSent, messageEvent } from "./payloads.ts";
import type { Message, ScheduledEvent, World } from "./world.ts";

/* What the app is told of what changes: https://docs.discord.com/developers/events/gateway-events */

type Change = "CREATE" | "UPDATE" | "DELETE";

/** Of an ephemeral message nobody says which intent it needs: either will do here. */
function intentOf(world: World, { channel, onlyFor }: Message): number {
  if (onlyFor !== undefined) return INTENT.guildMessages | INTENT.directMessages;
  const isDirect = world.channels.get(channel)?.kind === "direct";
  return isDirect ? INTENT.directMessages : INTENT.guildMessages;
}

export function ofMessage(world: World, change: Change, message: Message): GatewayEvent {
  const { id, channel } = message;
  const guild = world.channels.get(channel)?.guild;
  const removed = { id, channel_id: channel, ...(guild !== undefined && { guild_id: guild }) };
  return {
    name: `MESSAGE_${change}`,
    data: change === "DELETE" ? removed : messageEvent(world, message),
    intent: intentOf(world, message),
  };
}

export const ofScheduledEvent = (
  world: World,
  change: Change,
  event: ScheduledEvent,
): GatewayEvent => ({
  name: `GUILD_SCHEDULED_EVENT_${change}`,
  data: eventSent(world, event),
  intent: INTENT.scheduledEvents,
});
