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
    // The driver asks each new connection for its array types in a promise that nobody holds: a Postgres that goes away
    // in that moment would end the process. The query builder reads arrays without.
    fetch_types: false,
    backoff: reconnectSeconds,
    connection: { application_name: "ops-kernel", statement_timeout: 30_000 },
  });
  const close = () => sql.end({ timeout: 5 });
  return { db: drizzle(preparing(sql)), close };
}

/**
 * The driver's own wait grows to 20 s and is the whole pool's, also after losses of connections that had stood well: a
 * Postgres that is back must not wait for us so long.
 */
const reconnectSeconds = (losses: number): number => Math.min(0.05 * 2 ** losses, 1);

/** Lists of values make texts without end, which a connection would keep for ever; those are not prepared. */
const PREPARED_PARAMS_MAX = 16;
/** Of what takes no values only reads are: begin and set cost nothing to parse, and several in one text cannot be. */
const READ = /^\s*select\b/;

/**
 * Lets the driver prepare each statement once per connection and then send it in one round trip. The query builder asks
 * for that only where a query is named, which costs every other one a parse, a plan and a second round trip.
 */
function preparing(client: Sql): Sql {
  const begin = client.begin.bind(client);
  client.unsafe = prepared(client.unsafe.bind(client));
  // Safe because the query builder only ever gives the work, without options.
  client.begin = (async (work: Work) => {
    const life = { isOver: false };
    const transaction = begin((tx) => within(life, tx, work));
    transaction.catch(() => (life.isOver = true));
    return transaction;
  }) as typeof begin;
  return client;
}

type Work = (tx: TransactionSql) => Promise<unknown>;

/**
 * The driver answers work that fails with a rollback, also when it failed because the connection is gone; what it then
 * writes to no socket ends the process (github.com/porsager/postgres/issues/1154). So such work is left unsettled: the
 * driver rejects the whole transaction by itself when the connection closes.
 */
async function within(life: { isOver: boolean }, tx: TransactionSql, work: Work): Promise<unknown> {
  const unsafe = prepared(tx.unsafe.bind(tx));
  tx.unsafe = ((...query: Parameters<typeof unsafe>) => {
    if (life.isOver) throw new Error("The transaction's connection is gone.");
    const pending = unsafe(...query);
    // First to hear of it: the next statement of this work would be queued on a connection that another work opens anew.
    pending.catch((error: unknown) => (life.isOver ||= isConnectionLost(error)));
    return pending;
  }) as typeof tx.unsafe;
  const savepoint = tx.savepoint.bind(tx);
  // Safe because the query builder gives the work alone, without a name.
  tx.savepoint = ((inner: Work) => savepoint((nested) => within(life, nested, inner))) as typeof savepoint;
  try {
    return await work(tx);
  } catch (error) {
    if (!life.isOver) throw error;
    return new Promise<never>(() => undefined);
  }
}

const LOST = new Set<unknown>(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "ECONNRESET", "EPIPE"]);

/** Said by the socket, or by Postgres before it hangs up: a fatal error is always its last word. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown }; // Safe because both are only compared.
  return LOST.has(code) || severity === "FATAL";
}

function prepared(unsafe: Sql["unsafe"]): Sql["unsafe"] {
  return (text, params = [], options = {}) =>
    unsafe(text, params, {
      ...options,
      prepare: params.length <= PREPARED_PARAMS_MAX && (params.length > 0 || READ.test(text)),
    });
}
