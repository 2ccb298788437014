import { and, isNotNull, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import { ACTIONS } from "@/server/actions";
import type { ActionName } from "@/server/actions";
import type { AgentProfile } from "@/server/agents/profile";
import type { Reader } from "@/server/db";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdBulk } from "@/server/policies/bulk";
import { PolicyParameters } from "@/server/policies/parameters";
import { runWithinAllowance } from "@/server/policies/unattended";

export interface GrantedKind {
  name: string;
  title: string;
  /** What policy looks at, in its order. */
  rules: { id: string; title: string }[];
}

export interface AgentBoundary {
  /** May run without a person when every rule of the kind lets it. */
  byPolicy: GrantedKind[];
  /** Whatever the facts are, a person decides. */
  byApproval: GrantedKind[];
  /** Not granted: cannot even be submitted. */
  never: { name: string; title: string }[];
  /** What no agent may, whatever its file says. */
  noAgent: readonly string[];
}

const NO_AGENT = [
  "Approve or reject an action, its own or another's",
  "Act on a task that another agent holds",
  "Resume an agent, change policy, lift a kill switch",
  "Change or delete what the trail says",
] as const;

/** What an agent may do, as the live policy stands. */
export async function readAgentBoundary(reader: Reader, profile: AgentProfile): Promise<AgentBoundary> {
  const [active] = await reader
    .select({ params: policyVersions.params })
    .from(policyVersions)
    .where(and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt)));
  return boundaryOf(profile.actions, PolicyParameters.parse(active?.params ?? {}));
}

export function boundaryOf(granted: readonly ActionName[], params: PolicyParameters): AgentBoundary {
  const kinds = granted.map((name) => ({ name, title: titleOf(name), rules: [...(ACTIONS.get(name)?.rules ?? [])] }));
  const waits = (kind: GrantedKind) => kind.rules.some(({ id }) => alwaysWaits(id, params));
  return {
    byPolicy: kinds.filter((kind) => !waits(kind)),
    byApproval: kinds.filter(waits),
    never: [...ACTIONS.values()]
      .filter(({ name }) => !granted.some((one) => one === name))
      .map(({ name, title }) => ({ name, title })),
    noAgent: NO_AGENT,
  };
}

/** Rules that hold whatever they are shown; an allowance of nothing is one of them. */
function alwaysWaits(ruleId: string, params: PolicyParameters): boolean {
  if (ruleId === alwaysHold.id || ruleId === holdBulk.id) return true;
  return ruleId === runWithinAllowance.id && params.unattendedApprovalsPerDay === 0;
}

const titleOf = (name: string) => ACTIONS.get(name)?.title ?? name;
