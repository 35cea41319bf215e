import type { Clock } from "../../src/when.ts";

/** How time passes for all who are told of it: so many times as fast, since an instant of the machine's clock. */
export interface Haste {
  readonly times: number;
  /** Epoch ms by the machine's clock, and what it is by ours then. */
  readonly since: number;
  readonly from: number;
}

/** The same clock in each process that is given the same haste. */
export function hurried({ times, since, from }: Haste): Clock {
  return {
    now: () => from + (Date.now() - since) * times,
    monotonic: () => performance.now() * times,
  };
}
