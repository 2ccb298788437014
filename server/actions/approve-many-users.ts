import { z } from "zod";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { digestOf } from "@/server/kernel/key";
import { MemberFilter, findMembers } from "@/server/members/find-members";
import { loadMembers, memberTarget } from "@/server/members/load-members";
import type { Member } from "@/server/members/load-members";
import { setMemberStatus } from "@/server/members/set-member-status";
import { blockUnexpectedCount, holdBulk, holdSplitBulk, isLargeBulk } from "@/server/policies/bulk";
import { holdStaleEvidence } from "@/server/policies/evidence";
import { holdNotPending } from "@/server/policies/not-pending";

/** Far above the block limit, so that a too wide filter is told its true size and not "at most". */
const RESOLVE_MAX = 10_000;

const input = z
  .object({
    /** Either these, or all whom the filter finds. */
    userIds: z.array(z.uuid()).min(1).max(RESOLVE_MAX).optional(),
    filter: MemberFilter.optional(),
    expectedCount: z.number().int().nonnegative().optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  })
  .strict()
  .refine(({ userIds, filter }) => (userIds === undefined) !== (filter === undefined), {
    path: ["userIds"],
    message: "give either userIds or filter",
  });
type Input = z.output<typeof input>;

export interface BulkFacts {
  /** Of the set: how many are not waiting for approval any more. */
  notPending: number;
  unverified: number;
  countries: number;
}

/** The set is resolved here and pinned; at re-validation only the pinned ones are read. */
async function resolve(tx: Tx, { input: asked, pinned }: FactsRequest<Input>): Promise<Member[] | KernelError> {
  if (!pinned && asked.filter) return findMembers(tx, asked.filter, RESOLVE_MAX);
  const ids = pinned ? pinned.map((target) => target.entityId) : (asked.userIds ?? []);
  const found = await loadMembers(tx, ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    return new KernelError("target_not_found", `${missing.length} of these members do not exist.`, {
      userIds: missing.slice(0, 20),
    });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<BulkFacts> | KernelError)[]> {
  const sets = await Promise.all(requests.map((request) => resolve(tx, request)));
  return sets.map((set) => {
    if (set instanceof KernelError) return set;
    if (set.length === 0) return new KernelError("target_not_found", "No member fits this filter.");
    return {
      targets: set.map(memberTarget),
      facts: {
        notPending: set.filter((member) => member.status !== "pending").length,
        unverified: set.filter((member) => member.identityVerifiedAt === null).length,
        countries: new Set(set.map((member) => member.country)).size,
      },
    };
  });
}

export const approveManyUsers = defineAction({
  name: "user.approve_many",
  queue: "approval",
  title: "Approve many members",
  blast: "members.approve",
  schemaVersion: 1,
  input,
  facts,
  // The resolved set with its versions: the same filter over other members is another subject.
  subject: ({ targets }) => ({
    entityType: "member_set",
    entityId: digestOf(targets.map((target) => [target.entityId, target.entityVersion])).slice(0, 32),
    entityVersion: 1,
  }),
  risk: ({ facts, params }) => (isLargeBulk(facts, params) ? "high" : "medium"),
  rules: [blockUnexpectedCount, holdBulk, holdSplitBulk, holdNotPending, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: asked, facts: { targetCount, notPending, unverified, countries } }) => ({
    title: `Approve ${targetCount} members`,
    lines: [
      { label: "Members", value: String(targetCount) },
      { label: "Chosen by", value: asked.filter ? describe(asked.filter) : "a list of ids" },
      { label: "Not verified", value: String(unverified) },
      { label: "Not pending", value: String(notPending) },
      { label: "Countries", value: String(countries) },
      ...(asked.reason ? [{ label: "Reason given", value: asked.reason, untrusted: true }] : []),
    ],
    changes: [{ field: "status", before: "pending", after: "active" }],
  }),
  execute: {
    port: "database",
    apply: (tx, work) => setMemberStatus(tx, work, { from: ["pending"], to: "active" }),
  },
});

function describe(filter: MemberFilter): string {
  return Object.entries(filter)
    .map(([field, value]) => `${field} = ${String(value)}`)
    .join(", ");
}
