import { bindBody, bindRest, deal } from "./bind.ts";
import type { Incoming } from "./chat.ts";
import type { Acting, Asked, Command, House, Situation } from "./command.ts";
import { namesOf, shownPath } from "./command-names.ts";
import type { CommandTree } from "./command-tree.ts";
import type { Member } from "./domain/member.ts";
import { isRefusal, type Refusal, refuse } from "./domain/refusal.ts";
import { may, NOBODY, type Right, rights } from "./domain/rights.ts";
import type { Territory } from "./domain/territory.ts";
import { faultReference } from "./errors.ts";
import { lex, type Word } from "./lexer.ts";
import type { Log } from "./log.ts";
import { readText } from "./readers/text.ts";
import type { Repositories } from "./store/repositories.ts";
import type { Store } from "./store/store.ts";
import { type Language, speech } from "./text.ts";
import type { View } from "./view.ts";
import { faultView, refusalView } from "./views/refusal.ts";
import type { Clock } from "./when.ts";

const MOST_CHARACTERS = 8_000;
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
    const { store, territory, log } = this.#parts;
    let language: Language = territory.language;
    try {
      const member = await store.read(territory.id, ({ members }) =>
        members.byAccount(incoming.from),
      );
      language = member?.language ?? territory.language;
      const answer = await this.#hear(incoming, language);
      return isRefusal(answer) ? refusalView(answer, speech(language)) : answer;
    } catch (error) {
      const reference = faultReference();
      log.error({ reference, err: error, platform: incoming.place.platform }, "a command failed");
      return faultView(reference, speech(language));
    }
  }

  async #hear(incoming: Incoming, language: Language): Promise<View | Refusal> {
    const { store, territory, commands } = this.#parts;
    const typed = readText(incoming.words.replace(CALL, "") || "help", MOST_CHARACTERS, "many");
    const words = isRefusal(typed) ? typed : lex(typed);
    const understood = isRefusal(words) ? words : commands.find(words, language);
    if (isRefusal(understood)) return understood;
    const { command, words: rest } = understood;
    const carryOut = (repos: Repositories) =>
      this.#carryOut(command, rest, incoming, repos, language);
    return command.kind === "question"
      ? store.read(territory.id, carryOut)
      : store.act(territory.id, carryOut);
  }

  async #carryOut(
    command: Command,
    words: readonly Word[],
    incoming: Incoming,
    repos: Repositories,
    language: Language,
  ): Promise<View | Refusal> {
    const { house } = this.#parts;
    const at = await this.#situation(incoming, repos, language);
    const given = await deal(command, words, at);
    if (isRefusal(given)) return given;
    const bound = await bindBody(command, given, at);
    if (isRefusal(bound)) return bound;
    for (const right of bound.rights) {
      const denied = await this.#deny(right, command, bound.body, at);
      if (denied) return denied;
    }
    const values = await bindRest(command, given, bound, at);
    if (isRefusal(values)) return values;
    const context: Asked | Acting = {
      ...at,
      ...(command.kind === "act" && { member: await known(at, incoming) }),
      house,
    };
    return command.run(values as never, context as never);
  }

  async #situation(
    incoming: Incoming,
    repos: Repositories,
    language: Language,
  ): Promise<Situation> {
    const { territory, clock } = this.#parts;
    const { place } = incoming;
    return {
      territory,
      repos,
      now: clock.now(),
      place,
      body: await repos.bodies.ofChannel(place.platform, place.scope, place.address),
      member: await repos.members.byAccount(incoming.from),
      speech: speech(language),
    };
  }

  async #deny(
    right: Right,
    command: Command,
    body: Situation["body"],
    at: Situation,
  ): Promise<Refusal | undefined> {
    const role = rights[right];
    if (role === "anyone" || role === "member") return undefined;
    const standing = at.member ? await at.repos.members.standing(at.member.id) : NOBODY;
    if (may(right, standing, body)) return undefined;
    const asked = { command: whatNeeds(right, command, at.speech.language) };
    if (role === "coordination" || body === undefined || body.kind === "plenary")
      return refuse("rights.coordination", asked);
    return refuse("rights.animation", { ...asked, body: body.name });
  }
}

/** The command, with the option that asks for this right, if it is one. */
function whatNeeds(right: Right, { path, args }: Command, language: Language): string {
  const shown = shownPath(path, language);
  const option = Object.keys(args).find(
    (name) => args[name]?.right === right && args[name].given === "option",
  );
  return option === undefined
    ? shown
    : `${shown} --${namesOf(`arg.${option}`, language)[0] ?? option}`;
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
