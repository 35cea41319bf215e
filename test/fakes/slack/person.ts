import type { Fields } from "./checks.ts";
import { type Block, type Element, elementsOf, escapedTyped, labelOf } from "./content.ts";
import { type Entry, entered, fieldNamed, unfilled } from "./forms.ts";
import { Onlooker } from "./onlooker.ts";
import type { Acknowledged } from "./parcels.ts";
import * as payloads from "./payloads.ts";
import { TROUBLE } from "./screens.ts";
import { BOT, type Channel, type Message, type View } from "./world.ts";

/** Where somebody acts: in a channel by its id, in what is open before them, or on their home tab. */
export interface Where {
  readonly in?: string;
}

/** Somebody who writes, clicks and fills in. */
export class SlackPerson extends Onlooker {
  /** What Slack itself told this person: what failed, in its words. */
  readonly told: string[] = [];

  /** Types into a channel: a command where it begins with a slash, a message otherwise. */
  async types(words: string, where: { readonly in: string }): Promise<Acknowledged | undefined> {
    const channel = this.#channel(where.in);
    const [command = "", ...rest] = words.split(" ");
    if (!command.startsWith("/")) return this.#writesIn(channel, escapedTyped(words));
    const responseUrl = this.around.responseUrls.issue(this.id, channel.id);
    const answer = await this.around.app.send(
      "slash_commands",
      payloads.slashCommand({
        user: this,
        channel,
        command,
        text: this.#resolved(rest.join(" ")),
        trigger: this.around.triggers.issue(this.id),
        responseUrl,
      }),
    );
    const failure = this.#answered(answer, responseUrl.split("/").at(-1) ?? "");
    if (failure !== undefined) this.told.push(`${command} failed with the error "${failure}"`);
    return answer;
  }

  /** Shows what came with the acknowledgement of a command; gives Slack's name of what failed. */
  #answered(answer: Acknowledged, responseUrl: string): string | undefined {
    if (answer.outcome !== "acknowledged") return answer.error;
    const { text, blocks } = answer.body;
    if ((text === undefined || text === "") && blocks === undefined) return undefined;
    const shown = this.around.responseUrls.answer(responseUrl, answer.body);
    return shown.ok ? undefined : "invalid_command_response";
  }

  /** With `should_escape`, people and channels that are named arrive as their ids. */
  #resolved(words: string): string {
    const { users, channels } = this.around.world;
    const people = [...users.values()].map(({ id, name }) => [`@${name}`, `<@${id}|${name}>`]);
    const rooms = [...channels.values()].map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`]);
    return [...people, ...rooms].reduce(
      (text, [typed = "", sent = ""]) => text.replaceAll(typed, sent),
      escapedTyped(words),
    );
  }

  /** Writes to the app alone, maybe beneath a message. */
  writes(words: string, beneath?: string): Promise<Acknowledged | undefined> {
    return this.#writesIn(this.around.world.directWith(this.id), escapedTyped(words), beneath);
  }

  /** Calls the app by its name in a channel; Slack tells it only where it is a member. */
  async mentions(
    words: string,
    where: { readonly in: string; readonly beneath?: string },
  ): Promise<Acknowledged | undefined> {
    const channel = this.#channel(where.in);
    const text = `<@${BOT.user}> ${escapedTyped(words)}`;
    const message = this.#posts(channel, text, where.beneath);
    if (!channel.members.has(BOT.user)) {
      this.told.push(`@${BOT.name} isn’t in this channel`);
      return undefined;
    }
    const event = { type: "app_mention", ...this.#eventOf(message) };
    return this.around.app.tell("app_mention", event);
  }

  #posts(channel: Channel, text: string, threadTs: string | undefined): Message {
    const more = threadTs === undefined ? {} : { threadTs };
    return this.around.world.post(channel.id, this.id, { text }, more);
  }

  #writesIn(channel: Channel, text: string, beneath?: string): Promise<Acknowledged | undefined> {
    const message = this.#posts(channel, text, beneath);
    const kind = { public: "channel", private: "group", direct: "im" }[channel.kind];
    return this.around.app.tell(`message.${kind}`, {
      type: "message",
      channel_type: kind,
      ...this.#eventOf(message),
    });
  }

  #eventOf({ channel, text, ts, threadTs }: Message): Fields {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    return { user: this.id, text, ts, channel, event_ts: ts, ...thread };
  }

  /** Presses the latest button of this label or action id that this person can see there. */
  clicks(label: string, where: Where = {}): Promise<Acknowledged> {
    return this.#acts(
      label,
      where,
      (element) => element.type === "button" && isNamed(element, label),
      () => ({}),
    );
  }

  /** Chooses an option of a menu, a date, a time. */
  chooses(label: string, entry: Entry, where: Where = {}): Promise<Acknowledged> {
    return this.#acts(
      label,
      where,
      (element) => element.type !== "button" && isNamed(element, label),
      (element) => {
        const { type: _, ...value } = entered(element, entry);
        return value;
      },
    );
  }

  async #acts(
    label: string,
    where: Where,
    isMeant: (element: Element) => boolean,
    valueOf: (element: Element) => Fields,
  ): Promise<Acknowledged> {
    const { app, triggers, responseUrls, world, screens } = this.around;
    const spot = this.#spot(where, isMeant);
    if (spot === undefined) throw new Error(`${this.name} sees nothing called « ${label} »`);
    const { block, element, view, message } = spot;
    const deed: payloads.Deed = {
      user: this,
      block,
      element,
      value: valueOf(element),
      trigger: triggers.issue(this.id),
      ts: world.newTs(),
    };
    if (view !== undefined && element.type !== "button")
      screens.enter(view, block.block_id, element.action_id, { type: element.type, ...deed.value });
    const channel = this.around.world.channels.get(message?.channel ?? "");
    const payload =
      message !== undefined && channel !== undefined
        ? payloads.actionInMessage(
            deed,
            this.#inThread(message),
            channel,
            responseUrls.issue(this.id, channel.id, message),
          )
        : payloads.actionInView(deed, view as View, screens.entries(view as View));
    const answer = await app.send("interactive", payload);
    if (answer.outcome !== "acknowledged") this.told.push(`« ${label} » failed: ${answer.error}`);
    return answer;
  }

  /** The first message of a thread is told as being in it: https://docs.slack.dev/messaging/retrieving-messages. */
  #inThread(message: Message): Message {
    const { channel, ts } = message;
    return this.around.world.isThread(channel, ts) ? { ...message, threadTs: ts } : message;
  }

  #spot(where: Where, isMeant: (element: Element) => boolean) {
    const within = (blocks: readonly Block[] | undefined) =>
      elementsOf(blocks ?? []).findLast(({ element }) => isMeant(element));
    if (where.in === undefined || where.in === "home") {
      const { world } = this.around;
      const view = where.in === "home" ? world.homes.get(this.id) : this.open();
      const found = within(view?.blocks);
      return found && view && { ...found, view, message: undefined };
    }
    for (const message of this.visible(where.in).toReversed()) {
      const found = within(message.blocks);
      if (found !== undefined) return { ...found, view: undefined, message };
    }
    return undefined;
  }

  /** A global shortcut, by its callback id. */
  async usesShortcut(callbackId: string): Promise<Acknowledged> {
    const { app, triggers, world } = this.around;
    const answer = await app.send(
      "interactive",
      payloads.shortcut(this, callbackId, triggers.issue(this.id), world.newTs()),
    );
    if (answer.outcome !== "acknowledged") this.told.push(TROUBLE);
    return answer;
  }

  opensHome(): Promise<Acknowledged | undefined> {
    const { app, world } = this.around;
    return app.tell("app_home_opened", {
      type: "app_home_opened",
      user: this.id,
      channel: world.directWith(this.id).id,
      tab: "home",
      event_ts: world.newTs(),
    });
  }

  /** Enters into the fields of the modal, each by its label, block id or action id. */
  async fills(entries: Readonly<Record<string, Entry>>): Promise<void> {
    const view = this.#mustBeOpen();
    for (const [name, entry] of Object.entries(entries)) {
      const { block, element } = fieldNamed(view.blocks, name);
      if (block.type !== "input" || block.dispatch_action === true) await this.chooses(name, entry);
      else
        this.around.screens.enter(view, block.block_id, element.action_id, entered(element, entry));
    }
  }

  /** Sends the modal; undefined when Slack asks for more before it sends anything. */
  async submits(): Promise<Acknowledged | undefined> {
    const { app, screens, triggers } = this.around;
    const view = this.#mustBeOpen();
    const entries = screens.entries(view);
    const lacking = unfilled(view, entries);
    if (Object.keys(lacking).length > 0) {
      screens.object(view, lacking);
      return undefined;
    }
    const trigger = triggers.issue(this.id);
    const answer = await app.send(
      "interactive",
      payloads.viewSubmission(this, view, entries, trigger),
    );
    const isDone =
      answer.outcome === "acknowledged" && screens.respond(view, answer.body) === "done";
    if (!isDone) screens.object(view, {}, TROUBLE);
    return answer;
  }

  /** Leaves the modal on top without sending it. */
  async closes(): Promise<void> {
    const { app, screens, world } = this.around;
    const view = this.#mustBeOpen();
    world.modals.set(this.id, world.modals.get(this.id)?.slice(0, -1) ?? []);
    if (view.notifiesOnClose)
      await app.send("interactive", payloads.viewClosed(this, view, screens.entries(view)));
  }

  #mustBeOpen(): View {
    const view = this.open();
    if (view === undefined) throw new Error(`${this.name} has no modal open`);
    return view;
  }

  #channel(id: string): Channel {
    const channel = this.around.world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    channel.members.add(this.id);
    return channel;
  }
}

const isNamed = (element: Element, name: string): boolean =>
  element.action_id === name || labelOf(element) === name;
