import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Sql } from "postgres";
import type { Db } from "@/server/db";
import { countFacets } from "@/server/api/reads/count-facets";
import { listActions } from "@/server/api/reads/list-actions";
import { encodeCursor } from "@/server/api/reads/page";
import type { Benchmark, Check, Figure, Scale } from "./benchmark";
import { sequentialScans } from "./explain";
import { interleave } from "./interleave";
import { COUNTS, viewsOver } from "./list-views";
import type { View } from "./list-views";
import { callTimes } from "./load";
import type { Load } from "./load";
import { insertActions } from "./million-actions";
import { median, quantile } from "./statistics";
import { openStores } from "./stores";
import { measureTableSize } from "./table-size";

const ROUND_TRIP = "select 1";
const FIRST_PAGE = "first page";
const OFFSET = "OFFSET";

/** The approvals page over a grown table: every view, shallow and deep, and the counts beside its filters. */
export const list: Benchmark = {
  name: "list",
  title: "The approvals query over a grown table",
  async run(scale) {
    const stores = await openStores();
    const sql = postgres(stores.databaseUrl, { max: 10 });
    try {
      await insertActions(stores.admin, scale.listRows);
      const db = drizzle(sql);
      const figures = [
        ...(await measureViews(scale, sql, db, stores.admin)),
        ...(await measureCounts(scale, sql, db)),
        ...(await measureTableSize(scale, stores)),
      ];
      return { figures, checks: await checkPlans(scale, sql, stores.admin) };
    } finally {
      await sql.end();
      await stores.close();
    }
  },
};

async function measureViews(scale: Scale, sql: Sql, db: Db, admin: Sql): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const view of viewsOver(scale.listRows)) {
    const cursor = await cursorOf(admin, view);
    const page = () => listActions(db, { ...view.input, cursor });
    await callTimes(5, 1, page);
    const calls = Math.ceil(40 * scale.factor);
    const results = await interleave(scale.repeats, {
      kernel: () => callTimes(calls, 1, page),
      [ROUND_TRIP]: () => callTimes(calls, 1, async () => sql`select 1`),
      ...depthPeers(sql, db, view, calls),
    });
    const figure = (label: string, share: number): Figure => {
      const times = Object.entries(results).map(([name, loads]) => [
        name,
        loads.map((load) => quantile(load.latenciesMs, share)),
      ]);
      // Safe because `times` has one entry of numbers per contender.
      const { kernel = [], ...peers } = Object.fromEntries(times) as Record<string, number[]>;
      return { name: `${view.name}: ${label}`, unit: "ms", kernel, peers };
    };
    figures.push(figure("p50", 0.5), figure("p99", 0.99));
  }
  return figures;
}

/** A deep page is also held against the first one, and against counting rows off. */
function depthPeers(
  sql: Sql,
  db: Db,
  { input, skip, where, order }: View,
  calls: number,
): Record<string, () => Promise<Load>> {
  if (skip === 0) return {};
  const offset = `select * from actions where ${where} order by ${order} offset ${skip} limit 51`;
  return {
    [FIRST_PAGE]: () => callTimes(calls, 1, () => listActions(db, input)),
    // Once, because it walks all the rows before its page.
    [OFFSET]: () => callTimes(1, 1, async () => sql.unsafe(offset)),
  };
}

/** The cursor that a client has after `skip` rows. */
async function cursorOf(admin: Sql, { input, skip, where, order }: View): Promise<string | undefined> {
  if (skip === 0) return undefined;
  const rows = await admin.unsafe<{ id: string; risk_rank: number; expires_at: Date | null }[]>(
    `select id, risk_rank, expires_at from actions where ${where} order by ${order} offset ${skip} limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error(`This view has fewer than ${skip} rows: ${where}`);
  const key = { newest: 0, oldest: 0, risk: row.risk_rank, expiry: row.expires_at?.toISOString() ?? "" }[input.sort];
  return encodeCursor(key, row.id);
}

async function measureCounts({ repeats, factor }: Scale, sql: Sql, db: Db): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, filter } of COUNTS) {
    const results = await interleave(repeats, {
      kernel: () => callTimes(Math.ceil(10 * factor), 1, () => countFacets(db, filter)),
      [ROUND_TRIP]: () => callTimes(Math.ceil(100 * factor), 1, async () => sql`select 1`),
    });
    const peers = { [ROUND_TRIP]: (results[ROUND_TRIP] ?? []).map((load) => median(load.latenciesMs)) };
    const kernel = (results["kernel"] ?? []).map((load) => median(load.latenciesMs));
    figures.push({ name: `all counts, ${name}: p50`, unit: "ms", kernel, peers });
  }
  return figures;
}

/** A view that reads the whole table is wrong at any speed. */
async function checkPlans({ listRows }: Scale, sql: Sql, admin: Sql): Promise<Check[]> {
  const checks: Check[] = [];
  for (const view of viewsOver(listRows)) {
    const cursor = await cursorOf(admin, view);
    const scans = await sequentialScans(sql, (db) => listActions(db, { ...view.input, cursor }));
    checks.push({ name: `plan of ${view.name}`, ok: scans.length === 0, detail: scans.join(", ") || "indexes only" });
  }
  for (const { name, filter } of COUNTS) {
    const scans = await sequentialScans(sql, (db) => countFacets(db, filter));
    checks.push({
      name: `plans of all counts, ${name}`,
      ok: scans.length === 0,
      detail: scans.join(", ") || "indexes only",
    });
  }
  return checks;
}
