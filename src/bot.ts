import { bindBody, bindRest, deal, withGiven } from "./bind.ts";
import type { Account, Begun, Incoming } from "./chat.ts";
import type { Acting, Asked, Command, House, Situation } from "./command.ts";
import { shownOption, shownPath } from "./command-names.ts";
import type { CommandTree } from "./command-tree.ts";
import { complete } from "./complete.ts";
import type { Member } from "./domain/member.ts";
import { isRefusal, type Refusal, refuse } from "./domain/refusal.ts";
import type { Right } from "./domain/rights.ts";
import type { Territory } from "./domain/territory.ts";
import { faultReference } from "./errors.ts";
import { atField, fill, isReadBack, isUnfinished, show, type Task } from "./fill.ts";
import { lex, type Word } from "./lexer.ts";
import type { Log } from "./log.ts";
import { deny } from "./permission.ts";
import { readText } from "./readers/text.ts";
import type { Repositories } from "./store/repositories.ts";
import type { Store } from "./store/store.ts";
import { type Language, speech } from "./text.ts";
import type { Option, View } from "./view.ts";
import { faultView, refusalView } from "./views/refusal.ts";
import { type Clock, MINUTE, wallAt } from "./when.ts";

const MOST_CHARACTERS = 8_000;
/** How long (ms) what was said may wait to be heard. */
const STALE = 10 * MINUTE;
/** How people call: « /utopia … », « !u … », « Utopia, … », or the command alone. */
const CALL = /^\s*(?:[/!](?:utopia|u)\b[\s,:]*|utopia\b[\s,:]*|[/!](?=\p{L}))/iu;

export interface BotParts {
  readonly store: Store;
  readonly territory: Territory;
  readonly commands: CommandTree;
  readonly house: House;
  readonly clock: Clock;
  readonly log: Log;
}

/** What someone typed or clicked becomes an answer: who are they, what do they mean, may they, do it. */
export class Bot {
  readonly #parts: BotParts;

  constructor(parts: BotParts) {
    this.#parts = parts;
  }

  /** Never throws: a refusal is a View that says why, a fault of ours one with a reference that is in the log. */
  async answer(incoming: Incoming): Promise<View> {
    try {
      const answer = await this.#hear(incoming);
      return isRefusal(answer)
        ? refusalView(answer, speech(await this.#languageOf(incoming.from)))
        : answer;
    } catch (error) {
      const reference = faultReference();
      const { platform } = incoming.place;
      this.#parts.log.error({ reference, err: error, platform }, "a command failed");
      return faultView(reference, speech(await this.#languageOf(incoming.from)));
    }
  }

  /** The language of somebody whose words did not come to anything; the territory's where that cannot be told. */
  async #languageOf(from: Account): Promise<Language> {
    const { store, territory } = this.#parts;
    try {
      const member = await store.read(territory.id, ({ members }) => members.byAccount(from));
      return member?.language ?? territory.language;
    } catch {
      return territory.language;
    }
  }

  /** What may be meant by what somebody is typing; nothing where that cannot be told. Never throws. */
  async complete(begun: Begun): Promise<readonly Option[]> {
    const { store, territory, house, log } = this.#parts;
    try {
      return await store.read(territory.id, async (repos) =>
        complete(begun, house.commands, await this.#situation(begun, repos)),
      );
    } catch (error) {
      log.error({ err: error, platform: begun.place.platform }, "nothing could be offered");
      return [];
    }
  }

  async #hear(incoming: Incoming): Promise<View | Refusal> {
    const { store, territory, commands, house } = this.#parts;
    const typed = readText(incoming.words.replace(CALL, "") || "menu", MOST_CHARACTERS, "many");
    const words = isRefusal(typed) ? typed : lex(typed);
    if (isRefusal(words)) return words;
    const found = commands.find(words, territory.language);
    // What is not found is told with names in their own language.
    const understood = isRefusal(found)
      ? commands.find(words, await this.#languageOf(incoming.from))
      : found;
    if (isRefusal(understood)) return understood;
    const { command, words: rest, otherwise } = understood;
    const missed = this.#missed(command, incoming);
    if (missed) return missed;
    // Asked before the act, inside which nobody waits for the network.
    const access = command.asks === "access" ? await house.access(incoming.place) : undefined;
    const around = command.asks === "around" ? await house.around(incoming.place) : undefined;
    const carryOut = async (repos: Repositories) => {
      const at = { ...(await this.#situation(incoming, repos)), access, around };
      const done = await this.#carryOut(command, rest, incoming, at);
      const isLeftOver = isRefusal(done) && done.refused === "typed.too-much";
      return isLeftOver && otherwise ? otherwise(at.speech.language) : done;
    };
    if (command.kind === "question") return store.read(territory.id, carryOut);
    return isReadBack(command, incoming)
      ? store.attempt(territory.id, carryOut)
      : store.act(territory.id, carryOut);
  }

  /** What nobody heard in time may not be meant any more. */
  #missed({ lasting }: Command, { age = 0 }: Incoming): Refusal | undefined {
    const { clock, territory } = this.#parts;
    if (lasting || age <= STALE) return undefined;
    return refuse("typed.missed", { when: wallAt(clock.now() - age, territory.zone) });
  }

  async #carryOut(
    command: Command,
    words: readonly Word[],
    incoming: Incoming,
    at: Situation,
  ): Promise<View | Refusal> {
    const dealt = await deal(command, words, at);
    if (isRefusal(dealt)) return dealt;
    const typed = withGiven(dealt, incoming.given);
    if (incoming.form === "asked") return show(command, typed, at, incoming.words);
    if (incoming.entries !== undefined) {
      const filled = await this.#do(fill(command, typed, incoming), incoming, at);
      return isRefusal(filled) ? atField(filled, command) : filled;
    }
    const answer = await this.#do({ command, given: typed }, incoming, at);
    return incoming.form === "possible" && isUnfinished(answer, command, typed)
      ? show(command, typed, at, incoming.words)
      : answer;
  }

  async #do(
    { command, given, readBack }: Task,
    incoming: Incoming,
    at: Situation,
  ): Promise<View | Refusal> {
    const bound = await bindBody(command, given, at);
    if (isRefusal(bound)) return bound;
    for (const right of bound.rights) {
      const asked = whatNeeds(right, command, at.speech.language);
      const denied = await deny(right, bound.body, at, asked);
      if (denied) return denied;
    }
    const values = await bindRest(command, given, bound, at);
    if (isRefusal(values)) return values;
    const context: Asked | Acting = {
      ...at,
      ...(command.kind === "act" && { member: await known(at, incoming) }),
      house: this.#parts.house,
    };
    const { platform } = incoming.place;
    if (command.kind === "act" && incoming.id !== undefined && readBack === undefined) {
      const isFirst = await at.repos.heard.first(platform, incoming.id, at.now);
      if (!isFirst) return refuse("typed.again");
    }
    const read = await readBack?.(values, context);
    const answer = await command.run(values as never, context as never);
    return read === undefined || isRefusal(answer) ? answer : read;
  }

  async #situation(
    { from, place }: Pick<Incoming, "from" | "place">,
    repos: Repositories,
  ): Promise<Situation> {
    const { territory, clock } = this.#parts;
    const member = await repos.members.byAccount(from);
    return {
      territory,
      repos,
      now: clock.now(),
      place,
      body: await repos.bodies.ofChannel(place.platform, place.scope, place.address),
      member,
      speech: speech(member?.language ?? territory.language),
    };
  }
}

/** The command, with the option that asks for this right, if it is one. */
function whatNeeds(right: Right, { path, args }: Command, language: Language): string {
  const option = Object.keys(args).find(
    (name) => args[name]?.right === right && args[name].given === "option",
  );
  return option === undefined ? shownPath(path, language) : shownOption(path, option, language);
}

/** Whoever acts becomes a member at their first act, and of the plenary, which is everyone. */
async function known(at: Situation, incoming: Incoming): Promise<Member> {
  if (at.member !== undefined) {
    await at.repos.members.seen(incoming.from, at.now);
    return at.member;
  }
  const member = await at.repos.members.welcome(incoming.from, at.now);
  await at.repos.bodies.join((await at.repos.bodies.plenary()).id, member.id, at.now);
  return member;
}
