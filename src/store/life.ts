import { sql } from "kysely";
import type { Delivery } from "./deliveries.ts";

/** After a restore the keys that the lost time has used come again: what is said since carries another mark. */
export const lifeOf = ({ doubtful }: Pick<Delivery, "doubtful">) =>
  sql<string>`coalesce((select '@' || ${sql.ref(doubtful ? "former_life" : "doubtful_until")} from process), '')`;
