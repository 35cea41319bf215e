/**
 * How values stand in the database: instants as epoch ms, flags as 0 and 1,
 * structures as JSON text. SQLite binds no boolean, Date or object.
 */
export type Flag = 0 | 1;

export const flag = (value: boolean): Flag => (value ? 1 : 0);

export const isSet = (value: number): boolean => value === 1;

export const toJson = (value: unknown): string => JSON.stringify(value);

/** Reads back what `toJson` wrote. Only we write it, so that the caller knows the shape that it stored. */
export const fromJson = (text: string): unknown => JSON.parse(text);
