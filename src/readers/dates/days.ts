import type { Weekday } from "../../domain/rhythm.ts";
import { dated, numberDay } from "./dated.ts";
import { as, either, type Grammar, inOrder } from "./grammar.ts";
import { comma } from "./links.ts";
import type { Day, Named } from "./named.ts";
import { away, fromToday, nextWeekday } from "./relative.ts";
import { weekday } from "./words.ts";

const alone = (grammar: Grammar<Named>): Grammar<Day> => as(grammar, (named) => ({ named }));

/** « demain mardi ». */
const awayWeekday: Grammar<Day> = as(
  inOrder<[Named, unknown, Weekday]>(away, comma, weekday),
  ([named, , said]) => ({ named, weekday: said }),
);

/** « demain mardi 2 mars » : said twice, it must be the same. */
const twice: Grammar<readonly Day[]> = as(
  inOrder<[Day, unknown, Day]>(alone(either(away, nextWeekday)), comma, dated),
  ([first, , second]) => [first, second],
);

/** The day that was said, or its two names. */
export const days: Grammar<readonly Day[]> = either(
  twice,
  as(either(dated, numberDay, awayWeekday, alone(either(nextWeekday, fromToday))), (day) => [day]),
);
