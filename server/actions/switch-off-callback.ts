import { and, eq } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { newId } from "@/server/kernel/key";
import { addToOutbox } from "@/server/kernel/outbox";

/**
 * A receiver that says "gone for good" is asked no more (Standard Webhooks); operators are told once. An address that
 * was set meanwhile is another one and stays on.
 */
export async function switchOffCallback(db: Db, { agent, url }: { agent: string; url: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const switchedOff = await tx
      .update(agents)
      .set({ callbackEnabled: false })
      .where(and(eq(agents.name, agent), eq(agents.callbackUrl, url), eq(agents.callbackEnabled, true)))
      .returning({ name: agents.name });
    if (switchedOff.length === 0) return;
    const actor = { kind: "system", id: "worker" } as const;
    await appendAudit(tx, [{ type: "agent.callback_gone", at, actor, body: { agent, url } }]);
    const body = {
      ...({ level: "alert", audience: "role:operator", actionId: null, path: `/agents/${agent}` } as const),
      title: `${agent} is not called back any more`,
      text: "Its callback answered 410: it is gone for good. It is switched off until an address is set.",
    };
    await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey: `callback_gone:${agent}:${newId()}`, body }]);
  });
}
