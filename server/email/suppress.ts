import { sql } from "drizzle-orm";
import type { SQLWrapper } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema/mail";
import type { SUPPRESSION_REASONS, SUPPRESSION_SCOPES } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { distinctAddressKeys } from "./address-key";

export interface Closing {
  addresses: readonly string[];
  scope: (typeof SUPPRESSION_SCOPES)[number];
  /** Of the scope "topic" alone. */
  topic?: string;
  reason: (typeof SUPPRESSION_REASONS)[number];
  source: string;
  note?: string;
  /** Null: until it is lifted. */
  expiresAt: Date | null;
}

interface Cause {
  at: Date;
  actor: Actor;
  /** What the events of the trail say of the cause; names nobody. */
  body: Record<string, unknown>;
}

/** By weight: what is said by the person themselves weighs more than what staff or a mailbox say. */
const BY_WEIGHT: readonly Closing["reason"][] = ["bounce", "manual", "unsubscribe", "complaint"];
const weightOf = (reason: SQLWrapper) => sql`array_position(${`{${BY_WEIGHT.join(",")}}`}::text[], ${reason}::text)`;
const told = sql`excluded.reason`;

/**
 * Closes addresses from now on, for longer, or for a weightier reason; never for less. What stands then is another version,
 * so that an approval to lift it is over: nobody who gave it knew this. A complaint is news each time. Answers how many
 * there were.
 */
export async function suppress(tx: Tx, closing: Closing, { at, actor, body }: Cause): Promise<number> {
  const { addresses, scope, topic = "", reason, source, note, expiresAt } = closing;
  const emails = await distinctAddressKeys(tx, addresses);
  if (emails.length === 0) return 0;
  const rows = emails.map((email) => ({ email, scope, topic, reason, source, note, expiresAt, createdAt: at }));
  const changed = await tx
    .insert(suppressions)
    .values(rows)
    .onConflictDoUpdate({
      target: [suppressions.email, suppressions.scope, suppressions.topic],
      set: {
        reason: sql`case when ${isTaken(at)} then excluded.reason else ${suppressions.reason} end`,
        source: sql`case when ${isTaken(at)} then excluded.source else ${suppressions.source} end`,
        note: sql`coalesce(excluded.note, ${suppressions.note})`,
        expiresAt: sql`nullif(greatest(coalesce(${suppressions.expiresAt}, 'infinity'), coalesce(excluded.expires_at, 'infinity')), 'infinity')`,
        version: sql`${suppressions.version} + 1`,
      },
      setWhere: sql`${isLonger} or ${isWeightier} or excluded.reason = 'complaint'`,
    })
    .returning({ id: suppressions.id, email: sql<string>`${suppressions.email}::text`, version: suppressions.version });
  await appendAudit(
    tx,
    changed.map(({ id, email, version }) => ({
      type: version === 1 ? "suppression.added" : "suppression.extended",
      ...{ at, actor },
      body: { suppressionId: id, reason, scope, ...(topic && { topic }), expiresAt, ...body },
      private: { email, ...(note && { note }) },
    })),
  );
  return changed.length;
}

const isLonger = sql`${suppressions.expiresAt} < coalesce(excluded.expires_at, 'infinity')`;
const isWeightier = sql`${weightOf(told)} > ${weightOf(suppressions.reason)}`;

/** A lighter reason makes what stands longer, and hides nothing of why it stands. */
const isTaken = (at: Date) => sql`(${suppressions.expiresAt} <= ${at.toISOString()}::timestamptz or ${isWeightier}
  or ${weightOf(told)} = ${weightOf(suppressions.reason)} and ${isLonger})`;
