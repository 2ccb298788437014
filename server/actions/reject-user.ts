import { z } from "zod";
import { defineAction } from "@/server/kernel/define-action";
import { memberFacts } from "@/server/members/member-facts";
import { setMemberStatus } from "@/server/members/set-member-status";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdSplitBulk } from "@/server/policies/bulk";
import { holdStaleEvidence, showsIdentity } from "@/server/policies/evidence";
import { memberMustBe } from "@/server/policies/member-status";
import { memberLines } from "./member-lines";

export const rejectUser = defineAction({
  name: "user.reject",
  queue: "approval",
  title: "Reject a member",
  schemaVersion: 1,
  input: z
    .object({
      userId: z.uuid(),
      version: z.number().int().positive().optional(),
      reason: z.string().trim().min(1).max(500).optional(),
    })
    .strict(),
  facts: memberFacts,
  subject: ({ input: { userId, version }, facts: { member } }) => {
    return { entityType: "member", entityId: userId, entityVersion: version ?? member.version };
  },
  risk: ({ facts: { evidence } }) => (showsIdentity(evidence) ? "low" : "medium"),
  rules: [memberMustBe("pending"), alwaysHold, holdSplitBulk, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { reason }, facts: { member }, targets: [target] }) => ({
    title: `Reject ${target?.label ?? "a member"}`,
    lines: memberLines(target, reason),
    changes: [{ field: "status", before: member.status, after: "rejected" }],
  }),
  execute: {
    port: "database",
    apply: (tx, work) => setMemberStatus(tx, work, { from: ["pending"], to: "rejected" }),
  },
});
