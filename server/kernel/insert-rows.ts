import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { PgCustomColumn } from "drizzle-orm/pg-core";
import type { PgTable } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm";
import type { Tx } from "@/server/db";

type Row<Table extends PgTable> = Table["$inferInsert"];

/**
 * Inserts any number of rows by one statement whose text depends on the table alone: all rows are one JSON parameter,
 * typed by the table itself. A text that does not change with the number of rows is parsed and planned once, and
 * thousands of parameters are neither built nor sent. Columns that no row names keep their defaults.
 */
export async function insertRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Row<Table>[],
  conflict: SQL = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(insertStatement(table, rows, conflict));
}

/** The same, answering the ids of those that were inserted: a conflict leaves the others. */
export async function insertNewRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const statement = insertStatement(table, rows, sql`on conflict do nothing returning id`);
  const inserted = await tx.execute<{ id: string }>(statement);
  return new Set(inserted.map(({ id }) => id));
}

function insertStatement<Table extends PgTable>(table: Table, rows: readonly Row<Table>[], end: SQL): SQL {
  const named = Object.entries(getTableColumns(table)).filter(([key]) =>
    rows.some((row) => valueOf(row, key) !== undefined),
  );
  const columns = sql.join(
    named.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const records = rows.map((row) =>
    Object.fromEntries(named.map(([key, column]) => [column.name, toJson(valueOf(row, key), column)])),
  );
  const name = sql.identifier(getTableName(table));
  return sql`insert into ${name} (${columns}) select ${columns}
    from json_populate_recordset(null::${name}, ${JSON.stringify(records)}::text::json) ${end}`;
}

const valueOf = (row: object, key: string): unknown => Reflect.get(row, key);

/** As Postgres reads the type from JSON: dates become text by themselves, bytes do not. */
function toJson(value: unknown, column: unknown): unknown {
  if (is(column, PgCustomColumn) && Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  return value ?? null;
}
