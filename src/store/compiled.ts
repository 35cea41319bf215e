import type { Compilable, CompiledQuery } from "kysely";
import type { Executor } from "./database.ts";

/** Stands in a compiled query for the value of that name. */
class Given {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const given: unknown = new Proxy(
  {},
  {
    get: (_, name) => new Given(String(name)),
    ownKeys: () => {
      throw new Error("a compiled query names each of its values");
    },
  },
);

/**
 * A query that is asked at each click: built and compiled at its first call, then only
 * bound, since Kysely takes longer to build it than SQLite to answer. `build` is given what
 * stands for the values, never the values: its shape cannot depend on them. Gives the rows.
 */
export function compiledOnce<
  Values extends { readonly [Name in keyof Values]: string | number | null },
  Row,
>(
  build: (db: Executor, given: Values) => Compilable<Row>,
): (db: Executor, values: Values) => Promise<readonly Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(db, given as Values).compile();
    const parameters = compiled.parameters.map((one) =>
      one instanceof Given ? values[one.name as keyof Values] : one,
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}
