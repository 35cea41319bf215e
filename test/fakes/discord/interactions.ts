import { randomBytes } from "node:crypto";
import type { Fields } from "./checks.ts";
import { LIMITS } from "./limits.ts";
import type { World } from "./world.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** What became of what somebody did. */
export type Outcome =
  | { readonly kind: "answered"; readonly choices: readonly Fields[] }
  /** Nothing came in time: what comes later is refused. */
  | { readonly kind: "late" }
  /** No session of the app is open. */
  | { readonly kind: "unreachable" };

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  /** Whose component was used. */
  readonly message: string | undefined;
  /** Epoch ms, by the clock of the world. */
  readonly at: number;
  readonly state: "waiting" | "answered" | "late";
  /** The message that is its answer. */
  readonly original: string | undefined;
}

type Settle = (outcome: Outcome) => void;

/** What people did, and how far the app has answered it. */
export class Interactions {
  readonly #world: World;
  readonly #within: number;
  readonly #known = new Map<string, Interaction>();
  readonly #waiting = new Map<
    string,
    { readonly settle: Settle; readonly timer: NodeJS.Timeout }
  >();

  constructor(world: World, answeredWithin: number) {
    this.#world = world;
    this.#within = answeredWithin;
  }

  open(did: Pick<Interaction, "type" | "user" | "channel" | "message">): {
    readonly interaction: Interaction;
    readonly outcome: Promise<Outcome>;
  } {
    const interaction: Interaction = {
      ...did,
      id: this.#world.newId(),
      token: randomBytes(24).toString("base64url"),
      at: this.#world.now(),
      state: "waiting",
      original: undefined,
    };
    this.#known.set(interaction.id, interaction);
    const outcome = new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => this.#expire(interaction.id), this.#within);
      this.#waiting.set(interaction.id, { settle: resolve, timer });
    });
    return { interaction, outcome };
  }

  byId(id: string): Interaction | undefined {
    return this.#known.get(id);
  }

  /** The one whose token still holds. */
  byToken(token: string): Interaction | undefined {
    const one = [...this.#known.values()].find((each) => each.token === token);
    const isOver =
      one === undefined ||
      one.state === "late" ||
      this.#world.now() - one.at > LIMITS.tokenLife.most;
    return isOver ? undefined : one;
  }

  answer(id: string, original: string | undefined, choices: readonly Fields[] = []): void {
    const one = this.#known.get(id);
    if (one !== undefined) this.#known.set(id, { ...one, state: "answered", original });
    this.#settle(id, { kind: "answered", choices });
  }

  unreachable(id: string): void {
    this.#close(id, { kind: "unreachable" });
  }

  #expire(id: string): void {
    this.#close(id, { kind: "late" });
  }

  #close(id: string, outcome: Outcome): void {
    const one = this.#known.get(id);
    if (one !== undefined) this.#known.set(id, { ...one, state: "late" });
    this.#settle(id, outcome);
  }

  #settle(id: string, outcome: Outcome): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    waiting.settle(outcome);
  }

  close(): void {
    for (const id of this.#waiting.keys()) this.unreachable(id);
  }
}
