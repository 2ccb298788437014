import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { audiences } from "@/drizzle/schema/campaigns";
import type { Reader } from "@/server/db";
import { lineField } from "@/server/email/fields";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { hasCode } from "@/server/kernel/error-code";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { AudienceFilter } from "./audience-filter";
import { problemOfFilter } from "./problem-of-filter";

export const AudienceDraft = z.object({ name: lineField(80), filter: AudienceFilter });
export type AudienceDraft = z.infer<typeof AudienceDraft>;

type Person = Extract<Actor, { kind: "staff" }>;

/** Keeps a filter under a name. What was submitted with it earlier keeps the readers it pinned. */
export async function createAudience(kernel: Kernel, actor: Person, { name, filter }: AudienceDraft) {
  const id = newId();
  await write(kernel, async (tx, now) => {
    await refuseUnknownLists(tx, filter);
    await tx.insert(audiences).values({ id, name, filter, createdBy: actor.id, updatedAt: now });
    return { type: "audience.created", actor, at: now, body: { audienceId: id, version: 1 } };
  });
  return { id, version: 1 };
}

/** `version`: the one that was seen; who saves over another's change is told. */
export async function changeAudience(
  kernel: Kernel,
  actor: Person,
  { id, version, name, filter }: AudienceDraft & { id: string; version: number },
) {
  await write(kernel, async (tx, now) => {
    await refuseUnknownLists(tx, filter);
    const changed = await tx
      .update(audiences)
      .set({ name, filter, version: version + 1, updatedAt: now })
      .where(and(eq(audiences.id, id), eq(audiences.version, version), isNull(audiences.archivedAt)))
      .returning({ id: audiences.id });
    if (changed.length === 0) throw stale(id);
    return { type: "audience.changed", actor, at: now, body: { audienceId: id, version: version + 1 } };
  });
  return { id, version: version + 1 };
}

export async function archiveAudience(kernel: Kernel, actor: Person, id: string): Promise<void> {
  await write(kernel, async (tx, now) => {
    const archived = await tx
      .update(audiences)
      .set({ archivedAt: now })
      .where(and(eq(audiences.id, id), isNull(audiences.archivedAt)))
      .returning({ id: audiences.id });
    if (archived.length === 0) throw stale(id);
    return { type: "audience.archived", actor, at: now, body: { audienceId: id } };
  });
}

async function refuseUnknownLists(tx: Change, filter: AudienceFilter): Promise<void> {
  const problem = await problemOfFilter(tx, filter);
  if (problem) throw problem;
}

const stale = (id: string) =>
  new KernelError("state_conflict", "Somebody has changed or archived this audience meanwhile.", { id });

type Change = Parameters<Parameters<Kernel["db"]["transaction"]>[0]>[0];

async function write(
  kernel: Kernel,
  change: (tx: Change, now: Date) => Promise<Parameters<typeof appendAudit>[1][number]>,
): Promise<void> {
  try {
    await kernel.db.transaction(async (tx) => appendAudit(tx, [await change(tx, await readNow(tx, kernel))]));
  } catch (error) {
    if (hasCode(error, new Set(["23505"])))
      throw new KernelError("state_conflict", "There is an audience of this name.");
    throw error;
  }
  kernel.hint("audit");
}

/** Those that are not archived, by name. */
export async function listAudiences(reader: Reader) {
  const rows = await reader
    .select()
    .from(audiences)
    .where(isNull(audiences.archivedAt))
    .orderBy(asc(sql`lower(${audiences.name})`))
    .limit(500);
  return rows.map(({ id, name, filter, version, updatedAt }) => {
    return { id, name, filter: AudienceFilter.parse(filter), version, updatedAt };
  });
}
