import type { Db } from "@/server/db";
import { houseKernel } from "@/server/house-kernel";
import type { Kernel } from "@/server/kernel/kernel";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";

/** The product's own kernel on a test database; a test may replace parts. */
export function testKernel(db: Db, parts: Partial<Kernel> = {}): Kernel {
  return houseKernel({ db, hint: () => undefined, policy: testPolicy({}), ...parts });
}

/** The shipped parameters with these changes; approvals start at once, or each test would have to wait for them. */
export function testPolicy(changes: Partial<PolicyParameters>): Kernel["policy"] {
  const atOnce = { undoWindowSeconds: 0, undoSecondsPer100Targets: 0 };
  return { codeHash: POLICY_CODE_HASH, parse: (raw) => ({ ...PolicyParameters.parse(raw), ...atOnce, ...changes }) };
}
