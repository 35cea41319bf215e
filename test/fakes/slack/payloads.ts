import { asSent } from "./chat-methods.ts";
import type { Fields } from "./checks.ts";
import type { Block, Element } from "./content.ts";
import { asView } from "./view-methods.ts";
import { APP, type Channel, type Message, TEAM, type User, type View } from "./world.ts";

/* https://docs.slack.dev/reference/interaction-payloads */

const TEAM_SENT = { id: TEAM.id, domain: TEAM.domain };

const userSent = ({ id, name }: User) => ({
  id,
  username: name.toLowerCase(),
  name: name.toLowerCase(),
  team_id: TEAM.id,
});

const common = (user: User, trigger: string) => ({
  team: TEAM_SENT,
  user: userSent(user),
  api_app_id: APP,
  token: "none",
  trigger_id: trigger,
  enterprise: null,
  is_enterprise_install: false,
});

/** The name of a channel is told of public ones only. */
function nameSent({ kind, name }: Channel): string {
  if (kind === "public") return name;
  return kind === "private" ? "privategroup" : "directmessage";
}

const channelSent = (channel: Channel) => ({ id: channel.id, name: nameSent(channel) });

interface Typed {
  readonly user: User;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

export function slashCommand({
  user,
  channel,
  command,
  text,
  trigger,
  responseUrl,
}: Typed): Fields {
  return {
    token: "none",
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: nameSent(channel),
    user_id: user.id,
    user_name: user.name.toLowerCase(),
    command,
    text,
    api_app_id: APP,
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

/** What was done, to which element. */
export interface Deed {
  readonly user: User;
  readonly block: Block;
  readonly element: Element;
  /** What was chosen or written in it; nothing of a button. */
  readonly value: Fields;
  readonly trigger: string;
  readonly ts: string;
}

const action = ({ block, element, value, ts }: Deed) => ({
  type: element.type,
  action_id: element.action_id,
  block_id: block.block_id,
  action_ts: ts,
  ...(element.text !== undefined && { text: element.text }),
  ...(element.value !== undefined && { value: element.value }),
  ...value,
});

const stateOf = ({ block, element, value }: Deed) =>
  element.type === "button"
    ? {}
    : { [block.block_id]: { [element.action_id]: { type: element.type, ...value } } };

/** A click in a message. Of an ephemeral one, the message itself is not sent. */
export function actionInMessage(
  deed: Deed,
  message: Message,
  channel: Channel,
  responseUrl: string,
): Fields {
  const isEphemeral = message.onlyFor !== undefined;
  return {
    type: "block_actions",
    ...common(deed.user, deed.trigger),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    },
    channel: channelSent(channel),
    ...(!isEphemeral && { message: asSent(message) }),
    state: { values: stateOf(deed) },
    response_url: responseUrl,
    actions: [action(deed)],
  };
}

export function actionInView(deed: Deed, view: View, entries: Fields): Fields {
  return {
    type: "block_actions",
    ...common(deed.user, deed.trigger),
    container: { type: "view", view_id: view.id },
    view: asView(view, entries),
    actions: [action(deed)],
  };
}

export function viewSubmission(user: User, view: View, entries: Fields, trigger: string): Fields {
  return {
    type: "view_submission",
    ...common(user, trigger),
    view: asView(view, entries),
    response_urls: [],
  };
}

export function viewClosed(user: User, view: View, entries: Fields): Fields {
  const { trigger_id: _, ...rest } = common(user, "");
  return { type: "view_closed", ...rest, view: asView(view, entries), is_cleared: false };
}

export function shortcut(user: User, callbackId: string, trigger: string, ts: string): Fields {
  return {
    type: "shortcut",
    ...common(user, trigger),
    callback_id: callbackId,
    action_ts: ts,
  };
}
