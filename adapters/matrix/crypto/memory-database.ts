import { randomUUID } from "node:crypto";
import {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
} from "fake-indexeddb";

// matrix-sdk-crypto looks for them where a browser has them.
const CLASSES = {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
};
Object.assign(globalThis, CLASSES);

/** The one that matrix-sdk-crypto makes under the name of a store that it is given. */
const SUFFIX = "::matrix-sdk-crypto";

type Entry = readonly [key: string, value: unknown];

interface Index {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

interface Table {
  readonly name: string;
  readonly indexes: readonly Index[];
  readonly entries: readonly Entry[];
}

/** All that stands in a database, and how it is made. */
export interface Image {
  readonly version: number;
  readonly tables: readonly Table[];
}

/** What changed in one table. */
export interface Change {
  readonly table: string;
  /** Whether nothing but what was put stands there now. */
  readonly isWhole: boolean;
  readonly put: readonly Entry[];
  readonly gone: readonly string[];
}

/** The little of IndexedDB that is used here; its types come with browsers only. */
interface Request<T> {
  readonly result: T;
  readonly error: Error | null;
  addEventListener(event: "success" | "error" | "upgradeneeded", heard: () => void): void;
}
interface Factory {
  open(name: string, version?: number): Request<Connection>;
}
interface ObjectStore {
  readonly name: string;
  readonly keyPath: unknown;
  readonly indexNames: Iterable<string>;
  readonly transaction: { readonly db: Connection };
  index(name: string): Index;
  createIndex(name: string, keyPath: string | string[], options: Partial<Index>): void;
  put(value: unknown, key: string): Request<unknown>;
  get(key: string): Request<unknown>;
  getAll(): Request<unknown[]>;
  getAllKeys(): Request<string[]>;
}
interface Connection {
  readonly name: string;
  readonly version: number;
  readonly objectStoreNames: Iterable<string>;
  transaction(names: string[], mode: "readonly"): { objectStore(name: string): ObjectStore };
  createObjectStore(name: string): ObjectStore;
  close(): void;
}

/** By table, the keys under which something may have changed; null where it may be any. */
type Touched = Map<string, Set<string> | null>;

/** By the name of the database. */
const touched = new Map<string, Touched>();

function touch({ name, transaction }: ObjectStore, key: unknown): void {
  const tables = touched.get(transaction.db.name);
  const keys = tables?.get(name);
  if (tables === undefined || keys === null) return;
  if (typeof key === "string") tables.set(name, (keys ?? new Set()).add(key));
  else tables.set(name, null);
}

type Method = (this: ObjectStore, ...given: unknown[]) => unknown;

/** Whatever writes, wherever it is called from, first says what it touches. */
function watch(method: string, keyOf: (given: readonly unknown[]) => unknown): void {
  const prototype = IDBObjectStore.prototype as unknown as Record<string, Method>;
  const written = prototype[method];
  if (written === undefined) throw new Error(`IndexedDB has no ${method}`);
  prototype[method] = function watched(this: ObjectStore, ...given) {
    touch(this, keyOf(given));
    return written.apply(this, given);
  };
}
watch("put", ([, key]) => key);
watch("add", ([, key]) => key);
watch("delete", ([key]) => key);
watch("clear", () => undefined);

interface Cursor {
  readonly source: ObjectStore | { readonly objectStore: ObjectStore };
}
for (const method of ["update", "delete"]) {
  const prototype = IDBCursor.prototype as unknown as Record<string, Method>;
  const written = prototype[method];
  if (written === undefined) throw new Error(`a cursor of IndexedDB has no ${method}`);
  prototype[method] = function watched(this: ObjectStore, ...given) {
    const { source } = this as unknown as Cursor;
    touch("objectStore" in source ? source.objectStore : source, undefined);
    return written.apply(this, given);
  };
}

const done = <T>(request: Request<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });

let opening: Promise<unknown> = Promise.resolve();

/**
 * A database of matrix-sdk-crypto. It asks for IndexedDB, which browsers have: here it is in
 * memory, and what changes in it is told, so that it can be kept elsewhere.
 */
export class MemoryDatabase {
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Has matrix-sdk-crypto open a database under the name that it is given: one in which an
   * image is put back, or an empty one. Each has an IndexedDB of its own, found where all are
   * looked for while it opens, and gone with the last who has it.
   */
  static open<T>(
    image: Image | undefined,
    open: (name: string) => Promise<T>,
  ): Promise<{ readonly opened: T; readonly database: MemoryDatabase }> {
    const turn = opening.then(() => MemoryDatabase.#open(image, open));
    opening = turn.catch(() => undefined);
    return turn;
  }

  static async #open<T>(
    image: Image | undefined,
    open: (name: string) => Promise<T>,
  ): Promise<{ readonly opened: T; readonly database: MemoryDatabase }> {
    const factory = new IDBFactory() as unknown as Factory;
    Object.assign(globalThis, { indexedDB: factory });
    const name = randomUUID();
    const fullName = name + SUFFIX;
    if (image !== undefined) await restore(factory, fullName, image);
    touched.set(fullName, new Map());
    const opened = await open(name);
    const database = new MemoryDatabase(await done(factory.open(fullName)));
    // Where the tables themselves were made or changed, all of it is to be kept.
    if (database.version !== image?.version) touched.set(fullName, new Map());
    return { opened, database };
  }

  get version(): number {
    return this.#connection.version;
  }

  /** All of it, as it stands. */
  async image(): Promise<Image> {
    const names = [...this.#connection.objectStoreNames];
    const reading = this.#connection.transaction(names, "readonly");
    const tables = names.map(async (name) => {
      const store = reading.objectStore(name);
      if (store.keyPath !== null) throw new Error(`the table ${name} makes its keys by itself`);
      const indexes = [...store.indexNames].map((index) => described(store.index(index)));
      return { name, indexes, entries: await entriesOf(store) };
    });
    return { version: this.version, tables: await Promise.all(tables) };
  }

  /**
   * What changed since the last time, and a way to say that it could not be kept: it is told
   * again then, with what changed meanwhile.
   */
  async changes(): Promise<{ readonly changes: readonly Change[]; readonly giveBack: () => void }> {
    const { name } = this.#connection;
    const taken: Touched = touched.get(name) ?? new Map();
    const since: Touched = new Map();
    touched.set(name, since);
    const giveBack = () => {
      for (const [table, keys] of taken) {
        const more = since.get(table);
        const isAny = keys === null || more === null;
        since.set(table, isAny ? null : new Set([...keys, ...(more ?? [])]));
      }
    };
    if (taken.size === 0) return { changes: [], giveBack };
    const reading = this.#connection.transaction([...taken.keys()], "readonly");
    const changes = [...taken].map(([table, keys]) => changeOf(reading.objectStore(table), keys));
    return { changes: await Promise.all(changes), giveBack };
  }

  close(): void {
    touched.delete(this.#connection.name);
    this.#connection.close();
  }
}

async function restore(factory: Factory, name: string, image: Image): Promise<void> {
  const request = factory.open(name, image.version);
  request.addEventListener("upgradeneeded", () => {
    for (const { name: table, indexes, entries } of image.tables) {
      const store = request.result.createObjectStore(table);
      for (const { name: index, keyPath, ...options } of indexes)
        store.createIndex(index, keyPath, options);
      for (const [key, value] of entries) store.put(value, key);
    }
  });
  (await done(request)).close();
}

const described = ({ name, keyPath, unique, multiEntry }: Index): Index => ({
  name,
  keyPath,
  unique,
  multiEntry,
});

async function entriesOf(store: ObjectStore): Promise<readonly Entry[]> {
  const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  return keys.map((key, at): Entry => [key, values[at]]);
}

async function changeOf(store: ObjectStore, keys: ReadonlySet<string> | null): Promise<Change> {
  const table = store.name;
  if (keys === null) return { table, isWhole: true, put: await entriesOf(store), gone: [] };
  const found = await Promise.all(
    [...keys].map(async (key): Promise<Entry> => [key, await done(store.get(key))]),
  );
  return {
    table,
    isWhole: false,
    put: found.filter(([, value]) => value !== undefined),
    gone: found.filter(([, value]) => value === undefined).map(([key]) => key),
  };
}

/** An image after what changed in it. */
export function changed(image: Image, changes: readonly Change[]): Image {
  const tables = new Map(
    image.tables.map(({ name, entries }) => [name, new Map<string, unknown>(entries)]),
  );
  for (const { table, isWhole, put, gone } of changes) {
    const entries = tables.get(table);
    if (entries === undefined) throw new Error(`no table ${table}`);
    if (isWhole) entries.clear();
    for (const key of gone) entries.delete(key);
    for (const [key, value] of put) entries.set(key, value);
  }
  return {
    version: image.version,
    tables: image.tables.map((table) => ({
      ...table,
      entries: [...(tables.get(table.name) ?? [])],
    })),
  };
}
