import type { Territory } from "../domain/territory.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Repositories } from "../store/repositories.ts";
import type { Speech } from "../text.ts";
import type { View } from "../view.ts";

/** What a notice is made of: its row, the data of its territory, the reader's language, the time (epoch ms). */
export interface Occasion {
  readonly delivery: Delivery;
  readonly territory: Territory;
  readonly repos: Repositories;
  readonly speech: Speech;
  readonly now: number;
}

/** A code that says why there is nothing to say any more; kept as the reason in the ledger. */
export interface Obsolete {
  readonly obsolete: "answered" | "changed" | "gone";
}

export type Composer = (occasion: Occasion) => Promise<View | Obsolete>;
