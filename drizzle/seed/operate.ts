import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { policyVersions } from "@/drizzle/schema/policy";
import type { AgentName } from "@/server/agents/registry";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { digestOf } from "@/server/kernel/key";
import { ACTIVE } from "@/server/policy-desk/versions";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import type { World } from "./world";

const by = (actor: Actor) => `${actor.kind}:${actor.id}`;

/** The verbs in server/auth take the database's time; these do the same at the time of the history. */
export async function pauseAgent(
  { tx, timeline }: World,
  actor: Actor,
  agent: AgentName,
  reason: string,
): Promise<void> {
  const at = timeline.now();
  await tx
    .update(agents)
    .set({ pausedAt: at, pausedBy: by(actor), pauseReason: reason })
    .where(eq(agents.name, agent));
  await appendAudit(tx, [{ type: "agent.paused", at, actor, body: { agent, reason } }]);
}

export async function resumeAgent({ tx, timeline }: World, actor: Actor, agent: AgentName): Promise<void> {
  await tx.update(agents).set({ pausedAt: null, pausedBy: null, pauseReason: null }).where(eq(agents.name, agent));
  await appendAudit(tx, [{ type: "agent.resumed", at: timeline.now(), actor, body: { agent } }]);
}

export async function setCallback({ tx, timeline }: World, actor: Actor, agent: AgentName, url: string): Promise<void> {
  const callbackSecret = `whsec_${randomBytes(32).toString("base64")}`;
  await tx
    .update(agents)
    .set({ callbackUrl: url, callbackSecret, callbackEnabled: true })
    .where(eq(agents.name, agent));
  await appendAudit(tx, [{ type: "agent.callback_set", at: timeline.now(), actor, body: { agent, url } }]);
}

export async function disableCallback({ tx, timeline }: World, actor: Actor, agent: AgentName): Promise<void> {
  await tx.update(agents).set({ callbackEnabled: false }).where(eq(agents.name, agent));
  await appendAudit(tx, [{ type: "agent.callback_disabled", at: timeline.now(), actor, body: { agent } }]);
}

/** Retires the active parameters and puts others in their place; the rules' code stays. */
export async function setParameters(
  { tx, timeline }: World,
  actor: Actor,
  change: unknown,
  note: string,
): Promise<void> {
  const at = timeline.now();
  const params = PolicyParameters.parse(change);
  const paramsHash = digestOf(params);
  const [retired] = await tx
    .update(policyVersions)
    .set({ retiredAt: at })
    .where(ACTIVE)
    .returning({ id: policyVersions.id });
  const [active] = await tx
    .insert(policyVersions)
    .values({
      codeHash: POLICY_CODE_HASH,
      params,
      paramsHash,
      note,
      createdAt: at,
      createdBy: by(actor),
      activatedAt: at,
      activatedBy: by(actor),
    })
    .returning({ id: policyVersions.id });
  const body = { version: active?.id, paramsHash, replaces: retired?.id ?? null, note };
  await appendAudit(tx, [{ type: "policy.parameters_set", at, actor, body }]);
}
