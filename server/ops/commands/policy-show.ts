import { and, isNotNull, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import { KernelError } from "@/server/kernel/errors";
import type { Command } from "@/server/ops/command";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";

export const policyShow: Command = {
  words: "policy show",
  usage: "",
  does: "prints the active policy version and its parameters",
  async run(_, { db, print, note }) {
    const [active] = await db
      .select()
      .from(policyVersions)
      .where(and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt)));
    if (!active) throw new KernelError("unavailable", "No policy is active: run the migration.");
    const fits = active.codeHash === POLICY_CODE_HASH ? "the code here" : `NOT the code here (${POLICY_CODE_HASH})`;
    note(
      `Version ${active.id} "${active.note}" by ${active.createdBy}, active since ${active.activatedAt?.toISOString()}.`,
    );
    note(`Rules ${active.codeHash}: ${fits}.`);
    print(JSON.stringify(active.params, null, 2));
  },
};
