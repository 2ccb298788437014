import { sql } from "drizzle-orm";
import { auditPrivate } from "@/drizzle/schema/audit";
import type { Tx } from "@/server/db";
import { strangerId } from "./stranger-id";

interface Person {
  memberId: string;
  addresses: readonly string[];
}

/**
 * Erases what the trail says in private about one member: titles, notes and reasons in the events of every action that
 * touches them, their address or its suppression, of every task that such an action was submitted for, and of the address
 * being closed. The events stay, with commitments that nobody can open any more, and so does every proof.
 */
export async function eraseFromTrail(tx: Tx, { memberId, addresses }: Person): Promise<number> {
  // As the recipients of single mails are named that belong to no member yet.
  const hashed = addresses.map(strangerId);
  const list = (items: readonly string[]) =>
    sql`(select value from jsonb_array_elements_text(${JSON.stringify(items)}::text::jsonb))`;
  const erased = await tx.execute(sql`
    with closing as (
      select e.id, e.body->>'suppressionId' as suppression from audit_events e
      join audit_private p on p.event_id = e.id
      where e.type like 'suppression.%' and lower(p.data->>'email') in ${list(addresses)}),
    touching as (
      select action_id from action_targets
      where entity_type = 'member' and entity_id = ${memberId}
        or entity_type = 'recipient' and entity_id in ${list([memberId, ...hashed])}
        or entity_type = 'suppression' and entity_id in (select suppression from closing))
    delete from ${auditPrivate} where event_id in (
      select id from closing
      union
      select e.id from audit_events e where e.action_id in (select action_id from touching)
      union
      select e.id from audit_events e
      join task_actions l on e.type like 'task.%' and e.body->>'taskId' = l.task_id::text
      where l.action_id in (select action_id from touching))
    returning event_id`);
  return erased.length;
}
