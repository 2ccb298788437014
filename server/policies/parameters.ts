import { z } from "zod";

const count = z.number().int().nonnegative();

/** What an operator may tune without code. Defaults are what ships; a row of policy_versions holds the live ones. */
export const PolicyParameters = z.object({
  /** Members one agent may approve in a day without a person. */
  unattendedApprovalsPerDay: count.default(0),
  /** From this many targets the approver types the count, and the risk is high. */
  bulkTypedCountFrom: count.default(25),
  /** Above this many targets an action is blocked; no approval lifts it. */
  bulkBlockAbove: count.default(500),
  /** Urgent notices an hour before the next one is held. */
  urgentNoticesPerHour: count.default(10),
  /** How old evidence may be. */
  evidenceMaxAgeHours: count.default(72),
  /** How long a held action waits for a decision. */
  heldHoursMax: z.object({ low: count, medium: count, high: count }).default({ low: 72, medium: 48, high: 24 }),
  /** How long an approval stays good; the clock starts at the approval. */
  approvalValidMinutes: z
    .object({ low: count, medium: count, high: count })
    .default({ low: 24 * 60, medium: 24 * 60, high: 60 }),
  /** Between an approval and the first job. */
  undoWindowSeconds: count.default(0),
});

export type PolicyParameters = z.infer<typeof PolicyParameters>;
