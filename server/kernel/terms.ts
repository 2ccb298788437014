import type { PolicyParameters } from "@/server/policies/parameters";
import type { StaffRole } from "./actor";
import type { RiskLevel } from "./rule";

export interface Terms {
  /** Groups joined by AND. */
  quorum: { role: StaffRole; count: number }[];
  typedCount: number | null;
  escalateAt: Date;
  expiresAt: Date;
}

const HOUR_MS = 3_600_000;

/** The bar a decision must meet, copied to the approval request when it is opened. */
export function termsFor(
  { risk, targetCount }: { risk: RiskLevel; targetCount: number },
  params: PolicyParameters,
  now: Date,
): Terms {
  const lifeMs = params.heldHoursMax[risk] * HOUR_MS;
  return {
    quorum: [{ role: "operator", count: 1 }],
    typedCount: targetCount >= params.bulkTypedCountFrom ? targetCount : null,
    escalateAt: new Date(now.getTime() + lifeMs / 2),
    expiresAt: new Date(now.getTime() + lifeMs),
  };
}
