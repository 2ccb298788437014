import { drizzle } from "drizzle-orm/postgres-js";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import postgres from "postgres";

type Schema = Record<string, never>;
export type Db = PostgresJsDatabase<Schema>;
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;
/** Reads may run on either. */
export type Reader = Db | Tx;

export interface Database {
  db: Db;
  close: () => Promise<void>;
}

/** One pool per process. A statement may take 30 s, so that a lost lock shows up as an error. */
export function connectDatabase(url: string, poolMax: number): Database {
  const sql = postgres(url, {
    max: poolMax,
    onnotice: () => undefined,
    connection: { application_name: "ops-kernel", statement_timeout: 30_000 },
  });
  return { db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}
