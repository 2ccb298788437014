import { z } from "zod";
import { STAFF_ROLES } from "@/drizzle/schema/staff";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { StaffRole } from "./actor";
import type { RiskLevel } from "./rule";

/** How many people of each role must approve; the groups are joined by AND. */
export const Quorum = z.array(z.object({ role: z.enum(STAFF_ROLES), count: z.number().int().positive() }));
export type Quorum = z.infer<typeof Quorum>;

/** What policy asks for now. */
export function quorumOf(params: PolicyParameters, kind: string, risk: RiskLevel): Quorum {
  const counts = params.quorumFor[kind] ?? params.quorum[risk];
  return STAFF_ROLES.flatMap((role) => {
    const count = role === "viewer" ? 0 : counts[role];
    return count > 0 ? [{ role, count }] : [];
  });
}

/** The larger of both, group by group: a bar that has been set is raised by later policy, never lowered. */
export function raiseQuorum(set: Quorum, asked: Quorum): Quorum {
  const countIn = (quorum: Quorum, role: StaffRole) => quorum.find((group) => group.role === role)?.count ?? 0;
  return STAFF_ROLES.flatMap((role) => {
    const count = Math.max(countIn(set, role), countIn(asked, role));
    return count > 0 ? [{ role, count }] : [];
  });
}

/** One more person of this role than before. */
export const onePersonMore = (quorum: Quorum, role: StaffRole): Quorum =>
  quorum.map((group) => (group.role === role ? { ...group, count: group.count + 1 } : group));

export const peopleIn = (quorum: Quorum): number => quorum.reduce((sum, { count }) => sum + count, 0);

/** How many approvals are still missing, over all groups. Each approval counts in one group, that of its role. */
export function missingVotes(quorum: Quorum, approvals: readonly { role: string }[]): number {
  const given = (role: StaffRole) => approvals.filter((vote) => vote.role === role).length;
  return quorum.reduce((sum, { role, count }) => sum + Math.max(0, count - given(role)), 0);
}
