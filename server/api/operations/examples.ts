/** What the examples of all operations are about, so that they tell one story. */
export const EXAMPLE = {
  actionId: "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
  memberId: "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
  fundId: "01993c71-8a4c-7d19-b6f2-2c7e0f9a1b34",
  providerId: "01993c72-40be-7aa6-9c01-7e3d5a8f6c25",
  taskId: "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
  eventId: "01993c7e-5f0b-7f6e-a2c4-93b1d07e5f48",
  staffId: "01993c6f-02aa-7e57-8d10-1f4b6c9e3d02",
  digest: "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
  jobId: "5f0c8e1b7a2d4936c05e9f318d7b64a2",
  leaf: "3c9a71e05bd24f8860a7c3e19d5f420b7e86d1fa02c5934b6d70e8a1f49b2c35",
  at: "2026-11-25T10:00:00.000Z",
  later: "2026-11-27T10:00:00.000Z",
} as const;

export const ANSWER = {
  id: EXAMPLE.actionId,
  jobId: EXAMPLE.jobId,
  action: "user.approve",
  status: "held",
  riskLevel: "medium",
  requiresHuman: true,
  decision: {
    verdict: "hold",
    policyVersion: 1,
    reasons: [
      { rule: "unattended.allowance", verdict: "hold", message: "The allowance is 0 a day; a person decides." },
    ],
  },
  generation: 1,
  pinnedDigest: EXAMPLE.digest,
  targetCount: 1,
  expiresAt: EXAMPLE.later,
} as const;

const { decision, expiresAt, ...common } = ANSWER;

export const LISTED = {
  ...common,
  title: "Approve a member",
  verdict: decision.verdict,
  queue: "approval",
  submitter: { kind: "agent", id: "shaggy" },
  attempt: 0,
  submittedAt: EXAMPLE.at,
  decidedAt: null,
  settledAt: null,
  expiresAt,
  notBefore: EXAMPLE.at,
  stageHeldAt: null,
} as const;

export const VIEWED = {
  ...LISTED,
  decision,
  reasonCode: null,
  note: null,
  input: { userId: EXAMPLE.memberId, version: 1 },
  result: null,
  problem: null,
  parentId: null,
  typedCount: null,
} as const;
