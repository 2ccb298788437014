import { drizzle } from "drizzle-orm/postgres-js";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import postgres from "postgres";
import type { Sql, TransactionSql } from "postgres";

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
  const close = () => sql.end({ timeout: 5 });
  return { db: drizzle(preparing(sql)), close };
}

/** Lists of values make texts without end, which a connection would keep for ever; those are not prepared. */
const PREPARED_PARAMS_MAX = 16;

/**
 * Lets the driver prepare each statement once per connection and then send it in one round trip. The query builder asks
 * for that only where a query is named, which costs every other one a parse, a plan and a second round trip.
 */
function preparing(client: Sql): Sql {
  const begin = client.begin.bind(client);
  client.unsafe = prepared(client.unsafe.bind(client));
  // Safe because the query builder only ever gives the work, without options.
  client.begin = ((work: (tx: TransactionSql) => Promise<unknown>) =>
    begin((tx) => {
      tx.unsafe = prepared(tx.unsafe.bind(tx));
      return work(tx);
    })) as typeof begin;
  return client;
}

function prepared(unsafe: Sql["unsafe"]): Sql["unsafe"] {
  return (text, params = [], options = {}) =>
    unsafe(text, params, { ...options, prepare: params.length > 0 && params.length <= PREPARED_PARAMS_MAX });
}
