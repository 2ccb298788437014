import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { sendingDomains } from "@/drizzle/schema/campaigns";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow, readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseNonOperators } from "@/server/kernel/refuse-non-operators";
import { hourlyLimit } from "./warm-up";

export const DomainDraft = z.object({
  domain: z.hostname().max(253).toLowerCase(),
  mailbox: z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, "is the part of an address before the @"),
  hourlyMax: z.int().min(1).max(1_000_000),
});

export interface SendingDomain {
  domain: string;
  mailbox: string;
  verifiedAt: Date | null;
  warmSince: Date;
  hourlyMax: number;
  /** What its warm-up allows at this moment. */
  hourlyNow: number;
}

/** Undefined: no domain of ours. */
export async function findSendingDomain(reader: Reader, domain: string) {
  const [row] = await reader.select().from(sendingDomains).where(eq(sendingDomains.domain, domain));
  return row;
}

export async function listSendingDomains(reader: Reader): Promise<SendingDomain[]> {
  const now = await databaseNow(reader);
  const rows = await reader.select().from(sendingDomains).orderBy(asc(sendingDomains.domain));
  return rows.map(({ createdAt: _, ...row }) => ({ ...row, hourlyNow: hourlyLimit(row, now) }));
}

/** A new domain begins its warm-up now, and sends nothing before it is verified. */
export async function addSendingDomain(
  kernel: Kernel,
  actor: Actor,
  draft: z.infer<typeof DomainDraft>,
): Promise<void> {
  refuseNonOperators(actor, "add a sending domain");
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const added = await tx
      .insert(sendingDomains)
      .values({ ...draft, warmSince: now, createdAt: now })
      .onConflictDoNothing()
      .returning({ domain: sendingDomains.domain });
    if (added.length === 0) throw new KernelError("state_conflict", `${draft.domain} is there already.`);
    await appendAudit(tx, [{ type: "domain.added", at: now, actor, body: draft }]);
  });
  kernel.hint("audit");
}

/** An operator has seen SPF, DKIM and DMARC to be right, or says that they are not any more. */
export async function verifySendingDomain(
  kernel: Kernel,
  actor: Actor,
  { domain, isVerified }: { domain: string; isVerified: boolean },
): Promise<void> {
  refuseNonOperators(actor, "verify a sending domain");
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const changed = await tx
      .update(sendingDomains)
      .set({ verifiedAt: isVerified ? now : null })
      .where(eq(sendingDomains.domain, domain))
      .returning({ domain: sendingDomains.domain });
    if (changed.length === 0) throw new KernelError("not_found", "There is no such sending domain.", { domain });
    const type = isVerified ? "domain.verified" : "domain.unverified";
    await appendAudit(tx, [{ type, at: now, actor, body: { domain } }]);
  });
  kernel.hint("audit");
}
