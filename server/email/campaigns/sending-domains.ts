import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { sendingDomains } from "@/drizzle/schema/campaigns";
import type { Reader, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { readGround } from "@/server/kernel/ground";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseNonOperators } from "@/server/kernel/refuse-non-operators";
import { refuseStaleIdentity } from "@/server/kernel/stale-identity";
import { hourlyLimit } from "./warm-up";

export const DomainDraft = z.object({
  domain: z.hostname().max(253).toLowerCase(),
  mailbox: z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, "is the part of an address before the @"),
  hourlyMax: z.int().min(1).max(1_000_000),
});

export const DomainLimit = DomainDraft.pick({ hourlyMax: true }).extend({ domain: z.string().max(253) });

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
    const now = await admitNow(tx, kernel, actor, "opens");
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
    const now = await admitNow(tx, kernel, actor, isVerified ? "opens" : "closes");
    const changed = await tx
      .update(sendingDomains)
      .set({ verifiedAt: isVerified ? now : null })
      .where(eq(sendingDomains.domain, domain))
      .returning({ domain: sendingDomains.domain });
    if (changed.length === 0) throw notThere(domain);
    const type = isVerified ? "domain.verified" : "domain.unverified";
    await appendAudit(tx, [{ type, at: now, actor, body: { domain } }]);
  });
  kernel.hint("audit");
}

/** How many mails an hour a domain may send once it is warm. What is under way takes it over with its next mails. */
export async function limitSendingDomain(
  kernel: Kernel,
  actor: Actor,
  { domain, hourlyMax }: z.infer<typeof DomainLimit>,
): Promise<void> {
  refuseNonOperators(actor, "change the limit of a sending domain");
  await kernel.db.transaction(async (tx) => {
    const [before] = await tx.select().from(sendingDomains).where(eq(sendingDomains.domain, domain)).for("update");
    if (!before) throw notThere(domain);
    const now = await admitNow(tx, kernel, actor, hourlyMax > before.hourlyMax ? "opens" : "closes");
    if (hourlyMax === before.hourlyMax) return;
    await tx.update(sendingDomains).set({ hourlyMax }).where(eq(sendingDomains.domain, domain));
    const body = { domain, hourlyMax, was: before.hourlyMax };
    await appendAudit(tx, [{ type: "domain.limited", at: now, actor, body }]);
  });
  kernel.hint("audit");
}

/** Whoever lets more mail out shows that it is them; whoever stops some does not have to find a password first. */
async function admitNow(tx: Tx, kernel: Kernel, actor: Actor, does: "opens" | "closes"): Promise<Date> {
  const ground = await readGround(tx, kernel);
  const refusal = actor.kind === "staff" ? refuseStaleIdentity(ground, actor, does === "opens") : null;
  if (refusal) throw refusal;
  return ground.now;
}

const notThere = (domain: string) => new KernelError("not_found", "There is no such sending domain.", { domain });
