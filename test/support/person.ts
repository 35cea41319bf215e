import type { Account, Place } from "../../src/chat.ts";
import { plain } from "../../src/text.ts";
import type { Block, Text, View } from "../../src/view.ts";
import type { FarSide } from "./far-side.ts";
import { channelOf, direct } from "./places.ts";

/** What is around a person: the platforms, and the house that does what they cause. */
interface Surroundings {
  readonly house: { settle(): Promise<void> };
  far(platform?: string): FarSide;
}

export class Person {
  readonly account: Account;
  readonly #town: Surroundings;
  readonly #place: Place;

  constructor(town: Surroundings, account: Account, place: Place) {
    this.#town = town;
    this.account = account;
    this.#place = place;
  }

  /** The same person, speaking elsewhere. */
  in(slug: string): Person {
    return new Person(this.#town, this.account, channelOf(this.account.platform, slug));
  }

  /** Types something; all that it causes has happened when the answer is read. */
  async says(words: string): Promise<Reply> {
    const view = await this.#town.far(this.account.platform).says(this.account, this.#place, words);
    await this.#town.house.settle();
    return reply(view);
  }

  async clicks(label: string): Promise<Reply> {
    const view = await this.#town
      .far(this.account.platform)
      .clicks(this.account, this.#place, label);
    await this.#town.house.settle();
    return reply(view);
  }

  /** Their direct messages, the oldest first. */
  reads(): readonly string[] {
    return this.#town
      .far(this.account.platform)
      .standing(direct(this.account))
      .map((message) => message.text);
  }
}

export interface Reply {
  readonly view: View;
  readonly text: string;
  readonly refused: string | undefined;
  readonly fault: string | undefined;
  /** What its buttons say and run. */
  readonly buttons: Readonly<Record<string, string>>;
}

function reply(view: View): Reply {
  const actions = view.blocks.flatMap((block) => (block.block === "actions" ? block.actions : []));
  return {
    view,
    text: view.blocks.map(blockText).join("\n"),
    refused: view.refused,
    fault: view.fault,
    buttons: Object.fromEntries(
      actions.map((action) => [action.label, "run" in action ? action.run : action.ask]),
    ),
  };
}

/** Plain text with ordinary spaces, so that a test reads as one types. */
const spaced = (text: Text): string => plain(text).replaceAll(/[\u00a0\u202f]/g, " ");

function blockText(block: Block): string {
  switch (block.block) {
    case "title":
    case "text":
    case "note":
      return spaced(block.text);
    case "facts":
      return block.facts.map(({ label, value }) => `${label} : ${spaced(value)}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${spaced(item)}`).join("\n");
    case "poll":
      return block.lines
        .map((line) => `${line.number}. ${spaced(line.label)} | ${spaced(line.tally)}`)
        .join("\n");
    case "actions":
      return "";
    case "link":
      return block.url;
    default:
      return block satisfies never;
  }
}
