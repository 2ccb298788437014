import { sql } from "drizzle-orm";
import { check, customType, timestamp } from "drizzle-orm/pg-core";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Every time in the system: UTC, millisecond precision, so that it survives a JSON round trip. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});

/** Case-insensitive text: e-mail addresses compare as people expect. */
export const citext = customType<{ data: string }>({ dataType: () => "citext" });

/** Transaction id of the writer; lets a reader know which rows can no longer be overtaken by a late commit. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** A closed list of words, enforced by the database too. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
