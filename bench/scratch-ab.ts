import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { listActions } from "@/server/api/reads/list-actions";
import { viewsOver } from "./list-views";
import { median } from "./statistics";
const mk = (prep: boolean) => { const sql = postgres(process.env.LIST_ADMIN!, { max: 1, connection: { plan_cache_mode: "force_custom_plan" } as any }); if (prep) { const u = sql.unsafe.bind(sql); (sql as any).unsafe = (q: string, p: any, o: any) => u(q, p ?? [], { prepare: true, ...o }); } return { sql, db: drizzle(sql) }; };
const A = mk(false), B = mk(true);
for (const name of ["held, oldest first", "every status", "held, high risk"]) {
  const v = viewsOver(1e6).find((x) => x.name === name)!;
  const t: Record<string, number[]> = { plain: [], prepared: [], one: [] };
  for (let i = 0; i < 400; i++) for (const [k, f] of [["plain", () => listActions(A.db, v.input)], ["prepared", () => listActions(B.db, v.input)], ["one", async () => A.sql`select 1`]] as const) { const s = performance.now(); await f(); if (i > 20) t[k]!.push(performance.now() - s); }
  console.log(name, Object.entries(t).map(([k, x]) => `${k} ${median(x).toFixed(2)}`).join("  "));
}
process.exit(0);
