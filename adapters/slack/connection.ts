import { App, webApi } from "@slack/bolt";
import { ChatError, type ChatState } from "../../src/chat.ts";
import { insist } from "../../src/insist.ts";
import type { Log } from "../../src/log.ts";
import { within } from "../../src/within.ts";
import { chatError, refusalOf, scopesTold } from "./failures.ts";
import { Intake } from "./intake.ts";
import { Listener } from "./listener.ts";
import { quietly } from "./logger.ts";
import { SCOPES } from "./scopes.ts";
import type { SlackSettings } from "./settings.ts";
import { Socket } from "./socket.ts";

/** Slack refreshes each socket now and then, and for some seconds sends nothing to it: another goes on. */
const SOCKETS = 2;
/** How long we wait for an answer of Slack (ms). */
const PATIENCE = 15_000;
/** How long (ms) what is being said may still be answered once we stop: cut off, it would have to be looked for. */
const FAREWELL = 500;

/** Asks something of the Web API; what fails is thrown as a ChatError. */
export type Call = <T>(ask: (client: webApi.WebClient) => Promise<T>) => Promise<T>;

/** A Bolt app, its client of the Web API, and the ways by which Slack reaches it. */
export class Connection {
  readonly app: App;
  readonly #client: webApi.WebClient;
  readonly #ways: readonly (Socket | Listener)[];
  readonly #intake: Intake;
  readonly #log: Log;
  /** Why Slack refuses our token, until it does no more. */
  #refusal: string | undefined;
  /** The scopes that we need and do not have, as Slack told them last. */
  #lacks: readonly string[] = [];
  readonly #stopping = new AbortController();
  readonly #closing = new AbortController();
  readonly #asked = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(settings: SlackSettings, log: Log, patience = PATIENCE) {
    const { botToken, apiUrl } = settings;
    const { signal } = this.#closing;
    const clientOptions: webApi.WebClientOptions = {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      logger: quietly(log),
      timeout: patience,
      // Our own queue paces and tries again: a client that does would post twice after a lost answer.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      // Who stops does not wait for an answer that comes late; nobody does for one of a response address.
      fetch: (url, { signal: late = AbortSignal.timeout(patience), ...rest } = {}) =>
        fetch(url, { ...rest, signal: AbortSignal.any([signal, late]) }),
    };
    this.#log = log;
    this.#client = new webApi.WebClient(botToken, clientOptions);
    this.#ways = waysOf(settings, log, patience);
    this.#intake = new Intake(this.#ways.map(({ receiver }) => receiver));
    this.app = new App({
      // Given the token, Bolt would verify it at once, and throw where nobody can catch it.
      authorize: async () => ({ botToken }),
      ignoreSelf: false,
      convoStore: false,
      receiver: this.#intake,
      logger: quietly(log),
      clientOptions,
    });
  }

  get state(): ChatState {
    if (this.#refusal !== undefined) return { state: "refused", reason: this.#refusal };
    const states = this.#ways.map(({ state }) => state);
    const best = BEST_FIRST.map((name) => states.find(({ state }) => state === name));
    const state = best.find((one) => one !== undefined) ?? { state: "connecting" };
    return this.#lacks.length === 0 ? state : { ...state, lacks: this.#lacks };
  }

  readonly call: Call = async (ask) => {
    if (this.#isClosed) throw new ChatError({ kind: "unavailable", code: "closed" });
    const asked = ask(this.#client);
    this.#asked.add(asked);
    try {
      const answer = await asked;
      this.#refusal = undefined;
      this.#compareScopes(answer);
      return answer;
    } catch (error) {
      this.#refusal = refusalOf(error) ?? this.#refusal;
      this.#compareScopes(error);
      throw chatError(error);
    } finally {
      this.#asked.delete(asked);
    }
  };

  /** The same for what somebody waits for: where Slack asks to wait, it waits. */
  readonly insist: Call = (ask) => insist(() => this.call(ask), this.#stopping.signal);

  /** An administrator may grant or withdraw them at any time. */
  #compareScopes(answerOrError: unknown): void {
    const granted = scopesTold(answerOrError);
    if (granted === undefined) return;
    const lacks = SCOPES.filter((scope) => !granted.includes(scope));
    if (lacks.join() === this.#lacks.join()) return;
    this.#lacks = lacks;
    if (lacks.length > 0)
      this.#log.warn({ platform: "slack", missing: lacks }, "scopes are missing");
  }

  async open(): Promise<void> {
    await this.#introduce();
    await Promise.all(this.#ways.map((way) => way.open()));
  }

  /** Finds out at once what is wrong with the token, and what it may do. */
  async #introduce(): Promise<void> {
    await this.call((client) => client.auth.test()).catch((error: unknown) =>
      this.#log.debug({ platform: "slack", err: error }, "Slack does not answer or let us in"),
    );
  }

  /** Settled once all that was heard is answered. */
  settled(): Promise<void> {
    return this.#intake.settled();
  }

  /** Hears nothing more, answers what was heard, then says nothing more. */
  async close(): Promise<void> {
    this.#stopping.abort();
    for (const way of this.#ways) await way.close();
    await this.settled();
    this.#isClosed = true;
    await within(FAREWELL, Promise.allSettled(this.#asked));
    this.#closing.abort();
  }
}

const BEST_FIRST = ["connected", "refused", "lost", "connecting"] as const;

function waysOf(
  { transport, apiUrl }: SlackSettings,
  log: Log,
  patience: number,
): readonly (Socket | Listener)[] {
  if (transport.kind === "http") return [new Listener({ ...transport, log })];
  const { appToken } = transport;
  return Array.from({ length: SOCKETS }, () => new Socket({ appToken, apiUrl, log, patience }));
}
