import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { countFacets } from "@/server/api/reads/count-facets";
import { listActions } from "@/server/api/reads/list-actions";
import { encodeCursor } from "@/server/api/reads/page";
import { sequentialScans } from "./explain";
import { COUNTS, viewsOver } from "./list-views";
import { callTimes } from "./load";
import { median } from "./statistics";
const sql = postgres(process.env.LIST_ADMIN!, { max: 10 });
const u = sql.unsafe.bind(sql); (sql as any).unsafe = (q: string, p: any, o: any) => u(q, p ?? [], { prepare: true, ...o }); const db = drizzle(sql); const raw = postgres(process.env.LIST_ADMIN!, { max: 1 });
for (const v of viewsOver(1_000_000)) {
  let cursor: string | undefined;
  if (v.skip) { const [r] = await raw.unsafe(`select id, risk_rank, expires_at from actions where ${v.where} order by ${v.order} offset ${v.skip} limit 1`); cursor = encodeCursor(v.input.sort === "expiry" ? r!.expires_at.toISOString() : v.input.sort === "risk" ? r!.risk_rank : 0, r!.id); }
  const f = () => listActions(db, { ...v.input, cursor });
  await callTimes(3, 1, f); const a = await callTimes(20, 1, f); const b = await callTimes(20, 1, async () => sql`select 1`);
  const s = await sequentialScans(sql, (d) => listActions(d, { ...v.input, cursor }));
  console.log(v.name.padEnd(55), (await f()).items.length, median(a.latenciesMs).toFixed(2), (median(a.latenciesMs) / median(b.latenciesMs)).toFixed(1), s.join());
}
for (const c of COUNTS) { const f = () => countFacets(db, c.filter); await callTimes(2, 1, f); const a = await callTimes(8, 1, f); const s = await sequentialScans(sql, (d) => countFacets(d, c.filter)); console.log("counts", c.name, median(a.latenciesMs).toFixed(1), s.join(), JSON.stringify((await f()).risk), (await f()).total); }
process.exit(0);
