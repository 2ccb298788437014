import { z } from "zod";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import type { KernelError } from "@/server/kernel/errors";
import type { Tx } from "@/server/db";
import { countUnattended } from "@/server/members/count-unattended";
import { memberFacts } from "@/server/members/member-facts";
import type { MemberFacts } from "@/server/members/member-facts";
import { setMemberStatus } from "@/server/members/set-member-status";
import { holdSplitBulk } from "@/server/policies/bulk";
import { holdStaleEvidence, showsIdentity } from "@/server/policies/evidence";
import { memberMustBe } from "@/server/policies/member-status";
import { holdOutside } from "@/server/policies/outside";
import { runWithinAllowance } from "@/server/policies/unattended";
import { memberLines } from "./member-lines";

const input = z
  .object({
    userId: z.uuid(),
    version: z.number().int().positive().optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  })
  .strict();

interface Facts extends MemberFacts {
  unattendedToday: number;
}

async function facts(
  tx: Tx,
  requests: readonly FactsRequest<z.output<typeof input>>[],
): Promise<(Loaded<Facts> | KernelError)[]> {
  const [loaded, counts] = await Promise.all([
    memberFacts(tx, requests),
    countUnattended(tx, "user.approve", requests),
  ]);
  return loaded.map((one, i) => {
    if (one instanceof Error) return one;
    const unattendedToday = counts[i] ?? 0;
    return { ...one, facts: { ...one.facts, unattendedToday } };
  });
}

export const approveUser = defineAction({
  name: "user.approve",
  queue: "approval",
  title: "Approve a member",
  blast: "members.approve",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { userId, version }, facts: { member } }) => {
    return { entityType: "member", entityId: userId, entityVersion: version ?? member.version };
  },
  risk: ({ facts: { evidence } }) => (showsIdentity(evidence) ? "low" : "medium"),
  rules: [memberMustBe("pending"), runWithinAllowance, holdSplitBulk, holdStaleEvidence, holdOutside],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { reason }, facts: { member }, targets: [target] }) => ({
    title: `Approve ${target?.label ?? "a member"}`,
    lines: memberLines(target, reason),
    changes: [{ field: "status", before: member.status, after: "active" }],
  }),
  execute: {
    port: "database",
    apply: (tx, work) => setMemberStatus(tx, work, { from: ["pending"], to: "active" }),
  },
});
