import { z } from "zod";
import { defineAction } from "@/server/kernel/define-action";
import { memberFacts } from "@/server/members/member-facts";
import { setMemberStatus } from "@/server/members/set-member-status";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdSplitBulk } from "@/server/policies/bulk";
import { holdStaleEvidence } from "@/server/policies/evidence";
import { memberMustBe } from "@/server/policies/member-status";
import { memberLines } from "./member-lines";

export const suspendUser = defineAction({
  name: "user.suspend",
  queue: "approval",
  title: "Suspend a member",
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
  risk: () => "high",
  rules: [memberMustBe("active", "pending"), alwaysHold, holdSplitBulk, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { reason }, facts: { member }, targets: [target] }) => ({
    title: `Suspend ${target?.label ?? "a member"}`,
    lines: memberLines(target, reason),
    changes: [{ field: "status", before: member.status, after: "suspended" }],
  }),
  execute: {
    port: "database",
    apply: (tx, work) => setMemberStatus(tx, work, { from: ["active", "pending"], to: "suspended" }),
  },
});
