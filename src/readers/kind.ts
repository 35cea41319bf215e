import type { Arg } from "../command.ts";
import type { Right } from "../domain/rights.ts";

type Given = Arg<unknown>["given"];
type Shape<T> = Omit<Arg<T>, "given" | "optional">;

/** An argument in the making: what it reads, then how it is given and whether it can be left out. */
export class Kind<T> implements Arg<T> {
  readonly given: Given;
  readonly optional: boolean;
  readonly read: Arg<T>["read"];
  declare readonly wide?: boolean;
  declare readonly looksLike?: NonNullable<Arg<T>["looksLike"]>;
  declare readonly span?: NonNullable<Arg<T>["span"]>;
  declare readonly fallback?: NonNullable<Arg<T>["fallback"]>;
  declare readonly bodyOf?: NonNullable<Arg<T>["bodyOf"]>;
  declare readonly right?: Right;
  declare readonly choices?: NonNullable<Arg<T>["choices"]>;
  declare readonly range?: NonNullable<Arg<T>["range"]>;
  declare readonly offers?: NonNullable<Arg<T>["offers"]>;
  readonly #shape: Shape<T>;

  constructor(shape: Shape<T>, given: Given = "word", optional = false) {
    Object.assign(this, shape);
    this.#shape = shape;
    this.read = shape.read;
    this.given = given;
    this.optional = optional;
  }

  /** All the words that remain. */
  rest(): Kind<T> {
    return new Kind(this.#shape, "rest", this.optional);
  }

  /** `--name=…`, which can always be left out. */
  option(): Kind<T | undefined> {
    return new Kind<T | undefined>(this.#shape, "option", true);
  }

  maybe(): Kind<T | undefined> {
    return new Kind<T | undefined>(this.#shape, this.given, true);
  }

  /** Using it asks for this right too. */
  needs(right: Right): Kind<T> {
    return new Kind({ ...this.#shape, right }, this.given, this.optional);
  }
}
