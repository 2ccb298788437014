import { sql } from "drizzle-orm";
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
  const pinned = work.map(({ target: { entityId: id, entityVersion: version }, input: { reason = null } }) => {
    return { id, version, reason };
  });
  const moved = await tx.execute<{ id: string; version: number }>(sql`
    update ${members} as member
    set status = ${to}, status_reason = pinned.reason, version = member.version + 1,
      updated_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(pinned)}::text::jsonb) as pinned(id uuid, version int, reason text)
    where member.id = pinned.id and member.version = pinned.version
      and member.status in (select jsonb_array_elements_text(${JSON.stringify(from)}::text::jsonb))
    returning member.id, member.version`);
  const versions = new Map(moved.map((row) => [row.id, row.version]));
  return work.map(({ target }) => {
    const version = versions.get(target.entityId);
    if (version !== undefined) return { outcome: "done", result: { status: to, version } };
    const message = `${target.label} is no longer as it was approved.`;
    return { outcome: "failed", problem: { code: "version_conflict", message } };
  });
}
