import { sql } from "drizzle-orm";
import { auditPrivate } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";

/**
 * Erases what the trail says in private about one member: titles, notes and reasons in the events of every action
 * that touches them, and of every task that such an action was submitted for. The events stay, with commitments that nobody can open any more, and so does every proof.
 */
export async function eraseFromTrail(db: Db, actor: Actor, memberId: string): Promise<number> {
  return db.transaction(async (tx) => {
    const erased = await tx.execute(sql`
      delete from ${auditPrivate} where event_id in (
        select e.id from audit_events e
        join action_targets t on t.action_id = e.action_id
        where t.entity_type = 'member' and t.entity_id = ${memberId}
        union
        select e.id from audit_events e
        join task_actions l on e.type like 'task.%' and e.body->>'taskId' = l.task_id::text
        join action_targets t on t.action_id = l.action_id
        where t.entity_type = 'member' and t.entity_id = ${memberId})
      returning event_id`);
    const at = await databaseNow(tx);
    await appendAudit(tx, [{ type: "member.erased", at, actor, body: { memberId, events: erased.length } }]);
    return erased.length;
  });
}
