import { ofMessage } from "./announcements.ts";
import {
  type Check,
  chars,
  type Fields,
  isFields,
  lengthOf,
  list,
  listOf,
  object,
  oneOf,
  word,
  wrong,
} from "./checks.ts";
import { type Component, FLAG, has, numbered } from "./content.ts";
import { INTERACTION, type Interaction } from "./interactions.ts";
import { type Envelope, editedLetter, IN_ANSWER, letterFrom } from "./letters.ts";
import { COMMAND_LIMITS, LIMITS } from "./limits.ts";
import { DEFAULT_CALLS, NOBODY } from "./mentions.ts";
import { isReply } from "./message-routes.ts";
import { modalForm } from "./modal-form.ts";
import { messageSent } from "./payloads.ts";
import { done, invalidForm, nothing, type Reply, refused } from "./refusals.ts";
import type { Asked, Discord } from "./requests.ts";
import { BOT, type Channel, type Letter, type Message } from "./world.ts";

/* https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */

const ANSWER = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  suggestions: 8,
  modal: 9,
} as const;

const { message, deferredMessage, deferredUpdate, update, suggestions, modal } = ANSWER;

/** How each kind of interaction can be answered; one from a form only touches the message that it came from. */
const ANSWERS: Readonly<Record<number, readonly number[]>> = {
  [INTERACTION.command]: [message, deferredMessage, modal],
  [INTERACTION.component]: [message, deferredMessage, deferredUpdate, update, modal],
  [INTERACTION.autocomplete]: [suggestions],
  [INTERACTION.modal]: [message, deferredMessage, deferredUpdate, update],
};

function answersTo({ type, message: from }: Interaction): readonly number[] {
  const all = ANSWERS[type] ?? [];
  const isAlone = type === INTERACTION.modal && from === undefined;
  return isAlone ? all.filter((one) => one !== deferredUpdate && one !== update) : all;
}

export function callback(discord: Discord, asked: Asked): Reply {
  const { params, query, body } = asked;
  const interaction = discord.interactions.byId(params["interaction"] ?? "");
  if (interaction === undefined || interaction.token !== params["token"]) return refused(10062);
  if (interaction.state === "late") return refused(10062);
  if (interaction.state === "answered") return refused(40060);
  const faults = oneOf(...answersTo(interaction))(body["type"], ["type"]);
  if (faults.length > 0) return invalidForm(faults);
  const channel = discord.world.channels.get(interaction.channel);
  if (channel === undefined) return refused(10003);
  const data = isFields(body["data"]) ? body["data"] : {};
  const type = Number(body["type"]);
  const answered = answer({ discord, interaction, channel, data, type });
  if (answered !== undefined && isReply(answered)) return answered;
  if (query.get("with_response") !== "true") return nothing;
  return done(callbackSent(discord, interaction, type, answered));
}

interface Answering {
  readonly discord: Discord;
  readonly interaction: Interaction;
  readonly channel: Channel;
  readonly data: Fields;
  readonly type: number;
}

/** Carries an answer out; gives the message that it is, where it is one. */
function answer(answering: Answering): Message | Reply | undefined {
  const { discord, interaction, channel, data, type } = answering;
  const { interactions, world } = discord;
  switch (type) {
    case message:
    case deferredMessage: {
      const letter =
        type === message
          ? letterFrom(envelopeFor(discord, channel), data, ["data"])
          : thinking(data);
      if (isReply(letter)) return letter;
      const posted = postAnswer(discord, interaction, letter);
      interactions.answer(interaction.id, posted.id);
      return posted;
    }
    case update: {
      const before = world.messages.get(interaction.message ?? "");
      if (before === undefined) return refused(10008);
      const letter = editedLetter(envelopeFor(discord, channel), before, data);
      if (isReply(letter)) return letter;
      const changed = replaceAnswer(discord, before, letter);
      interactions.answer(interaction.id, changed.id);
      return changed;
    }
    case deferredUpdate:
      interactions.answer(interaction.id, interaction.message);
      return undefined;
    case suggestions: {
      const faults = choices(data["choices"], ["data", "choices"]);
      if (faults.length > 0) return invalidForm(faults);
      interactions.answer(interaction.id, undefined, listOf(data["choices"]));
      return undefined;
    }
    default: {
      const faults = modalForm(data, ["data"]);
      if (faults.length > 0) return invalidForm(faults);
      world.modals.set(interaction.user, {
        customId: word(data["custom_id"]),
        title: word(data["title"]),
        components: numbered(data["components"] as readonly Component[]),
        channel: channel.id,
        message: interaction.message,
        entries: {},
        trouble: undefined,
      });
      interactions.answer(interaction.id, undefined);
      return undefined;
    }
  }
}

const choiceValue: Check = (value, at) =>
  typeof value === "string" && lengthOf(value) > COMMAND_LIMITS.choiceValue.most
    ? wrong(
        at,
        "BASE_TYPE_MAX_LENGTH",
        `Must be ${COMMAND_LIMITS.choiceValue.most} or fewer in length.`,
      )
    : [];

const choices = list(
  object({ name: chars(COMMAND_LIMITS.choiceName), value: choiceValue }),
  LIMITS.suggestions,
  0,
);

/** « Utopia réfléchit… »: of what the app says with it, only whether it is ephemeral holds. */
function thinking(data: Fields): Letter {
  const flags = FLAG.loading | (Number(data["flags"] ?? 0) & FLAG.ephemeral);
  return { content: "", embeds: [], components: [], flags, pings: NOBODY };
}

const envelopeFor = ({ world }: Discord, channel: Channel): Envelope => ({
  world,
  channel,
  calls: DEFAULT_CALLS.interaction,
  settable: IN_ANSWER,
});

function postAnswer({ world, tell }: Discord, interaction: Interaction, letter: Letter): Message {
  const { id, type, user, token, channel } = interaction;
  const posted = world.post(channel, BOT, letter, {
    answers: { id, type, user },
    token,
    ...(has(letter.flags, FLAG.ephemeral) && { onlyFor: user }),
  });
  tell(ofMessage(world, "CREATE", posted));
  return posted;
}

function replaceAnswer({ world, tell }: Discord, before: Message, letter: Letter): Message {
  const changed = world.replace(before, letter);
  tell(ofMessage(world, "UPDATE", changed));
  return changed;
}

function callbackSent(
  { world }: Discord,
  { id, type }: Interaction,
  how: number,
  posted: Message | undefined,
): Fields {
  return {
    interaction: {
      id,
      type,
      ...(posted !== undefined && {
        response_message_id: posted.id,
        response_message_loading: has(posted.flags, FLAG.loading),
        response_message_ephemeral: has(posted.flags, FLAG.ephemeral),
      }),
    },
    resource: {
      type: how,
      ...(posted !== undefined && { message: messageSent(world, posted) }),
    },
  };
}

type Held = { readonly interaction: Interaction; readonly channel: Channel };

/** The interaction whose token this is: for a quarter of an hour, and once it was answered. */
function heldBy({ interactions, world }: Discord, { params }: Asked): Held | Reply {
  const interaction = interactions.byToken(params["token"] ?? "");
  if (interaction === undefined) return refused(50027);
  if (interaction.state !== "answered") return refused(10015);
  const channel = world.channels.get(interaction.channel);
  return channel === undefined ? refused(10003) : { interaction, channel };
}

export function followUp(discord: Discord, asked: Asked): Reply {
  const held = heldBy(discord, asked);
  if (isReply(held)) return held;
  const original = discord.world.messages.get(held.interaction.original ?? "");
  // The first word after « thinking » takes its place, for the sake of old apps.
  if (original !== undefined && has(original.flags, FLAG.loading))
    return rewrite(discord, held.channel, original, asked.body);
  const letter = letterFrom(envelopeFor(discord, held.channel), asked.body);
  if (isReply(letter)) return letter;
  return done(messageSent(discord.world, postAnswer(discord, held.interaction, letter)));
}

/** A message that was sent with this token, or the one whose component was used. */
function sentWith(discord: Discord, asked: Asked): (Held & { readonly one: Message }) | Reply {
  const held = heldBy(discord, asked);
  if (isReply(held)) return held;
  const { original, token } = held.interaction;
  const id = asked.params["message"] ?? "";
  const one = discord.world.messages.get(id === "@original" ? (original ?? "") : id);
  return one !== undefined && (one.token === token || one.id === original)
    ? { ...held, one }
    : refused(10008);
}

export function getAnswer(discord: Discord, asked: Asked): Reply {
  const found = sentWith(discord, asked);
  return isReply(found) ? found : done(messageSent(discord.world, found.one));
}

export function editAnswer(discord: Discord, asked: Asked): Reply {
  const found = sentWith(discord, asked);
  return isReply(found) ? found : rewrite(discord, found.channel, found.one, asked.body);
}

function rewrite(discord: Discord, channel: Channel, before: Message, body: Fields): Reply {
  const letter = editedLetter(envelopeFor(discord, channel), before, body);
  if (isReply(letter)) return letter;
  return done(messageSent(discord.world, replaceAnswer(discord, before, letter)));
}

export function removeAnswer(discord: Discord, asked: Asked): Reply {
  const found = sentWith(discord, asked);
  if (isReply(found)) return found;
  discord.world.messages.delete(found.one.id);
  discord.tell(ofMessage(discord.world, "DELETE", found.one));
  return nothing;
}
