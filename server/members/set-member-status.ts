import { and, eq, inArray, or, sql } from "drizzle-orm";
import { members } from "@/drizzle/schema/members";
import type { MEMBER_STATUSES } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import type { TargetResult, Work } from "@/server/kernel/define-action";

type MemberStatus = (typeof MEMBER_STATUSES)[number];

interface Transition {
  from: readonly MemberStatus[];
  to: MemberStatus;
}

/** Moves members that are still at their pinned version; who has changed since is left as they are and reported. */
export async function setMemberStatus(
  tx: Tx,
  work: readonly Work<{ reason?: string | undefined }>[],
  { from, to }: Transition,
): Promise<TargetResult[]> {
  const now = work[0]?.now;
  if (!now) return [];
  const pinned = work.map(({ target }) =>
    and(eq(members.id, target.entityId), eq(members.version, target.entityVersion)),
  );
  const moved = await tx
    .update(members)
    .set({ status: to, statusReason: reasonOf(work), version: sql`${members.version} + 1`, updatedAt: now })
    .where(and(inArray(members.status, [...from]), or(...pinned)))
    .returning({ id: members.id, version: members.version });
  const versions = new Map(moved.map((row) => [row.id, row.version]));
  return work.map(({ target }) => {
    const version = versions.get(target.entityId);
    if (version !== undefined) return { outcome: "done", result: { status: to, version } };
    const message = `${target.label} is no longer as it was approved.`;
    return { outcome: "failed", problem: { code: "version_conflict", message } };
  });
}

/** The reason given with the request; many members at once share one request. */
const reasonOf = (work: readonly Work<{ reason?: string | undefined }>[]): string | null =>
  work[0]?.input.reason ?? null;
