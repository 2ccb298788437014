import { z } from "zod";

const count = z.number().int().nonnegative();
/** Other limits for some kinds; a kind that is not named has the general one. */
const forKinds = (kinds: Record<string, number> = {}) => z.record(z.string().regex(/^[a-z_.]+$/), count).default(kinds);
const byRisk = (low: number, medium: number, high: number) =>
  z.object({ low: count, medium: count, high: count }).default({ low, medium, high });

/** How many people of each role must approve; the groups are joined by AND. */
const Quorum = z
  .object({ operator: count.default(0), editor: count.default(0), support: count.default(0) })
  .refine(({ operator, editor, support }) => operator + editor + support > 0, "somebody must decide");
const ONE_OPERATOR = { operator: 1, editor: 0, support: 0 };

/** What an operator may tune without code. Defaults are what ships; a row of policy_versions holds the live ones. */
export const PolicyParameters = z.object({
  /** Members one agent may approve in a day without a person. */
  unattendedApprovalsPerDay: count.default(0),
  /** From this many targets the approver types the count, and the risk is high. */
  bulkTypedCountFrom: count.default(25),
  /** Above this many targets an action is blocked; no approval lifts it. */
  bulkBlockAbove: count.default(500),
  bulkBlockAboveFor: forKinds(),
  /** Targets one agent may touch within an hour with actions of one sort; above it is blocked. Null: no limit. */
  agentTargetsPerHour: count.nullable().default(500),
  agentTargetsPerHourFor: forKinds({ "notification.send": 2_000, "email.send_one": 1_000 }),
  /** Targets one person may approve within 24 hours. */
  approverTargetsPerDay: count.default(2_000),
  /** From this many targets a few are done first, and an operator looks before the rest. */
  canaryFrom: count.default(25),
  canaryPercent: count.max(100).default(2),
  canaryTargetsMax: count.min(1).default(5),
  /** Urgent notices an hour before the next one is held. */
  urgentNoticesPerHour: count.default(10),
  /** Mails to one address an hour before the next one is held. */
  mailsPerRecipientPerHour: count.default(5),
  /** An address is closed for so many days when so many mails to it have softly bounced within so many days. */
  softBouncesUntilClosed: count.min(1).default(3),
  softBounceWindowDays: count.min(1).default(14),
  softBounceClosedDays: count.min(1).default(30),
  /** How old evidence may be. */
  evidenceMaxAgeHours: count.default(72),
  evidenceMaxAgeHoursFor: forKinds(),
  /** How long a held action waits for a decision. */
  heldHoursMax: byRisk(72, 48, 24),
  /** How long an approval stays good; the clock starts at the approval. */
  approvalValidMinutes: byRisk(24 * 60, 24 * 60, 60),
  /** Between an approval and the first job, and how much longer for each 100 targets. */
  undoWindowSeconds: count.default(5),
  undoSecondsPer100Targets: count.default(5),
  /** Who must approve, by risk; and other people for some kinds. */
  quorum: z
    .object({ low: Quorum, medium: Quorum, high: Quorum })
    .default({ low: ONE_OPERATOR, medium: ONE_OPERATOR, high: ONE_OPERATOR }),
  quorumFor: z.record(z.string(), Quorum).default({}),
  /** A high-risk approval takes a sign-in, or a proof of identity, not older than this. */
  reauthenticateMinutes: count.default(5),
  /** A high-risk approval faster than this, or beyond so many in ten minutes, takes one more person. */
  readingFloorSeconds: count.default(3),
  highRiskPerTenMinutes: count.default(10),
});

export type PolicyParameters = z.infer<typeof PolicyParameters>;
