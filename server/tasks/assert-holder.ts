import { eq } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { AGENTS } from "@/server/agents/registry";
import type { AgentProfile } from "@/server/agents/profile";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { hasPartIn } from "./change-task";
import type { TaskRow } from "./load-task";

/** Only the agent that holds a task acts on it: neither who coordinates nor who had it before, and no person. */
export async function assertHolder(reader: Reader, actor: Actor, row: TaskRow): Promise<AgentProfile> {
  if (actor.kind === "agent" && actor.id === row.assignee) return assertAtWork(reader, actor.id);
  if (actor.kind === "agent" && !hasPartIn(actor, row) && !AGENTS.get(actor.id)?.reads.includes("read:tasks")) {
    throw new KernelError("not_found", "There is no such task.", { id: row.id });
  }
  throw new KernelError("forbidden", `${row.assignee} holds this task; nobody else acts on it.`, {
    assignee: row.assignee,
  });
}

/** A paused agent takes nothing up and moves nothing on. */
export async function assertAtWork(reader: Reader, name: string): Promise<AgentProfile> {
  const profile = AGENTS.get(name);
  const [row] = await reader.select({ pausedAt: agents.pausedAt }).from(agents).where(eq(agents.name, name));
  if (!profile || !row) throw new KernelError("not_found", `There is no agent called "${name}".`, { agent: name });
  if (row.pausedAt === null) return profile;
  throw new KernelError("agent_paused", `${name} is paused. It works on no task until an operator resumes it.`);
}
