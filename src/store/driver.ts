import { setImmediate, setTimeout } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { Sqlite, type SqliteFile, type SqliteStatement } from "./sqlite.ts";

/** Between two looks whether another process has done writing (ms): short at first, then so long. */
const LONGEST_PAUSE = 25;
/** SQLite answers at once, so that a long series of questions would let nobody else be heard: this long (ms) at most. */
const BREATH = 25;
const MOST_STATEMENTS = 500;

/**
 * better-sqlite3 for Kysely, whose own driver would stop this whole process while another
 * one writes. Whoever is to write waits here without holding the connection: others read.
 * @param patience how long (ms) another process that writes is waited for, before SQLITE_BUSY is thrown
 */
export function patientSqlite(raw: SqliteFile, patience: number): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new PatientDriver(raw, patience),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection, taken in turns: whoever asks first is served first. */
class PatientDriver implements Driver {
  readonly #raw: SqliteFile;
  readonly #patience: number;
  readonly #statement: (sql: string) => SqliteStatement;
  readonly #connection: DatabaseConnection;
  readonly #turn = new Turn();
  /** Of those who wait for another process, the first one looks whether it is done. */
  readonly #lookout = new Turn();
  #breathedAt = performance.now();
  #isInTransaction = false;

  constructor(raw: SqliteFile, patience: number) {
    this.#raw = raw;
    this.#patience = patience;
    this.#statement = preparedOnce(raw);
    this.#connection = {
      executeQuery: <Row>(query: CompiledQuery) => this.#execute<Row>(query),
      streamQuery: () => {
        throw new Error("rows are read all at once");
      },
    };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn.take();
    if (performance.now() - this.#breathedAt > BREATH) {
      await setImmediate();
      this.#breathedAt = performance.now();
    }
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#turn.pass();
  }

  /** With the write lock: a transaction that reads and then writes would otherwise fail at once where another process wrote between. */
  async beginTransaction(): Promise<void> {
    await this.#whenUnlocked(() => this.#statement("begin immediate").run());
    this.#isInTransaction = true;
  }

  async commitTransaction(): Promise<void> {
    this.#statement("commit").run();
    this.#isInTransaction = false;
  }

  async rollbackTransaction(): Promise<void> {
    this.#isInTransaction = false;
    // SQLite itself gives up a transaction after some errors, a full disk among them.
    if (this.#raw.inTransaction) this.#statement("rollback").run();
  }

  async destroy(): Promise<void> {
    this.#raw.close();
  }

  #execute<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#statement(sql);
    // Who has the write lock waits for nobody, and must not let others in.
    if (this.#isInTransaction) return Promise.resolve(resultOf<Row>(statement, parameters));
    return this.#whenUnlocked(() => resultOf<Row>(statement, parameters), statement.readonly);
  }

  /**
   * Does it now or, where another process holds the lock, as soon as that is over; the
   * connection is given to others meanwhile.
   * @param overtakes a reader does not wait behind those who want to write
   */
  async #whenUnlocked<T>(attempt: () => T, overtakes = false): Promise<T> {
    const until = performance.now() + this.#patience;
    if (overtakes || !this.#lookout.isTaken) {
      const done = unlessBusy(attempt);
      if (done !== BUSY) return done;
    }
    this.#turn.pass();
    await this.#lookout.take();
    try {
      for (let pause = 1; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
        await this.#turn.take();
        const done = performance.now() < until ? unlessBusy(attempt) : attempt();
        if (done !== BUSY) return done;
        this.#turn.pass();
        await setTimeout(pause);
      }
    } finally {
      this.#lookout.pass();
    }
  }
}

const BUSY = Symbol("another process holds the lock");

function unlessBusy<T>(attempt: () => T): T | typeof BUSY {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY")) return BUSY;
    throw error;
  }
}

function resultOf<Row>(
  statement: SqliteStatement,
  parameters: readonly unknown[],
): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return {
    rows: [],
    numAffectedRows: BigInt(changes),
    insertId: BigInt(lastInsertRowid),
  };
}

/** Kysely prepares a statement at each call; SQLite is happier with one prepared once. */
function preparedOnce(raw: SqliteFile): (sql: string) => SqliteStatement {
  const prepared = new Map<string, SqliteStatement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      statement = raw.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}

/** Something that one at a time has; it is handed over in the order in which it was asked for. */
class Turn {
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  get isTaken(): boolean {
    return this.#isTaken;
  }

  async take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
  }

  pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}
