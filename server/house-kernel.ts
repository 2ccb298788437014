import { ACTIONS } from "@/server/actions";
import { TOPICS } from "@/server/actions/outbox-topics";
import { AGENTS } from "@/server/agents/registry";
import type { Kernel } from "@/server/kernel/kernel";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { QUEUES } from "@/server/queue/index";

/** HedgeCo's actions, agents, queues and policy on some database: what web, worker, seed and tests all run. */
export function houseKernel(parts: Pick<Kernel, "db" | "hint"> & Partial<Kernel>): Kernel {
  return {
    actions: ACTIONS,
    agents: AGENTS,
    queues: QUEUES,
    topics: TOPICS,
    policy: { codeHash: POLICY_CODE_HASH, parse: (raw) => PolicyParameters.parse(raw) },
    ...parts,
  };
}
