import { inArray } from "drizzle-orm";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import type { Target } from "@/server/kernel/define-action";

export type Member = typeof members.$inferSelect;

export async function loadMembers(reader: Reader, ids: readonly string[]): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(members)
    .where(inArray(members.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A member as an approver sees it among many. */
export function memberTarget(member: Member): Target {
  return {
    entityType: "member",
    entityId: member.id,
    entityVersion: member.version,
    label: member.name,
    attributes: {
      email: member.email,
      domain: member.email.split("@")[1] ?? "",
      role: member.role,
      status: member.status,
      company: member.company,
      country: member.country,
      accredited: member.accredited,
      identityVerified: member.identityVerifiedAt !== null,
      joined: member.joinedAt.toISOString().slice(0, 10),
    },
  };
}
