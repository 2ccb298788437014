import { and, isNotNull, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Check } from "@/server/ops/check";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";

export const checkPolicy: Check = async ({ db }) => {
  const [active] = await db
    .select()
    .from(policyVersions)
    .where(and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt)));
  if (!active) return { level: "fail", text: "no version is active, so nothing can be decided" };
  const name = `version ${active.id}`;
  if (active.codeHash !== POLICY_CODE_HASH) {
    return {
      level: "fail",
      text: `${name} is of other rules than this code's: everything is held until the migration runs`,
    };
  }
  if (!PolicyParameters.safeParse(active.params).success) {
    return { level: "fail", text: `${name} has parameters this code cannot read` };
  }
  return { level: "ok", text: `${name} is active and matches this code` };
};
