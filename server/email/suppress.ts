import { sql } from "drizzle-orm";
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

/** Closes addresses from now on, or for longer; never for less. Answers how many were closed or closed for longer. */
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
        ...{ reason, source, expiresAt, note: note ?? null },
        version: sql`${suppressions.version} + 1`,
      },
      setWhere: sql`${suppressions.expiresAt} < coalesce(excluded.expires_at, 'infinity')`,
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
