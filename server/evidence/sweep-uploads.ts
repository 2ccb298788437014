import { sql } from "drizzle-orm";
import { z } from "zod";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";

const Swept = z.object({ agent: z.string(), sha256: z.string(), size_bytes: z.number() });

/** Removes uploads whose time is up. What an action has shown of them is in the trail, and stays. Answers how many. */
export async function sweepUploads(db: Db, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const rows = await tx.execute(sql`
      delete from ${evidenceUploads} where (agent, sha256) in (
        select agent, sha256 from ${evidenceUploads} where kept_until <= ${at.toISOString()}::timestamptz
        order by kept_until limit ${limit} for update skip locked)
      returning agent, sha256, size_bytes`);
    const swept = z.array(Swept).parse([...rows]);
    if (swept.length === 0) return 0;
    const uploads = swept.map(({ agent, sha256, size_bytes: sizeBytes }) => ({ agent, sha256, sizeBytes }));
    await appendAudit(tx, [{ type: "evidence.swept", at, actor: { kind: "system", id: "sweep" }, body: { uploads } }]);
    return swept.length;
  });
}
