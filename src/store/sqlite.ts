import type BetterSqlite from "better-sqlite3";

/**
 * better-sqlite3, in the major that this Node can run. Version 12 is built for Node's own
 * C++ classes, which changed in Node 24.19 so that it aborts at any garbage collection
 * (WiseLibs/better-sqlite3#1515); version 13 is on Node-API, and ends at once on Node 20.
 */
const { default: Sqlite } =
  Number.parseInt(process.versions.node, 10) >= 22
    ? await import("better-sqlite3-napi")
    : await import("better-sqlite3");

export { Sqlite };
export type SqliteFile = BetterSqlite.Database;
export type SqliteStatement = BetterSqlite.Statement;
