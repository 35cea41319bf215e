import { ofScheduledEvent } from "./announcements.ts";
import {
  type Check,
  chars,
  type Fault,
  type Fields,
  isFields,
  matching,
  maybe,
  object,
  oneOf,
  upTo,
  word,
  wrong,
} from "./checks.ts";
import { EXTERNAL, eventStatus, isOpen, STATUS } from "./event-status.ts";
import { EVENT_LIMITS } from "./limits.ts";
import { eventSent } from "./payloads.ts";
import { PERMISSIONS } from "./permission-bits.ts";
import { permissionsIn, permissionsInGuild } from "./permissions.ts";
import { done, invalidForm, nothing, type Reply, refused } from "./refusals.ts";
import type { Asked, Discord } from "./requests.ts";
import { BOT, type Guild, type ScheduledEvent, type World } from "./world.ts";

/* https://docs.discord.com/developers/resources/guild-scheduled-event */

const VOICE = 2;
const moment: Check = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d/u);

/** What an event must be, whether it is new or changed. */
const form: Check = object({
  name: chars(EVENT_LIMITS.name),
  description: upTo(EVENT_LIMITS.description),
  privacy_level: oneOf(2),
  entity_type: oneOf(VOICE, EXTERNAL),
  scheduled_start_time: moment,
  scheduled_end_time: maybe(moment),
  status: maybe(oneOf(...Object.values(STATUS))),
});

/** https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-object-field-requirements-by-entity-type */
function faultsOfKind(world: World, guild: Guild, given: Fields): readonly Fault[] {
  const { entity_metadata: place, channel_id: channel, scheduled_end_time: end } = given;
  if (given["entity_type"] === EXTERNAL)
    return [
      ...object({ location: chars(EVENT_LIMITS.location) })(isFields(place) ? place : {}, [
        "entity_metadata",
      ]),
      ...(end === undefined || end === null
        ? wrong(["scheduled_end_time"], "BASE_TYPE_REQUIRED", "This field is required")
        : []),
      ...(channel === undefined || channel === null
        ? []
        : wrong(
            ["channel_id"],
            "GUILD_SCHEDULED_EVENT_CHANNEL_ID_INVALID",
            "Channel id must be null for external events",
          )),
    ];
  const hall = world.channels.get(word(channel));
  return hall?.kind === "voice" && hall.guild === guild.id
    ? []
    : wrong(["channel_id"], "BASE_TYPE_REQUIRED", "This field is required");
}

/** The start is ahead, unless it stays what it was; the end comes after it. */
function faultsOfHours(given: Fields, now: number, before?: Fields): readonly Fault[] {
  const start = word(given["scheduled_start_time"]);
  const end = given["scheduled_end_time"];
  const isMoved = start !== before?.["scheduled_start_time"];
  return [
    ...(isMoved && Date.parse(start) <= now
      ? wrong(
          ["scheduled_start_time"],
          "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
          "Cannot schedule event in the past.",
        )
      : []),
    ...(typeof end === "string" && Date.parse(end) <= Date.parse(start)
      ? wrong(
          ["scheduled_end_time"],
          "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
          "Cannot schedule event to end before its start",
        )
      : []),
  ];
}

function faultsOf(world: World, guild: Guild, given: Fields, before?: Fields): readonly Fault[] {
  const found = form(given, []);
  return found.length > 0
    ? found
    : [...faultsOfKind(world, guild, given), ...faultsOfHours(given, world.now(), before)];
}

/** The guild, where the app may plan there; its own events it may change with the same right. */
function planning(world: World, id: string | undefined, given: Fields): Guild | Reply {
  const guild = world.guilds.get(id ?? "");
  if (guild === undefined) return refused(10004);
  if (!guild.members.has(BOT)) return refused(50001);
  const channel = world.channels.get(word(given["channel_id"]));
  const bits =
    channel === undefined ? permissionsInGuild(guild, BOT) : permissionsIn(world, channel, BOT);
  const needed = PERMISSIONS.CreateEvents | PERMISSIONS.ManageEvents;
  const mayEnter = channel === undefined || (bits & PERMISSIONS.Connect) !== 0n;
  return (bits & needed) !== 0n && mayEnter ? guild : refused(50013);
}

const isRefusal = (one: Guild | ScheduledEvent | Reply): one is Reply => "body" in one;

const ofGuild = (world: World, guild: string | undefined): readonly ScheduledEvent[] =>
  [...world.events.values()].filter((one) => one.guild === guild);

export function create({ world, tell }: Discord, { params, body }: Asked): Reply {
  const guild = planning(world, params["guild"], body);
  if (isRefusal(guild)) return guild;
  const faults = faultsOf(world, guild, body);
  if (faults.length > 0) return invalidForm(faults);
  const open = ofGuild(world, guild.id).filter((one) => isOpen(eventStatus(one, world.now())));
  if (open.length >= EVENT_LIMITS.open.most) return refused(30038);
  const event = { id: world.newId(), guild: guild.id, given: body };
  world.events.set(event.id, event);
  tell(ofScheduledEvent(world, "CREATE", event));
  return done(eventSent(world, event));
}

export function list({ world }: Discord, { params }: Asked): Reply {
  const guild = world.guilds.get(params["guild"] ?? "");
  if (guild === undefined) return refused(10004);
  if (!guild.members.has(BOT)) return refused(50001);
  const open = ofGuild(world, guild.id).filter((one) => isOpen(eventStatus(one, world.now())));
  return done(open.map((one) => eventSent(world, one)));
}

function known(world: World, { params }: Asked): ScheduledEvent | Reply {
  const event = world.events.get(params["event"] ?? "");
  return event === undefined || event.guild !== params["guild"] ? refused(10070) : event;
}

export function get({ world }: Discord, asked: Asked): Reply {
  const event = known(world, asked);
  return isRefusal(event) ? event : done(eventSent(world, event));
}

/** What an event can become: https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-object-valid-guild-scheduled-event-status-transitions */
const NEXT: Readonly<Record<number, readonly number[]>> = {
  [STATUS.scheduled]: [STATUS.active, STATUS.canceled],
  [STATUS.active]: [STATUS.completed],
};

export function edit({ world, tell }: Discord, asked: Asked): Reply {
  const event = known(world, asked);
  if (isRefusal(event)) return event;
  const { status: asks, ...changes } = asked.body;
  const given = { ...event.given, ...changes };
  const guild = planning(world, event.guild, given);
  if (isRefusal(guild)) return guild;
  const status = eventStatus(event, world.now());
  if (!isOpen(status)) return refused(180000);
  const faults = faultsOf(world, guild, given, event.given);
  if (faults.length > 0) return invalidForm(faults);
  const isSame = asks === undefined || asks === null || asks === status;
  if (!isSame && !(NEXT[status] ?? []).includes(Number(asks)))
    return invalidForm(
      wrong(["status"], "TRANSITION_INVALID", "Invalid Guild Scheduled Event Status Transition"),
    );
  const changed = { ...event, given, ...(!isSame && { status: Number(asks) }) };
  world.events.set(event.id, changed);
  tell(ofScheduledEvent(world, "UPDATE", changed));
  return done(eventSent(world, changed));
}

export function remove({ world, tell }: Discord, asked: Asked): Reply {
  const event = known(world, asked);
  if (isRefusal(event)) return event;
  const guild = planning(world, event.guild, event.given);
  if (isRefusal(guild)) return guild;
  world.events.delete(event.id);
  tell(ofScheduledEvent(world, "DELETE", event));
  return nothing;
}
