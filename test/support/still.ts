import type { Account, Place } from "../../src/chat.ts";
import { Person } from "./person.ts";
import type { Town } from "./town.ts";

/** Someone at a place, in a town where nothing happens but what they cause themselves: the clock's work waits. */
export function still(town: Town, account: Account, place: Place): Person {
  const around = {
    house: { settle: async () => {} },
    far: (platform?: string) => town.far(platform),
  };
  return new Person(around, account, place);
}
