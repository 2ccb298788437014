import { ACTIONS } from "@/server/actions";
import { AGENTS } from "@/server/agents/registry";
import type { Db } from "@/server/db";
import type { Kernel } from "@/server/kernel/kernel";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { QUEUES } from "@/server/queue/index";

/** The product's own kernel on a test database; a test may replace parts. */
export function testKernel(db: Db, parts: Partial<Kernel> = {}): Kernel {
  return {
    db,
    actions: ACTIONS,
    agents: AGENTS,
    queues: QUEUES,
    policy: { codeHash: POLICY_CODE_HASH, parse: (raw) => PolicyParameters.parse(raw) },
    hint: () => undefined,
    ...parts,
  };
}
