import type { Db } from "@/server/db";
import { eraseAddresses } from "@/server/email/erase-addresses";
import { erasePayloads } from "@/server/hooks/erase-payloads";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { eraseFromTrail } from "@/server/members/erase-from-trail";
import { knownAddresses } from "@/server/members/known-addresses";

/** How many of each sort; what stays and why is in docs/operations.md. */
export interface Erased {
  /** Events of the trail that had a private part. */
  events: number;
  /** Webhook events that had a payload. */
  payloads: number;
  /** Mails of the local outbox. */
  mails: number;
  /** Addresses with a count of bounces. */
  bounces: number;
}

/** Erases what is kept about one member beside the member's own row, all at once. Answers also what must wait. */
export async function eraseMember(db: Db, actor: Actor, memberId: string): Promise<Erased & { openPayloads: number }> {
  return db.transaction(async (tx) => {
    const addresses = await knownAddresses(tx, memberId);
    const at = await databaseNow(tx);
    const events = await eraseFromTrail(tx, { memberId, addresses });
    const { payloads, open } = await erasePayloads(tx, at, { memberId, addresses });
    const erased: Erased = { events, payloads, ...(await eraseAddresses(tx, addresses)) };
    await appendAudit(tx, [{ type: "member.erased", at, actor, body: { memberId, ...erased } }]);
    return { ...erased, openPayloads: open };
  });
}
