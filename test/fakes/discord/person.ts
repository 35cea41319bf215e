import { ofMessage } from "./announcements.ts";
import { type Fields, word } from "./checks.ts";
import { type Component, flat, isSelect, labelOf, TYPE } from "./content.ts";
import { idNamed, resolved } from "./entities.ts";
import { type Entry, entered, lacking, submitted, valueNamed } from "./forms.ts";
import { INTERACTION, type Interaction, type Outcome } from "./interactions.ts";
import { calledBy } from "./markdown.ts";
import { Onlooker } from "./onlooker.ts";
import { circumstances, messageSent } from "./payloads.ts";
import { isPressable } from "./reading.ts";
import { dataOf, leafOf, partialDataOf, shownName, type Typing } from "./slash-commands.ts";
import { BOT, type Channel, type Message, type Modal } from "./world.ts";

/** Where somebody acts: in a channel by its id. */
interface Where {
  readonly in: string;
}

/** What Discord shows somebody whose command, click or form was not answered in time. */
export const NO_ANSWER = "L’application ne répond plus";

/** One of the choices that the app suggests. */
interface Suggestion {
  readonly name: string;
  readonly value: string | number;
}

/** Somebody who types, clicks, chooses and fills in. */
export class DiscordPerson extends Onlooker {
  /** What Discord itself told this person. */
  readonly told: string[] = [];
  /** What the app suggested last, by the option. */
  readonly #suggested = new Map<string, readonly Suggestion[]>();

  /**
   * Uses a slash command by the words that this person sees, « utopia réunion prochaine »;
   * undefined when Discord asks for more before it sends anything.
   */
  async uses(path: string, typing: Typing, where: Where): Promise<Outcome | undefined> {
    const { typist, leaf } = this.#command(path, where);
    const picked = Object.entries(typing).map(([name, typed]) => [
      name,
      this.#suggested.get(name)?.find((one) => one.name === typed)?.value ?? typed,
    ]);
    const data = dataOf(typist, leaf, Object.fromEntries(picked));
    if ("objection" in data) {
      this.told.push(word(data["objection"]));
      return undefined;
    }
    return this.#does({ type: INTERACTION.command, channel: typist.channel, data });
  }

  #command(path: string, where: Where) {
    const channel = this.#channel(where.in);
    const typist = { world: this.around.world, user: this.user, channel };
    const leaf = leafOf(typist, path);
    if (leaf === undefined) throw new Error(`${this.user.name} sees no command « ${path} »`);
    return { typist, leaf };
  }

  /** Types the beginning of an option of a command; gives what the app suggests, as it is shown. */
  async completes(
    path: string,
    { option, typed, others = {} }: { option: string; typed: string; others?: Typing },
    where: Where,
  ): Promise<readonly string[]> {
    const { typist, leaf } = this.#command(path, where);
    const { channel } = typist;
    const data = partialDataOf(typist, leaf, { ...others, [option]: typed }, option);
    const outcome = await this.#does({ type: INTERACTION.autocomplete, channel, data });
    if (outcome.kind !== "answered") return [];
    const suggestions = outcome.choices.map((choice) => ({
      name: shownName(choice, this.user),
      value: choice["value"] as string | number,
    }));
    this.#suggested.set(option, suggestions);
    return suggestions.map(({ name }) => name);
  }

  /** Presses the latest button of this label that this person can see there. */
  async clicks(label: string, where: Where): Promise<Outcome> {
    const isMeant = (one: Component) => isPressable(one) && isNamed(one, label);
    const { message, component } = this.#spot(where, isMeant, label);
    return this.#acts(message, component, {});
  }

  /** Chooses in the latest menu of this placeholder, by the labels of its options. */
  async chooses(menu: string, labels: string | readonly string[], where: Where): Promise<Outcome> {
    const isMeant = (one: Component) =>
      isSelect(one) && one.disabled !== true && isNamed(one, menu);
    const { message, component } = this.#spot(where, isMeant, menu);
    const chosen = typeof labels === "string" ? [labels] : labels;
    const { min_values: least = 1, max_values: most = 1, options = [] } = component;
    if (chosen.length < least || chosen.length > most)
      throw new Error(`« ${menu} » takes ${least} to ${most} of its choices`);
    const { world } = this.around;
    const kinds = MENUS[component.type];
    if (kinds === undefined) {
      const values = chosen.map((one) => valueNamed(options, one, menu));
      return this.#acts(message, component, { values });
    }
    const values = chosen.flatMap((one) => idNamed(world, kinds, one) ?? []);
    if (values.length < chosen.length) throw new Error(`« ${menu} » offers no such choice`);
    const found = resolved(world, this.#channel(message.channel), values);
    return this.#acts(message, component, { values, resolved: found });
  }

  #acts(message: Message, { type, custom_id }: Component, more: Fields): Promise<Outcome> {
    const data = { custom_id, component_type: type, ...more };
    const channel = this.#channel(message.channel);
    return this.#does({ type: INTERACTION.component, channel, data, message });
  }

  #spot(where: Where, isMeant: (component: Component) => boolean, name: string) {
    for (const message of this.visible(where.in).toReversed()) {
      const component = flat(message.components).findLast(isMeant);
      if (component !== undefined) return { message, component };
    }
    throw new Error(`${this.user.name} sees nothing called « ${name} »`);
  }

  /** Enters into the fields of the form, each by its label. */
  fills(entries: Readonly<Record<string, Entry>>): void {
    const filled = Object.entries(entries).reduce(
      (modal, [label, entry]) => entered(modal, label, entry),
      this.#open(),
    );
    this.around.world.modals.set(this.id, filled);
  }

  /** Sends the form; undefined when Discord asks for more before it sends anything. */
  async submits(): Promise<Outcome | undefined> {
    const { modals, messages } = this.around.world;
    const modal = this.#open();
    const fields = lacking(modal);
    if (fields.length > 0) {
      modals.set(this.id, { ...modal, trouble: `À compléter : ${fields.join(", ")}` });
      return undefined;
    }
    const message = messages.get(modal.message ?? "");
    const channel = this.#channel(modal.channel);
    const data = submitted(modal);
    const outcome = await this.#does({ type: INTERACTION.modal, channel, data, message });
    if (outcome.kind === "answered") modals.delete(this.id);
    else modals.set(this.id, { ...modal, trouble: NO_ANSWER });
    return outcome;
  }

  /** Leaves the form without sending it; the app is told nothing. */
  closes(): void {
    this.#open();
    this.around.world.modals.delete(this.id);
  }

  #open(): Modal {
    const modal = this.around.world.modals.get(this.id);
    if (modal === undefined) throw new Error(`${this.user.name} has no form open`);
    return modal;
  }

  /** Writes to the app alone. */
  writes(words: string): void {
    this.#writesIn(this.around.world.directWith(this.id), words);
  }

  /** Calls the app by its name in a channel. */
  mentions(words: string, where: Where): void {
    this.#writesIn(this.#channel(where.in), `<@${BOT}> ${words}`);
  }

  /** Writes in a channel without calling the app, which reads nothing of it. */
  says(words: string, where: Where): void {
    this.#writesIn(this.#channel(where.in), words);
  }

  #writesIn(channel: Channel, content: string): void {
    const { world, gateway } = this.around;
    const pings = { ...calledBy(content), everyone: false };
    const letter = { content, embeds: [], components: [], flags: 0, pings };
    gateway.tell(ofMessage(world, "CREATE", world.post(channel.id, this.id, letter)));
  }

  /** From now on the app cannot write to this person alone, or can again. */
  closesDirectMessages(isClosed = true): void {
    this.around.world.users.set(this.id, { ...this.user, isReachable: !isClosed });
  }

  /** Sends an interaction, and waits for what becomes of it. */
  async #does(deed: {
    readonly type: Interaction["type"];
    readonly channel: Channel;
    readonly data: Fields;
    readonly message?: Message | undefined;
  }): Promise<Outcome> {
    const { world, gateway, interactions } = this.around;
    const { type, channel, data, message } = deed;
    const { interaction, outcome } = interactions.open({
      type,
      user: this.id,
      channel: channel.id,
      message: message?.id,
    });
    const { id, token } = interaction;
    if (gateway.hasSessions)
      gateway.tell({
        name: "INTERACTION_CREATE",
        intent: undefined,
        data: {
          ...circumstances(world, channel, this.id),
          id,
          token,
          type,
          data,
          ...(message !== undefined && { message: messageSent(world, message) }),
        },
      });
    else interactions.unreachable(id);
    const settled = await outcome;
    const isTold = settled.kind !== "answered" && type !== INTERACTION.autocomplete;
    if (isTold) this.told.push(NO_ANSWER);
    return settled;
  }

  #channel(id: string): Channel {
    const channel = this.around.world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    return channel;
  }
}

/** What the menus hold that Discord itself fills. */
const MENUS: Readonly<Record<number, Parameters<typeof idNamed>[1]>> = {
  [TYPE.userSelect]: ["user"],
  [TYPE.roleSelect]: ["role"],
  [TYPE.mentionableSelect]: ["user", "role"],
  [TYPE.channelSelect]: ["channel"],
};

const isNamed = (component: Component, name: string): boolean =>
  component.custom_id === name ||
  component.placeholder === name ||
  component.label === name ||
  labelOf(component) === name;
