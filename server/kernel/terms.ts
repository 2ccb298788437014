import type { PolicyParameters } from "@/server/policies/parameters";
import { quorumOf } from "./quorum";
import type { Quorum } from "./quorum";
import type { RiskLevel } from "./rule";

export interface Terms {
  quorum: Quorum;
  typedCount: number | null;
  escalateAt: Date;
  expiresAt: Date;
}

interface Judged {
  kind: string;
  risk: RiskLevel;
  targetCount: number;
  windowTargets: number;
}

const HOUR_MS = 3_600_000;

/** The bar a decision must meet, copied to the approval request when it is opened. */
export function termsFor(
  { kind, risk, targetCount, windowTargets }: Judged,
  params: PolicyParameters,
  now: Date,
): Terms {
  const lifeMs = params.heldHoursMax[risk] * HOUR_MS;
  // The second half of a bulk in two parts is as large as both.
  const isBulk = targetCount > 1 && Math.max(targetCount, windowTargets) >= params.bulkTypedCountFrom;
  return {
    quorum: quorumOf(params, kind, risk),
    typedCount: isBulk ? targetCount : null,
    escalateAt: new Date(now.getTime() + lifeMs / 2),
    expiresAt: new Date(now.getTime() + lifeMs),
  };
}
