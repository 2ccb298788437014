import type { ActionDetail } from "@/server/api/reads/action-detail";

type Vote = ActionDetail["votes"][number];
type Quorum = NonNullable<ActionDetail["request"]>["quorum"];

export interface QuorumStanding {
  groups: { role: Quorum[number]["role"]; given: Vote[]; missing: number }[];
  needed: number;
  missing: number;
}

/** Who has approved the present generation, and whose approval is missing. */
export function quorumStanding(quorum: Quorum, votes: readonly Vote[], generation: number): QuorumStanding {
  const live = votes.filter(
    (vote) => vote.verdict === "approve" && vote.generation === generation && vote.voidedAt === null,
  );
  const groups = quorum.map(({ role, count }) => {
    const given = live.filter((vote) => vote.approver.role === role);
    return { role, given, missing: Math.max(0, count - given.length) };
  });
  return {
    groups,
    needed: quorum.reduce((sum, { count }) => sum + count, 0),
    missing: groups.reduce((sum, group) => sum + group.missing, 0),
  };
}
