import {
  type Compilable,
  type CompiledQuery,
  createQueryId,
  type OperationNodeSource,
  type RootOperationNode,
  SqliteQueryCompiler,
  sql,
} from "kysely";
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
 * Writes what never varies into the SQL. A bound value on which SQLite's plan depends, of a
 * partial index or of a limit, has the statement planned anew at each call
 * (sqlite.org/c3ref/prepare.html, of sqlite3_prepare_v2).
 */
class ConstantsWritten extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Given) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}

/**
 * A query that is asked at each click: built and compiled at its first call, then only
 * bound, since Kysely takes longer to build it than SQLite to answer. `build` is given what
 * stands for the values, never the values: its shape cannot depend on them. Gives the rows.
 */
export function compiledOnce<
  Values extends { readonly [Name in keyof Values]: string | number | null },
  Row,
>(
  build: (db: Executor, given: Values) => Compilable<Row> & OperationNodeSource,
): (db: Executor, values: Values) => Promise<readonly Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= compile(build(db, given as Values));
    const parameters = compiled.parameters.map((one) =>
      one instanceof Given ? values[one.name as keyof Values] : one,
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

function compile<Row>(built: Compilable<Row> & OperationNodeSource): CompiledQuery<Row> {
  const query = built.toOperationNode() as RootOperationNode;
  return new ConstantsWritten().compileQuery(query, createQueryId());
}

/** At most so many rows, of a number that varies: a sum is nothing that SQLite plans with. */
export const atMost = (rows: number) => sql<number>`${rows} + 0`;

/** All of these ids, given as JSON: SQLite binds at most 32,766 values, and prepares a statement for each length of a list. */
export const idsIn = (json: string) => sql<number>`(select value from json_each(${json}))`;
