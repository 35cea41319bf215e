import { onTestFinished } from "vitest";
import { tree } from "../../commands/index.ts";
import { Bot } from "../../src/bot.ts";
import type { Account, Place } from "../../src/chat.ts";
import { type Refusal, refuse } from "../../src/domain/refusal.ts";
import { makeLog } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Repositories } from "../../src/store/repositories.ts";
import { Store } from "../../src/store/store.ts";
import { FarSide } from "./far-side.ts";
import { Person } from "./person.ts";
import type { Town } from "./town.ts";

/** A store in which no act lasts: each is carried out, then undone as a refusal would be. */
class UndoneStore extends Store {
  override async act<T>(
    territoryId: number,
    work: (repos: Repositories) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const answers: (T | Refusal)[] = [];
    await super.act(territoryId, async (repos) => {
      answers.push(await work(repos));
      return refuse("typed.unknown");
    });
    const [answer] = answers;
    if (answer === undefined) throw new Error("an act answers");
    return answer;
  }
}

/** Someone at a place, in a town where all that they do is undone as soon as it is answered. */
export type WhatIf = (account: Account, place: Place) => Person;

export async function whatIf(town: Town): Promise<WhatIf> {
  const store = new UndoneStore(await openDatabase(town.file, town.clock.now()));
  onTestFinished(() => store.close());
  const { facts: house, territory } = town.house;
  const log = makeLog("silent");
  const bot = new Bot({ store, territory, commands: tree, house, clock: town.clock, log });
  const far = new FarSide(() => town.clock.now());
  far.listen((incoming) => bot.answer(incoming));
  const around = { house: { settle: async () => undefined }, far: () => far };
  return (account, place) => new Person(around, account, place);
}
