import { App, webApi } from "@slack/bolt";
import { ChatError, type ChatState } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import { chatError, refusalOf } from "./failures.ts";
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
  #isClosed = false;

  constructor(settings: SlackSettings, log: Log) {
    const { botToken, apiUrl } = settings;
    const clientOptions = {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      logger: quietly(log),
      timeout: PATIENCE,
      // Our own queue paces and tries again: a client that does would post twice after a lost answer.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    };
    this.#log = log;
    this.#client = new webApi.WebClient(botToken, clientOptions);
    this.#ways = waysOf(settings, log);
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
    return best.find((state) => state !== undefined) ?? { state: "connecting" };
  }

  readonly call: Call = async (ask) => {
    if (this.#isClosed) throw new ChatError({ kind: "unavailable", code: "closed" });
    try {
      const answer = await ask(this.#client);
      this.#refusal = undefined;
      return answer;
    } catch (error) {
      this.#refusal = refusalOf(error) ?? this.#refusal;
      throw chatError(error);
    }
  };

  async open(): Promise<void> {
    await this.#introduce();
    await Promise.all(this.#ways.map((way) => way.open()));
  }

  /** Says at once what is wrong with the token; what it may do is told with the answer. */
  async #introduce(): Promise<void> {
    try {
      const { response_metadata: told } = await this.call((client) => client.auth.test());
      const missing = SCOPES.filter((scope) => told?.scopes?.includes(scope) === false);
      if (missing.length > 0) this.#log.warn({ platform: "slack", missing }, "scopes are missing");
    } catch (error) {
      this.#log.error({ platform: "slack", err: error }, "Slack does not let us in");
    }
  }

  /** Settled once all that was heard is answered. */
  settled(): Promise<void> {
    return this.#intake.settled();
  }

  /** Hears nothing more, answers what was heard, then says nothing more. */
  async close(): Promise<void> {
    for (const way of this.#ways) await way.close();
    await this.settled();
    this.#isClosed = true;
  }
}

const BEST_FIRST = ["connected", "refused", "lost", "connecting"] as const;

function waysOf({ transport, apiUrl }: SlackSettings, log: Log): readonly (Socket | Listener)[] {
  if (transport.kind === "http") return [new Listener({ ...transport, log })];
  const { appToken } = transport;
  return Array.from(
    { length: SOCKETS },
    () => new Socket({ appToken, apiUrl, log, patience: PATIENCE }),
  );
}
